package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** What a sender says, and what a receiver makes of it. The bytes are written by hand, as another language would. */
@Timeout(60)
class WireTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final FrameOutput sender = new FrameOutput(bytes);
    private final Recorder recorder = new Recorder(Recorder.Options.named("parent"));

    @AfterEach
    void stop() {
        recorder.stop();
    }

    private void hello() throws IOException {
        sender.write(WireFrame.HELLO, new Hello(42, System.nanoTime(), "child").bytes());
        sender.write(WireFrame.NAME, name(1, "main"));
    }

    private static byte[] name(int number, String text) {
        return ByteBuffer.allocate(4 + text.length()).putInt(number).put(text.getBytes()).array();
    }

    private static byte[] record(long time, int lane, int subject, long argument, int kind) {
        return ByteBuffer.allocate(24).putLong(time).putInt(lane).putInt(subject).putLong(argument << 8 | kind).array();
    }

    private void records(byte[]... records) throws IOException {
        sender.write(WireFrame.RECORDS, records);
    }

    private static byte[] process() {
        return record(System.nanoTime(), 1, 0, 1, 0);
    }

    private static byte[] thread() {
        return record(System.nanoTime(), 2, 1, 0x11L << 28 | 1, 0);
    }

    private Snapshot receive(int... handed) throws IOException {
        sender.flush();
        try (Receiver receiver = Receiver.ofStarted(System.nanoTime() - 1_000_000_000).orElseThrow()) {
            for (int task : handed) {
                receiver.hand(recorder.session.handle(task));
            }
            FrameInput in = new FrameInput(new ByteArrayInputStream(bytes.toByteArray()), "child", 100);
            for (var frame = in.next(); frame.isPresent(); frame = in.next()) {
                receiver.take(frame.get());
            }
        }
        return recorder.stop();
    }

    @Test
    @DisplayName("lanes of a sender appear under its own process, with its pid and the time it took to start")
    void lanes() throws Exception {
        recorder.start();
        hello();
        records(process(), thread());
        Snapshot trace = receive();
        assertThat(trace.malformed()).isZero();
        assertThat(trace.laneName(3)).isEqualTo("child");
        assertThat(trace.lane(3).kind()).isEqualTo(LaneKind.PROCESS);
        assertThat(trace.lane(3).pid()).isEqualTo(42);
        assertThat(trace.lane(4).parent()).isEqualTo(3);
        assertThat(trace.laneName(4)).isEqualTo("main");
        assertThat(trace.name(trace.lane(4).row(0).name(0))).isEqualTo("starts");
    }

    @Test
    @DisplayName("a sender's task can be one of ours, and only one that was handed to it")
    void adopted() throws Exception {
        recorder.start();
        long task = Probe.taskSubmitted(new ExecutorTag("pool"), "ours");
        long other = Probe.taskSubmitted(new ExecutorTag("pool"), "not handed");
        hello();
        records(process(), thread(),
                record(System.nanoTime(), 2, 1, (int) task, 22), record(System.nanoTime(), 2, 1, 0, 6),
                record(System.nanoTime(), 2, 1, 0, 7),
                record(System.nanoTime(), 2, 2, (int) other, 22), record(System.nanoTime(), 2, 2, 0, 6));
        Snapshot trace = receive((int) task);
        assertThat(trace.taskState((int) task)).isEqualTo(TaskState.SUCCEEDED);
        assertThat(trace.taskLane((int) task)).isEqualTo(4);
        assertThat(trace.taskState((int) other)).isEqualTo(TaskState.QUEUED);
        assertThat(trace.malformed()).isEqualTo(2);
    }

    @Test
    @DisplayName("when the stream ends, what ran there fails, and what did not start is cancelled")
    void deadSender() throws Exception {
        recorder.start();
        long running = Probe.taskSubmitted(new ExecutorTag("pool"), "running");
        long waiting = Probe.taskSubmitted(new ExecutorTag("pool"), "waiting");
        hello();
        records(process(), thread(), record(System.nanoTime(), 2, 1, (int) running, 22),
                record(System.nanoTime(), 2, 1, 0, 6));
        Snapshot trace = receive((int) running, (int) waiting);
        assertThat(trace.taskState((int) running)).isEqualTo(TaskState.FAILED);
        assertThat(trace.task((int) running).error()).isEqualTo("its process ended");
        assertThat(trace.taskState((int) waiting)).isEqualTo(TaskState.CANCELLED);
        assertThat(trace.malformed()).isZero();
    }

    @Test
    @DisplayName("records that make no sense are left out and counted, and the stream goes on")
    void malformed() throws Exception {
        recorder.start();
        hello();
        long now = System.nanoTime();
        records(process(), thread());
        records(record(now, 2, 0, 0, 99), // no such kind
                record(now, 9, 0, 0, 2), // no such lane
                record(now, 2, 0, 77, 18), // no such text
                record(now - 3_000_000_000L, 2, 0, 1, 18), // older than the HELLO
                record(now + 60_000_000_000L, 2, 0, 1, 18), // from the future
                record(now, 2, 1, 0, 0), // a lane that is known
                record(now, 1 << 27, 1, 1L << 28 | 1, 0), // an id out of all proportion
                record(now, 3, 1, 0x7fL << 28 | 1, 0), // no such role and kind
                record(now, 2, 5, 0, 6), // no such task
                record(now, 2, 2, 9, 13), // no such reason
                record(now, 2, 0, 50L << 28, 16), // no such state
                record(now, 2, 0, 0, 21), record(now, 2, 0, 0, 23)); // not for the wire
        records(record(System.nanoTime(), 2, 0, 1, 18));
        Snapshot trace = receive();
        assertThat(trace.malformed()).isEqualTo(13);
        assertThat(trace.name(trace.lane(4).markText(0))).isEqualTo("main");
    }

    @Test
    @DisplayName("frames that make no sense end the stream with a sentence that says where")
    void brokenFrames() throws Exception {
        recorder.start();
        expect("a HELLO comes first", () -> sender.write(WireFrame.RECORDS));
        expect("this is no recording", () -> sender.write(WireFrame.HELLO, new byte[22]));
        expect("has 3 bytes", () -> sender.write(WireFrame.HELLO, new byte[3]));
        expect("a second HELLO at byte", () -> {
            hello();
            hello();
        });
        expect("no multiple of 24", () -> {
            hello();
            sender.write(WireFrame.RECORDS, new byte[25]);
        });
        expect("given already", () -> {
            hello();
            sender.write(WireFrame.NAME, name(1, "again"));
        });
        expect("follows the END", () -> {
            hello();
            sender.write(WireFrame.END);
            sender.write(WireFrame.RECORDS);
        });
        expect("which no recording has", () -> {
            hello();
            sender.write(9);
        });
        expect("counts -1 after 0", () -> {
            hello();
            sender.write(WireFrame.LOST, ByteBuffer.allocate(8).putLong(-1).array());
        });
        expect("claims 4294967295 bytes", () -> {
            sender.flush();
            bytes.write(new byte[]{-1, -1, -1, -1, 3});
        });
        expect("3 of 9 bytes came", () -> {
            sender.flush();
            bytes.write(new byte[]{0, 0, 0, 9, 3, 1, 2, 3});
        });
        expect("inside the head of a frame at byte 0", () -> {
            sender.flush();
            bytes.write(new byte[]{0, 0});
        });
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void expect(String message, Writing writing) throws IOException {
        bytes.reset();
        writing.write();
        sender.flush();
        assertThatThrownBy(() -> feed(bytes.toByteArray())).isInstanceOf(WireException.class)
                .hasMessageContaining(message);
    }

    private static void feed(byte[] stream) throws IOException {
        try (Receiver receiver = Receiver.ofStarted(System.nanoTime()).orElseThrow()) {
            FrameInput in = new FrameInput(new ByteArrayInputStream(stream), "child", 100);
            for (var frame = in.next(); frame.isPresent(); frame = in.next()) {
                receiver.take(frame.get());
            }
        }
    }

    @Test
    @DisplayName("clocks: one that lies between question and answer is ours, another is moved, and how surely is kept")
    void clocks() {
        assertThat(Clock.of(100, 150, 200)).isEqualTo(Clock.SAME);
        Clock other = Clock.of(100, 1_000_000, 300);
        assertThat(other.isSame()).isFalse();
        assertThat(other.uncertainty()).isEqualTo(100);
        assertThat(1_000_000 + other.offset()).isEqualTo(200);
    }

    @Test
    @DisplayName("losses of the sender are losses here")
    void lost() throws Exception {
        recorder.start();
        hello();
        sender.write(WireFrame.LOST, ByteBuffer.allocate(8).putLong(7).array());
        sender.write(WireFrame.LOST, ByteBuffer.allocate(8).putLong(9).array());
        assertThat(receive().lost()).isEqualTo(9);
    }

    @Test
    @DisplayName("random bytes and damaged streams never cause more than a refusal")
    void fuzz() throws Exception {
        recorder.start();
        int rounds = Integer.getInteger("gantry.repeat", 2000);
        for (int seed = 0; seed < rounds; seed++) {
            Random random = new Random(seed);
            byte[] stream = seed % 4 == 0 ? new byte[random.nextInt(200)] : sound(random);
            if (seed % 4 == 0) {
                random.nextBytes(stream);
            } else {
                for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                    stream[random.nextInt(stream.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            try {
                feed(stream);
            } catch (WireException e) {
                assertThat(e.getMessage()).as("seed %d", seed).contains("byte");
            }
        }
        assertThat(recorder.stop().finished()).isTrue();
    }

    /** A stream without damage, of records of every kind with mostly sound contents. */
    private byte[] sound(Random random) throws IOException {
        bytes.reset();
        hello();
        List<byte[]> all = new ArrayList<>(List.of(process(), thread()));
        for (int i = random.nextInt(60); i > 0; i--) {
            all.add(record(System.nanoTime(), 1 + random.nextInt(3), random.nextInt(5), random.nextInt(3),
                    random.nextInt(24)));
        }
        records(all.toArray(byte[][]::new));
        sender.write(WireFrame.END);
        sender.flush();
        return bytes.toByteArray();
    }
}
