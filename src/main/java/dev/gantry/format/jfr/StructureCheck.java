package dev.gantry.format.jfr;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.UnreadableVersion;
import dev.gantry.trace.message.Message;

/**
 * Checks the structure of a JFR file (chunks, sizes, checkpoints) before the JDK's parser reads it, which trusts files:
 * an event of negative size or checkpoints in a circle keep it busy for ever, so does a byte that says "just being
 * written".
 *
 * <p>A recording is a row of chunks. A chunk is a header of 68 bytes, then events, each of which begins with its size
 * and type. Type 0 is the metadata, type 1 a checkpoint with constants, and each checkpoint says how far before it the
 * one before lies. The header says where the last of both are, and how long the chunk is. Where a chunk breaks off, its
 * beginning is still of use if it holds a metadata event and a checkpoint: the recorder writes both about every second.
 */
final class StructureCheck {
    static final byte[] MAGIC = {'F', 'L', 'R', 0};
    static final int HEADER = 68;
    static final int SIZE_AT = 8;
    static final int CONSTANTS_AT = 16;
    static final int METADATA_AT = 24;
    static final int STATE_AT = 64;
    private static final int VERSION_AT = 4;
    private static final int OLDEST = 1;
    private static final int NEWEST = 2;
    private static final int STEPS = 1 << 16;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** A part of a chunk that can be read, if its header is given these values. */
    record Beginning(long start, long size, long constants, long metadata) {}

    /**
     * What was found.
     *
     * @param sound how many of the file's bytes are whole chunks
     * @param beginnings of the chunk after those, the longest that can be read; empty if there is none
     * @param damage why it can't be read to its end; empty if it can
     */
    record Finding(long sound, List<Beginning> beginnings, List<DamagedFile> damage) {}

    private final MemorySegment file;
    private final TraceUnderConstruction opening;
    private int steps;

    StructureCheck(MemorySegment file, TraceUnderConstruction opening) {
        this.file = file;
        this.opening = opening;
    }

    /**
     * @throws UnreadableVersion if already the first chunk is of a version that the JDK's parser does not read
     */
    Finding run() throws IOException {
        if (file.byteSize() >= HEADER && new Chunk(0).hasMagic()) {
            checkVersion(file.get(SHORT, VERSION_AT), file.get(SHORT, VERSION_AT + Short.BYTES));
        }
        long at = 0;
        while (at < file.byteSize()) {
            Chunk chunk = new Chunk(at);
            chunk.read();
            if (!chunk.damage.isEmpty()) {
                return new Finding(at, chunk.beginning(), chunk.damage);
            }
            at += chunk.size;
        }
        return new Finding(at, List.of(), List.of());
    }

    private static void checkVersion(int major, int minor) throws UnreadableVersion {
        if (major < OLDEST || major > NEWEST) {
            String code = major < OLDEST ? "jfr.too-old" : "jfr.too-new";
            throw new UnreadableVersion(Message.say(code, major + "." + minor));
        }
    }

    private final class Chunk {
        private final long start;
        private final List<DamagedFile> damage = new ArrayList<>();
        private final Set<Long> metadatas = new HashSet<>();
        private final Set<Long> checkpoints = new HashSet<>();
        private long size;
        private long at;
        private long lastMetadata;
        private long lastCheckpoint;

        Chunk(long start) {
            this.start = start;
        }

        void read() throws IOException {
            long room = file.byteSize() - start;
            if (room < HEADER) {
                damage.add(DamagedFile.cut(file.byteSize()));
                return;
            }
            int version = file.get(SHORT, start + VERSION_AT);
            if (!hasMagic()) {
                damage.add(DamagedFile.at(start, "jfr.no-chunk"));
                return;
            }
            if (version < OLDEST || version > NEWEST) {
                damage.add(DamagedFile.at(start + VERSION_AT, "jfr.version", (long) version));
                return;
            }
            size = file.get(LONG, start + SIZE_AT);
            boolean finished = file.get(ValueLayout.JAVA_BYTE, start + STATE_AT) == 0;
            if (finished && (size < HEADER || size > room)) {
                damage.add(size > room && size > 0
                        ? DamagedFile.cut(file.byteSize())
                        : DamagedFile.at(start + SIZE_AT, "jfr.size"));
            }
            if (!finished) {
                damage.add(DamagedFile.cut(file.byteSize()));
            }
            events(damage.isEmpty() ? size : room);
            if (damage.isEmpty()) {
                checkHeader();
            }
        }

        private boolean hasMagic() {
            for (int i = 0; i < MAGIC.length; i++) {
                if (file.get(ValueLayout.JAVA_BYTE, start + i) != MAGIC[i]) {
                    return false;
                }
            }
            return true;
        }

        /** Goes from event to event, up to the end of the chunk or to one that can't be. */
        private void events(long end) throws IOException {
            for (at = HEADER; at < end;) {
                Varints header = new Varints(file, start + at, start + end);
                long length = header.next();
                long type = header.next();
                if (header.isBroken() || length <= 0 || length > end - at) {
                    if (damage.isEmpty()) {
                        damage.add(DamagedFile.at(start + at, "jfr.event-size"));
                    }
                    return;
                }
                if (type == 0) {
                    lastMetadata = at;
                    metadatas.add(at);
                } else if (type == 1) {
                    lastCheckpoint = at;
                    checkpoints.add(at);
                }
                at += length;
                if (++steps % STEPS == 0) {
                    opening.breathe();
                }
            }
        }

        private void checkHeader() {
            long metadata = file.get(LONG, start + METADATA_AT);
            long constants = file.get(LONG, start + CONSTANTS_AT);
            if (!metadatas.contains(metadata)) {
                damage.add(DamagedFile.at(start + METADATA_AT, "jfr.metadata"));
            } else if (!isChain(constants)) {
                damage.add(DamagedFile.at(start + CONSTANTS_AT, "jfr.constants"));
            }
        }

        /** Whether from this checkpoint each leads to an earlier one, up to the first. */
        private boolean isChain(long last) {
            long checkpoint = last;
            while (checkpoints.contains(checkpoint)) {
                Varints fields = new Varints(file, start + checkpoint, start + at);
                for (int i = 0; i < 4; i++) { // size, type, time, duration
                    fields.next();
                }
                long before = fields.next();
                if (fields.isBroken() || before > 0) {
                    return false;
                }
                if (before == 0) {
                    return true;
                }
                checkpoint += before;
            }
            return false;
        }

        private List<Beginning> beginning() {
            return lastMetadata > 0 && lastCheckpoint > 0 && isChain(lastCheckpoint)
                    ? List.of(new Beginning(start, at, lastCheckpoint, lastMetadata))
                    : List.of();
        }
    }
}
