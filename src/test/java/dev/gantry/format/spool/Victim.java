package dev.gantry.format.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;

/**
 * A program that records numbered marks into a spool until it is killed. Beside the recording it keeps a diary of its
 * own, which outlives it as the spool does: how many marks each drain to disk that is complete has written.
 */
public final class Victim {
    private static final int MARKS_A_PAUSE = 100;

    private Victim() {}

    /** Takes the folder of the spools and the diary's file. */
    public static void main(String[] args) throws Exception {
        try (Diary diary = new Diary(Path.of(args[1]))) {
            Recording recording = Recording.start(Recorder.Options.named("victim"));
            SpoolFile.follow(new SpoolFolder(Path.of(args[0]), SpoolFolder.USUAL_BYTES), told(recording, diary),
                    () -> About.NOTHING.titled("victim"));
            for (long i = 0;; i++) {
                diary.begins(i);
                Probe.mark("mark " + i);
                if (i % MARKS_A_PAUSE == 0) {
                    Thread.sleep(1);
                }
            }
        }
    }

    /** When the spool asks for the next snapshot, the last one is on disk. */
    private static Supplier<Snapshot> told(Recording recording, Diary diary) {
        AtomicLong taken = new AtomicLong();
        return () -> {
            diary.drained(taken.get());
            Snapshot next = recording.snapshot();
            taken.set(next.lane(2) == null ? 0 : next.lane(2).marks());
            return next;
        };
    }

    /** Three numbers in a mapped file: marks begun, marks that complete drains wrote, complete drains. */
    static final class Diary implements AutoCloseable {
        private static final int BYTES = 3 * Long.BYTES;

        private final FileChannel channel;
        private final ByteBuffer numbers;

        Diary(Path file) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            numbers = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
        }

        void begins(long mark) {
            numbers.putLong(0, mark + 1);
        }

        void drained(long marks) {
            numbers.putLong(Long.BYTES, marks);
            numbers.putLong(2 * Long.BYTES, drains() + 1);
        }

        long begun() {
            return numbers.getLong(0);
        }

        long onDisk() {
            return numbers.getLong(Long.BYTES);
        }

        long drains() {
            return numbers.getLong(2 * Long.BYTES);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
