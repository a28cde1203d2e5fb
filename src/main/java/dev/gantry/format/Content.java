package dev.gantry.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import dev.gantry.trace.message.Message;

/** Bytes of a file, unpacked where they are packed with gzip or are the only file in a zip file. */
public final class Content {
    private static final int BUFFER = 1 << 18;
    private static final int MAGIC = 4;

    private final Path file;
    private final TraceUnderConstruction opening;

    Content(Path file, TraceUnderConstruction opening) {
        this.file = file;
        this.opening = opening;
    }

    /** Path of the file, for a reader that must read it by itself; it may be packed, see {@link #isPacked}. */
    public Path file() {
        return file;
    }

    /** Whether the file is packed, with gzip or in a zip file. */
    public boolean isPacked() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MAGIC);
            return isGzip(start) || isZip(start);
        }
    }

    /** Size on disk, in bytes. */
    public long size() throws IOException {
        return Files.size(file);
    }

    /**
     * Unpacked bytes from the beginning. The stream reports its progress to the opening, ends at the limits with a
     * {@link DamagedFile}, and with a {@link ReadingCancelled} when the reading is cancelled. A packed file that is cut
     * ends like an unpacked one; the stream then has reported that to the opening.
     */
    public InputStream open() throws IOException {
        InputStream raw = new MeteredStream(Files.newInputStream(file), opening);
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER);
        in.mark(MAGIC);
        byte[] start = in.readNBytes(MAGIC);
        in.reset();
        return isGzip(start) ? unpacked(in) : isZip(start) ? onlyEntry(in) : in;
    }

    private InputStream onlyEntry(InputStream in) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long files = zip.stream().filter(entry -> !entry.isDirectory()).count();
            if (files != 1) {
                throw new DamagedFile(Message.say("damage.zip", files));
            }
        }
        ZipInputStream entries = new ZipInputStream(in);
        ZipEntry entry = entries.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = entries.getNextEntry();
        }
        return new UnpackedStream(entries, opening, size());
    }

    private InputStream unpacked(InputStream in) throws IOException {
        try {
            return new UnpackedStream(new GZIPInputStream(in, BUFFER), opening, size());
        } catch (EOFException | ZipException _) {
            opening.damaged(
                    new DamagedFile(Message.say("damage.gzip")));
            return InputStream.nullInputStream();
        }
    }

    /** Its first bytes, unpacked. */
    byte[] head() throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(TraceReader.HEAD);
        }
    }

    private static boolean isZip(byte[] start) {
        return Arrays.equals(start, new byte[]{'P', 'K', 3, 4});
    }

    private static boolean isGzip(byte[] start) {
        return start.length >= 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
    }
}
