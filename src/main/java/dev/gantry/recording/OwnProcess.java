package dev.gantry.recording;

import java.util.concurrent.CountDownLatch;

import dev.gantry.hook.Recorder;
import dev.gantry.trace.Snapshot;

/** Records this process, until it is asked to end. */
final class OwnProcess implements Feed {
    private final Recorder recorder;
    private final Source source;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private OwnProcess(Recorder recorder, String name) {
        this.recorder = recorder;
        this.source = new Source.Attached(ProcessHandle.current().pid(), name);
    }

    /** Records from now on; the calling thread gets the first lane. */
    static OwnProcess start(Recorder.Options options) {
        Recorder recorder = new Recorder(options);
        recorder.start();
        return new OwnProcess(recorder, options.processName());
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public About about() {
        return About.of(source).costing(recorder.hookCost());
    }

    @Override
    public Snapshot snapshot() {
        return recorder.snapshot();
    }

    @Override
    public boolean run(Runnable begun) throws InterruptedException {
        begun.run();
        try {
            stopped.await();
        } finally {
            abandon();
        }
        return true;
    }

    /** Records no more. */
    void abandon() {
        recorder.stop();
    }

    @Override
    public void stop() {
        stopped.countDown();
    }
}
