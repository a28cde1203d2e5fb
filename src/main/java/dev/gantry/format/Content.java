package dev.gantry.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import dev.gantry.trace.message.Message;

/**
 * Bytes of a file, unpacked where they are packed with gzip or are the only file in a zip file, which may be packed
 * with gzip too.
 */
public final class Content {
    private static final int BUFFER = 1 << 18;
    private static final int MAGIC = 4;

    /** Packings that Java does not unpack, by their first bytes. */
    private static final Map<String, String> OTHERS = Map.of("28b52ffd", "zstd", "fd377a58", "xz", "425a6839", "bzip2",
            "04224d18", "lz4");

    private final Path file;
    private final TraceUnderConstruction opening;

    /** Of this file, for this opening. */
    public Content(Path file, TraceUnderConstruction opening) {
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
        if (isGzip(start)) {
            return unpacked(in);
        }
        Optional<String> other = Optional.ofNullable(OTHERS.get(HexFormat.of().formatHex(start)));
        if (other.isPresent()) {
            throw new DamagedFile(Message.say("damage.packing", other.get()));
        }
        return isZip(start) || isEmptyZip(start) ? onlyEntry(in) : in;
    }

    /** What the only file in a zip file holds; of a zip file without its end, the first. */
    private InputStream onlyEntry(InputStream in) throws IOException {
        Optional<String> wanted = Optional.empty(); // not known where the table at the end can't be read
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> files = zip.stream().filter(Content::isFile).map(ZipEntry::getName).toList();
            if (files.isEmpty()) {
                throw new DamagedFile(Message.say("damage.zip-empty"));
            }
            if (files.size() > 1) {
                throw new DamagedFile(Message.say("damage.zip", (long) files.size()));
            }
            wanted = Optional.of(files.getFirst());
        } catch (ZipException _) {
            // it is cut, or packed in a way that isn't known here
        }
        ZipInputStream entries = new ZipInputStream(in);
        try {
            ZipEntry entry = entries.getNextEntry();
            while (entry != null && !wanted.map(entry.getName()::equals).orElse(isFile(entry))) {
                entry = entries.getNextEntry();
            }
            if (entry != null && entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
                throw new ZipException("method " + entry.getMethod());
            }
            if (wanted.isEmpty()) {
                opening.damaged(new DamagedFile(Message.say("damage.zip-cut")));
            }
            InputStream content = new UnpackedStream(entries, opening, size());
            PushbackInputStream ahead = new PushbackInputStream(content, MAGIC);
            byte[] start = ahead.readNBytes(MAGIC);
            ahead.unread(start);
            return isGzip(start) ? unpacked(ahead) : ahead;
        } catch (EOFException _) { // cut before the first file
            opening.damaged(new DamagedFile(Message.say("damage.zip-cut")));
            return InputStream.nullInputStream();
        } catch (ZipException packing) {
            throw new DamagedFile(Message.say("damage.zip-packing", String.valueOf(packing.getMessage())));
        }
    }

    /** Whether it is a file that somebody put there: macOS adds folders, and files about files. */
    private static boolean isFile(ZipEntry entry) {
        String name = entry.getName();
        String last = name.substring(name.lastIndexOf('/') + 1);
        return !entry.isDirectory() && !name.startsWith("__MACOSX/") && !last.startsWith("._")
                && !last.equals(".DS_Store");
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

    private static boolean isEmptyZip(byte[] start) {
        return Arrays.equals(start, new byte[]{'P', 'K', 5, 6});
    }

    private static boolean isGzip(byte[] start) {
        return start.length >= 2 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
    }
}
