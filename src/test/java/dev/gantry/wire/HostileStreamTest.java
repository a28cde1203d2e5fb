package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/** Bytes that make no sense cause nothing worse than a refusal, and what is left of them is a sound trace. */
class HostileStreamTest {
    private static final int KINDS = 34;

    /** The seed of a stream. */
    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 2_000)
    @Label("a stream with some bytes changed, left out or said twice is refused with a sentence, or taken")
    void damaged(@ForAll("seeds") long seed) throws Exception {
        Random random = new Random(seed);
        receive(damaged(sound(random, 1 + random.nextInt(2)), random), random);
    }

    @Property(tries = 1_000)
    @Label("bytes at random are refused with a sentence")
    void random(@ForAll byte[] stream) throws Exception {
        receive(stream, new Random(stream.length));
    }

    @Property(tries = 500)
    @Label("two streams into one trace, which name each other's tokens, leave a trace that adds up")
    void twoStreams(@ForAll("seeds") long seed) throws Exception {
        Random random = new Random(seed);
        TraceIntake intake = new TraceIntake(0);
        try (Receiver one = Receiver.ofStored(intake); Receiver two = Receiver.ofStored(intake)) {
            sound(random, 2).to(one);
            sound(random, 2).to(two);
        }
        checkTrace(intake.finish());
    }

    @Example
    @Label("lanes nested deeper than any program's are refused, those around them are taken")
    void deeplyNestedLanes() throws Exception {
        TraceIntake intake = new TraceIntake(0);
        try (Receiver receiver = Receiver.ofStored(intake)) {
            Sender sender = Sender.begun(0, "deep");
            for (int lane = Sender.MAIN + 1; lane <= 2_000; lane++) {
                sender.lane(lane, lane - 1, LaneKind.THREAD, "");
            }
            sender.to(receiver);
        }
        Snapshot taken = intake.finish();

        assertThat(taken.lanes()).isEqualTo(Trace.DEEPEST_LANE);
        assertThat(taken.malformed()).isEqualTo(2_000 - Trace.DEEPEST_LANE);
    }

    private static void receive(byte[] stream, Random random) throws IOException {
        TraceIntake intake = new TraceIntake();
        boolean live = random.nextBoolean();
        try (Receiver receiver = live ? Receiver.ofAsked(intake, System.nanoTime()) : Receiver.ofStored(intake)) {
            receiver.hand(1, () -> true);
            FrameInput in = new FrameInput(new ByteArrayInputStream(stream), "a sender", 100);
            for (var frame = in.next(); frame.isPresent(); frame = in.next()) {
                receiver.take(frame.get());
            }
        } catch (WireException e) {
            assertThat(e.getMessage()).contains("byte");
        }
        checkTrace(intake.finish());
    }

    /** Whatever came, a reader of the trace meets no surprise. */
    private static void checkTrace(Snapshot trace) {
        for (int id = 1; id <= trace.lanes(); id++) {
            var lane = trace.lane(id);
            assertThat(lane.closed()).isGreaterThanOrEqualTo(lane.opened());
            assertThat(lane.parent()).isBetween(0, id - 1);
            for (int depth = 0; depth < lane.depth(); depth++) {
                for (int i = 0; i < lane.row(depth).size(); i++) {
                    assertThat(lane.row(depth).end(i)).isBetween(lane.row(depth).start(i), trace.horizon());
                }
            }
        }
        Traces.tasks(trace).forEach(task -> {
            if (task.ended() >= 0) {
                assertThat(task.ended()).isGreaterThanOrEqualTo(Math.max(task.submitted(), task.started()));
            }
        });
    }

    /** A stream without damage, of records of every kind with mostly sound contents. */
    private static Sender sound(Random random, int version) {
        long time = 1_000;
        Sender sender = new Sender().at(time).hello(version, time, time, "child").processAndMain();
        int text = sender.name("text");
        for (int i = random.nextInt(80); i > 0; i--) {
            sender.at(time += random.nextInt(50));
            if (random.nextInt(20) == 0 && version > 1) {
                sender.clock(random.nextInt(200) - 100, random.nextInt(100));
            }
            int kind = random.nextInt(KINDS);
            int lane = 1 + random.nextInt(6);
            if (kind == RecordKind.LANE_OPENED.code()) {
                sender.lane(lane, random.nextInt(5), LaneKind.byCode(random.nextInt(5)), "");
            } else {
                sender.record(kind, lane, random.nextInt(6),
                        random.nextInt(3) + (random.nextInt(9) == 0 ? 1L << 28 : 0));
            }
        }
        return random.nextBoolean() ? sender.end() : sender.lost(text);
    }

    private static byte[] damaged(Sender sender, Random random) {
        byte[] stream = sender.bytes();
        for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
            int at = random.nextInt(stream.length);
            switch (random.nextInt(3)) {
                case 0 -> stream[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> stream[at] = (byte) random.nextInt(256);
                default -> {
                    int from = random.nextInt(stream.length);
                    int length = Math.min(random.nextInt(60), stream.length - Math.max(at, from));
                    System.arraycopy(stream.clone(), from, stream, at, length);
                }
            }
        }
        return stream;
    }
}
