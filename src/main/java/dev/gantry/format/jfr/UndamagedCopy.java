package dev.gantry.format.jfr;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import dev.gantry.format.Content;
import dev.gantry.format.DamagedFile;
import dev.gantry.format.TraceUnderConstruction;

/**
 * Recording that is safe to give to the JDK's parser: the file itself if it is sound, else a temporary copy of its
 * sound part.
 */
final class UndamagedCopy implements AutoCloseable {
    private static final int COPIED_AT_ONCE = 1 << 20;

    private final Path file;
    private final boolean copy;
    private final Optional<DamagedFile> damage;

    private UndamagedCopy(Path file, boolean copy, Optional<DamagedFile> damage) {
        this.file = file;
        this.copy = copy;
        this.damage = damage;
    }

    /**
     * @throws DamagedFile if nothing of it can be read
     */
    static UndamagedCopy of(Content content, TraceUnderConstruction opening) throws IOException {
        Path unpacked = content.isPacked() ? unpack(content) : content.file();
        try {
            return checked(unpacked, content.isPacked(), opening);
        } catch (IOException e) {
            if (content.isPacked()) {
                Files.deleteIfExists(unpacked);
            }
            throw e;
        }
    }

    private static UndamagedCopy checked(Path file, boolean copy, TraceUnderConstruction opening) throws IOException {
        StructureCheck.Finding found;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ); Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            found = new StructureCheck(bytes, opening).run();
        }
        if (found.damage().isEmpty()) {
            return new UndamagedCopy(file, copy, Optional.empty());
        }
        DamagedFile damage = found.damage().getFirst();
        if (found.sound() == 0 && found.beginnings().isEmpty()) {
            throw damage;
        }
        Path part = soundPart(file, found, opening);
        if (copy) {
            Files.deleteIfExists(file);
        }
        return new UndamagedCopy(part, true, Optional.of(damage));
    }

    Path file() {
        return file;
    }

    /** Reason of the truncation. */
    Optional<DamagedFile> damage() {
        return damage;
    }

    @Override
    public void close() throws IOException {
        if (copy) {
            Files.deleteIfExists(file);
        }
    }

    private static Path unpack(Content content) throws IOException {
        Path made = temporary();
        try (InputStream in = content.open();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(made))) {
            in.transferTo(out);
        } catch (IOException e) {
            Files.deleteIfExists(made);
            throw e;
        }
        return made;
    }

    private static Path soundPart(Path file, StructureCheck.Finding found, TraceUnderConstruction opening)
            throws IOException {
        Path made = temporary();
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(made, StandardOpenOption.WRITE)) {
            long length = found.sound() + found.beginnings().stream().mapToLong(StructureCheck.Beginning::size).sum();
            for (long done = 0; done < length;) {
                done += from.transferTo(done, Math.min(COPIED_AT_ONCE, length - done), to);
                opening.breathe();
            }
            for (StructureCheck.Beginning beginning : found.beginnings()) {
                complete(to, beginning);
            }
        } catch (IOException e) {
            Files.deleteIfExists(made);
            throw e;
        }
        return made;
    }

    private static Path temporary() throws IOException {
        return Files.createTempFile("gantry-" + ProcessHandle.current().pid() + "-", ".jfr");
    }

    /** Gives the header of a chunk that was cut the values that it would have if it ended there. */
    private static void complete(FileChannel to, StructureCheck.Beginning beginning) throws IOException {
        ByteBuffer places = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(beginning.size())
                .putLong(beginning.constants())
                .putLong(beginning.metadata())
                .flip();
        to.write(places, beginning.start() + StructureCheck.SIZE_AT);
        to.write(ByteBuffer.allocate(1), beginning.start() + StructureCheck.STATE_AT);
    }
}
