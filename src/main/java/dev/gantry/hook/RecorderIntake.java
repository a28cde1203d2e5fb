package dev.gantry.hook;

import dev.gantry.trace.Names;
import dev.gantry.wire.Ids;
import dev.gantry.wire.Intake;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.Tokens;

/** Intake of a recorder, for receivers while this process records: each has a buffer, like a thread. */
final class RecorderIntake implements Intake {
    private final Recorder recorder;
    private final Ids ids;
    private final Tokens tokens;

    RecorderIntake(Recorder recorder, Ids ids) {
        this.recorder = recorder;
        this.ids = ids;
        this.tokens = new Tokens(ids::newTask);
    }

    @Override
    public long origin(long began) {
        return recorder.origin;
    }

    @Override
    public Feed open(int lane) {
        return new BufferFeed(recorder.openBuffer(ThreadLane.current(), lane));
    }

    @Override
    public int machine(String name) {
        return recorder.openMachine(name);
    }

    @Override
    public void machineGone(String name) {
        recorder.closeMachine(name);
    }

    @Override
    public Ids ids() {
        return ids;
    }

    @Override
    public Names names() {
        return recorder.names();
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public int idOf(long handle) {
        return recorder.key.owns(handle) ? (int) handle : 0;
    }

    @Override
    public boolean isOn() {
        return Probe.current() == recorder;
    }

    private record BufferFeed(Buffer buffer) implements Feed {
        @Override
        public void put(long time, int lane, int subject, RecordKind kind, long argument) {
            buffer.put(time, lane, subject, kind, argument);
        }

        @Override
        public void lose(long count) {
            buffer.lose(count);
        }

        /** Does nothing: the drain takes the records in its next pass. */
        @Override
        public void flush() {}

        @Override
        public void close(long time, int error) {
            buffer.close(time, error);
        }

        @Override
        public boolean isOpen() {
            return !buffer.isEnded();
        }
    }
}
