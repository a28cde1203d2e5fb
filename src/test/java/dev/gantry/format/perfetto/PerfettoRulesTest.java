package dev.gantry.format.perfetto;

import static dev.gantry.format.perfetto.PlainPackets.all;
import static dev.gantry.format.perfetto.PlainPackets.bytes;
import static dev.gantry.format.perfetto.PlainPackets.has;
import static dev.gantry.format.perfetto.PlainPackets.number;
import static dev.gantry.format.perfetto.PlainPackets.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;

/** What Perfetto asks of a trace, read from the bytes by the public field numbers. */
@Tag("process")
class PerfettoRulesTest {
    private static final List<byte[]> PACKETS = new ArrayList<>();
    private static Snapshot callbacks;

    @BeforeAll
    static void save() throws Exception {
        PACKETS.clear();
        for (String lesson : List.of("thread-callbacks", "greenlet-eat-play", "process-one")) {
            Snapshot recorded = RoundTripTest.run(lesson);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PerfettoWriter.save(recorded, About.NOTHING, out, _ -> {});
            if (lesson.equals("thread-callbacks")) {
                callbacks = recorded;
                all(out.toByteArray(), 1).forEach(packet -> PACKETS.add(packet.bytes()));
            } else {
                check(all(out.toByteArray(), 1).stream().map(PlainPackets.Field::bytes).toList());
            }
        }
    }

    @Test
    @DisplayName("every packet has a sequence, the first clears its state, and none needs what was not given before")
    void sequences() {
        check(PACKETS);
    }

    private static void check(List<byte[]> packets) {
        Set<Long> cleared = new HashSet<>();
        Map<Integer, Set<Long>> interned = new HashMap<>();
        Set<Long> tracks = new HashSet<>();
        Map<Long, Long> latest = new HashMap<>();
        Map<Long, Deque<Long>> open = new HashMap<>();
        for (byte[] packet : packets) {
            long sequence = number(packet, 10);
            assertThat(sequence).isPositive();
            long flags = has(packet, 13) ? number(packet, 13) : 0;
            assertThat(flags).isBetween(0L, 3L);
            if ((flags & 1) != 0) {
                assertThat(cleared.add(sequence)).as("cleared once").isTrue();
            }
            if (has(packet, 12)) {
                for (PlainPackets.Field index : PlainPackets.fields(bytes(packet, 12))) {
                    assertThat(index.number()).isIn(1, 2, 3, 29);
                    assertThat(interned.computeIfAbsent(index.number(), _ -> new HashSet<>())
                            .add(number(index.bytes(), 1))).as("an iid is given once").isTrue();
                    assertThat(has(index.bytes(), 2)).isTrue();
                }
            }
            if (has(packet, 60)) {
                byte[] track = bytes(packet, 60);
                if (has(track, 5)) {
                    assertThat(tracks).contains(number(track, 5));
                }
                assertThat(tracks.add(number(track, 1))).as("a track is described once").isTrue();
            }
            if (has(packet, 11)) {
                byte[] event = bytes(packet, 11);
                assertThat(has(packet, 8)).as("an event has a time").isTrue();
                assertThat(tracks).contains(number(event, 11));
                boolean refers = has(event, 3) || has(event, 10) || has(event, 4);
                assertThat((flags & 2) != 0).as("says that it needs state").isEqualTo(refers);
                assertThat(!refers || cleared.contains(sequence)).isTrue();
                all(event, 3).forEach(iid -> assertThat(interned.get(1)).contains(iid.value()));
                all(event, 10).forEach(iid -> assertThat(interned.get(2)).contains(iid.value()));
                for (PlainPackets.Field annotation : all(event, 4)) {
                    assertThat(interned.get(3)).contains(number(annotation.bytes(), 1));
                    all(annotation.bytes(), 17).forEach(iid -> assertThat(interned.get(29)).contains(iid.value()));
                }
                nests(event, number(packet, 8), open, latest);
            }
        }
        assertThat(open.values()).allSatisfy(left -> assertThat(left).isEmpty());
    }

    private static void nests(byte[] event, long time, Map<Long, Deque<Long>> open, Map<Long, Long> latest) {
        long track = number(event, 11);
        switch ((int) number(event, 9)) {
            case 1 -> {
                assertThat(has(event, 10) || has(event, 23)).as("a slice has a name").isTrue();
                open.computeIfAbsent(track, _ -> new ArrayDeque<>()).push(time);
                assertThat(latest.getOrDefault(track, 0L)).isLessThanOrEqualTo(time);
                latest.put(track, time);
            }
            case 2 -> {
                assertThat(open.get(track).pop()).isLessThanOrEqualTo(time);
                assertThat(latest.get(track)).isLessThanOrEqualTo(time);
                latest.put(track, time);
            }
            case 3 -> assertThat(has(event, 10)).isTrue();
            case 4 -> assertThat(has(event, 30)).isTrue();
            default -> throw new AssertionError("an event of type " + number(event, 9));
        }
    }

    @Test
    @DisplayName("processes and threads have their ids, threads lie in their process by id and by parent")
    void lanes() {
        Map<Long, byte[]> tracks = new HashMap<>();
        for (byte[] packet : PACKETS) {
            if (has(packet, 60)) {
                tracks.put(number(bytes(packet, 60), 1), bytes(packet, 60));
            }
        }
        byte[] process = tracks.values().stream().filter(track -> has(track, 3)).findFirst().orElseThrow();
        assertThat(number(bytes(process, 3), 1)).isEqualTo(ProcessHandle.current().pid());
        Set<Long> tids = new HashSet<>();
        List<byte[]> threads = tracks.values().stream().filter(track -> has(track, 4)).toList();
        assertThat(threads).hasSize(callbacks.lanes() - 1).allSatisfy(thread -> {
            assertThat(number(bytes(thread, 4), 1)).isEqualTo(ProcessHandle.current().pid());
            assertThat(tids.add(number(bytes(thread, 4), 2))).isTrue();
            assertThat(number(thread, 5)).isEqualTo(number(process, 1));
        });
        assertThat(threads).anySatisfy(thread -> assertThat(text(thread, 2)).isEqualTo("main"));
    }

    @Test
    @DisplayName("a flow leads from the submission of each task to its start and on to its callback, as fixed numbers")
    void flows() {
        Map<Long, List<Long>> times = new HashMap<>();
        for (byte[] packet : PACKETS) {
            if (has(packet, 11)) {
                for (PlainPackets.Field flow : all(bytes(packet, 11), 47)) {
                    assertThat(flow.type()).isEqualTo(1);
                    times.computeIfAbsent(flow.value(), _ -> new ArrayList<>()).add(number(packet, 8));
                }
            }
        }
        assertThat(times).hasSize(callbacks.tasks());
        times.forEach((task, seen) -> assertThat(seen.stream().sorted().toList()).containsExactly(
                callbacks.task(task.intValue()).submitted(),
                callbacks.task(task.intValue()).started(),
                callbacks.task(task.intValue()).callbacks().getFirst().start()));
    }
}
