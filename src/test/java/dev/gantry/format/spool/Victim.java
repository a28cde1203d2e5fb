package dev.gantry.format.spool;

import java.nio.file.Path;

import dev.gantry.format.About;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.Recording;

/** A program that records numbered marks into a spool until it is killed; tells the last number every snapshot holds. */
public final class Victim {
    private Victim() {}

    public static void main(String[] args) throws InterruptedException {
        Recording recording = Recording.start(Recorder.Options.named("victim"));
        Spool.follow(new SpoolFolder(Path.of(args[0]), SpoolFolder.USUAL_BYTES), recording::snapshot,
                () -> About.NOTHING.titled("victim"));
        for (int i = 0;; i++) {
            Probe.mark("mark " + i);
            if (i % 100 == 0) {
                Thread.sleep(1);
                System.out.println(i + " " + System.nanoTime());
            }
        }
    }
}
