package dev.gantry.format.spool;

import java.nio.file.Path;
import java.util.Optional;

import dev.gantry.format.WholeFile;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;

/** A program that records some marks into a spool, then saves the recording as {@code gantry run --record} does. */
public final class SavingVictim {
    static final int MARKS = 60_000;

    private SavingVictim() {}

    /** Takes the folder of the spools and the file to save to; says {@code saving} just before it does. */
    public static void main(String[] args) throws Exception {
        SpoolFolder spools = new SpoolFolder(Path.of(args[0]), SpoolFolder.USUAL_BYTES);
        Recording recording = Recording.start(new Marks(), Optional.of(spools));
        recording.join();
        long ended = System.nanoTime();
        for (long now = ended; recording.spoolLag() >= now - ended; now = System.nanoTime()) {
            Thread.sleep(1); // until a pass that began after the end is on disk
        }
        System.out.println("saving");
        recording.save(recording.about(), () -> WholeFile.write(Path.of(args[1]),
                out -> new PerfettoFile().write(recording.snapshot(), recording.about(), out, _ -> {})));
        recording.discard();
    }

    /** Records the marks. */
    private static final class Marks implements Feed {
        private final Recorder recorder = new Recorder(Recorder.Options.named("victim"));

        @Override
        public Source source() {
            return new Source.Attached(ProcessHandle.current().pid(), "victim");
        }

        @Override
        public Snapshot snapshot() {
            return recorder.snapshot();
        }

        @Override
        public boolean run(Runnable begun) {
            recorder.start();
            begun.run();
            for (int i = 0; i < MARKS; i++) {
                Probe.mark("mark");
            }
            recorder.stop();
            return true;
        }

        @Override
        public void stop() {}
    }
}
