package dev.gantry.cluster.keep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.wire.WireFrame;

/** Part that was being written when its writer was killed, or found no room: it ends with its last whole frame. */
final class OpenPart {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,9})\\.open");

    private OpenPart() {}

    /** Makes parts of all that killed writers left of this worker. */
    static void recover(Path place, long link) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place, link + "-*.open")) {
            for (Path file : files) {
                Matcher found = FORM.matcher(file.getFileName().toString());
                if (found.matches()) {
                    int recording = Integer.parseInt(found.group(2));
                    seal(file, place, link, recording, next(place, link, recording));
                }
            }
        }
    }

    /** The number after those of the parts that are there. */
    private static int next(Path place, long link, int recording) throws IOException {
        int next = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "%d-%d-*".formatted(link, recording))) {
            for (Path file : files) {
                next = Math.max(next, PartName.of(file.getFileName().toString()).map(PartName::number).orElse(-1) + 1);
            }
        }
        return next;
    }

    /** Makes a part of what can be read of this file; where that is nothing, the file goes. */
    static Optional<PartName> seal(Path file, Path place, long link, int recording, int number) throws IOException {
        int records = 0;
        long first = 0;
        long last = 0;
        for (WireFrame frame : PartFile.frames(file)) {
            LongBuffer in = ByteBuffer.wrap(frame.bytes()).asLongBuffer();
            for (; frame.type() == WireFrame.RECORDS && in.remaining() >= 3; in.position(in.position() + 3)) {
                long time = in.get(in.position());
                first = records == 0 ? time : first;
                last = records == 0 || time - last > 0 ? time : last;
                records++;
            }
        }
        if (records == 0) {
            Files.delete(file);
            return Optional.empty();
        }
        PartName name = new PartName(link, recording, number, first, last, records, PartName.WIRE);
        Files.move(file, place.resolve(name.toString()));
        return Optional.of(name);
    }
}
