package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.coroutine.Generator;
import dev.gantry.coroutine.Greenlet;
import dev.gantry.hook.BlockReason;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Switch;
import dev.gantry.trace.TaskState;

/** What a recording shows of coroutines. */
class CoroutineLanesTest {
    private interface Program {
        void run() throws Exception;
    }

    private static Snapshot record(Program program) throws Exception {
        try (Recording recording = Recording.start(Recorder.Options.named("test"))) {
            program.run();
            Snapshot all = recording.end();
            assertThat(all.malformed()).isZero();
            assertThat(all.lost()).isZero();
            return all;
        }
    }

    private static Lane lane(Snapshot all, String name) {
        return lanes(all).stream().filter(lane -> all.name(lane.name()).equals(name)).findFirst().orElseThrow();
    }

    private static List<Lane> lanes(Snapshot all) {
        return IntStream.rangeClosed(1, all.lanes()).mapToObj(all::lane).filter(lane -> lane != null).toList();
    }

    private static Lane main(Snapshot all) {
        return lanes(all).stream().filter(lane -> lane.kind() == LaneKind.THREAD).findFirst().orElseThrow();
    }

    private static List<String> switches(Snapshot all) {
        Lane thread = main(all);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < thread.switches(); i++) {
            Switch at = thread.switchAt(i);
            texts.add(text(all, at.from()) + " " + at.reason().id() + " " + text(all, at.to()));
        }
        return texts;
    }

    private static String text(Snapshot all, int lane) {
        return lane == main(all).id() ? "main" : all.name(all.lane(lane).name());
    }

    private static List<State> states(Lane lane) {
        List<State> states = new ArrayList<>();
        for (int depth = 0; depth < lane.depth(); depth++) {
            Row row = lane.row(depth);
            for (int i = 0; i < row.size(); i++) {
                states.add(row.state(i));
            }
        }
        return states;
    }

    @Test
    @DisplayName("a generator is a lane under its thread; switches say send, yield, throw, exit")
    void generator() throws Exception {
        Snapshot all = record(() -> {
            Generator<Integer, Integer> generator = Generator.named("numbers", yielder -> {
                yielder.yield(1);
                yielder.yield(2);
            });
            generator.next();
            generator.next();
            generator.close();
        });
        Lane lane = lane(all, "numbers");
        assertThat(lane.kind()).isEqualTo(LaneKind.GENERATOR);
        assertThat(lane.parent()).isEqualTo(main(all).id());
        assertThat(lane.rest()).isEqualTo(State.SUSPENDED);
        assertThat(switches(all)).containsExactly(
                "main send numbers",
                "numbers yield main",
                "main send numbers",
                "numbers yield main",
                "main throw numbers",
                "numbers exit main");
    }

    @Test
    @DisplayName("greenlets are lanes; one that switches inside a generator comes back into that")
    void greenlets() throws Exception {
        Snapshot all = record(() -> {
            Greenlet main = Greenlet.current();
            Greenlet greenlet = new Greenlet("g", () -> {
                Generator<Integer, Void> generator = Generator.named("n", yielder -> {
                    main.switchTo();
                    yielder.yield(1);
                });
                generator.next();
            });
            greenlet.switchTo();
            greenlet.switchTo();
        });
        assertThat(switches(all)).containsExactly(
                "main switch g", "g send n", "n switch main", "main switch n", "n yield g", "g exit main");
    }

    @Test
    @DisplayName("what blocks inside a greenlet is a blocked slice on its lane, and a mark is there too")
    void blockedInside() throws Exception {
        Snapshot all = record(() -> new Greenlet("g", () -> {
            Probe.blocked(BlockReason.SLEEP);
            Thread.sleep(2);
            Probe.unblocked(0);
            Probe.mark("slept");
        }).switchTo());
        assertThat(states(lane(all, "g"))).containsExactly(State.RUNNING, State.BLOCKED);
        assertThat(lane(all, "g").marks()).isEqualTo(1);
        assertThat(states(main(all))).doesNotContain(State.BLOCKED);
    }

    @BothKinds
    @DisplayName("a hub's tasks are lanes under its thread with a task each; sleeps are switches, ready is marked")
    void hub(Hub.Kind kind) throws Exception {
        Snapshot all = record(() -> {
            try (Hub hub = BothKinds.Hubs.of(kind)) {
                HubTask<Void> a = hub.spawn("a", () -> {
                    hub.sleep(ms(1));
                    hub.sleep(ms(0));
                });
                HubTask<Void> b = hub.spawn("b", () -> hub.sleep(ms(1)));
                hub.joinAll(List.of(a, b), new WaitOptions(Optional.empty(), 2, true));
            }
        });
        boolean automatic = kind == Hub.Kind.AUTOMATIC;
        Lane a = lane(all, "a");
        assertThat(a.kind()).isEqualTo(automatic ? LaneKind.VIRTUAL_THREAD : LaneKind.GREENLET);
        assertThat(a.parent()).isEqualTo(main(all).id());
        assertThat(states(a)).contains(State.RUNNING, State.READY);
        String loop = automatic ? "main" : "hub";
        assertThat(switches(all)).contains(
                loop + " switch a", "a sleep " + loop, "a yield " + loop, "b sleep " + loop, "b exit " + loop);
        assertThat(all.tasks()).isEqualTo(2);
        assertThat(all.task(1).state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(all.task(1).lane()).isEqualTo(a.id());
        assertThat(a.closed()).isPositive();
    }

    @Test
    @DisplayName("an automatic hub tells sleep from I/O by what the virtual thread parked on")
    void automaticReasons() throws Exception {
        Snapshot all = record(() -> {
            try (Hub hub = Hub.automatic()) {
                hub.spawn("sleeper", () -> {
                    Thread.sleep(100);
                    Probe.mark("woke");
                }).join();
            }
        });
        assertThat(switches(all)).contains("sleeper sleep main", "main switch sleeper", "sleeper exit main");
        assertThat(lane(all, "sleeper").marks()).isEqualTo(1);
    }

    @Test
    @DisplayName("an automatic hub's loop, its tasks and other threads name new things at once, and none waits for "
            + "ever")
    void namesAtOnce() throws Exception {
        Snapshot all = record(() -> {
            List<Thread> others = IntStream.range(0, 2).mapToObj(i -> Thread.ofPlatform().start(() -> {
                for (int j = 0; j < 5_000; j++) {
                    Probe.mark("other " + i + " " + j);
                }
                Probe.threadClosed();
            })).toList();
            try (Hub hub = Hub.automatic()) {
                List<HubTask<Void>> tasks = new ArrayList<>();
                for (int i = 0; i < 2_000; i++) {
                    int number = i;
                    tasks.add(hub.spawn("task " + number, () -> {
                        Probe.mark("mine " + number);
                        Thread.yield();
                        Probe.mark("again " + number);
                    }));
                }
                hub.joinAll(tasks);
            }
            for (Thread other : others) {
                other.join();
            }
        });
        assertThat(all.tasks()).isEqualTo(2_000);
    }

    @Test
    @DisplayName("one thread is one lane: that which closes abandoned generators too, however many")
    void abandonedGenerators() throws Exception {
        Snapshot all = record(() -> {
            for (int round = 0; round < 5; round++) {
                CountDownLatch closed = new CountDownLatch(1);
                abandon(closed);
                for (int i = 0; i < 500 && !closed.await(10, TimeUnit.MILLISECONDS); i++) {
                    System.gc();
                }
                assertThat(closed.getCount()).isZero();
            }
        });
        assertThat(lanes(all)).filteredOn(lane -> lane.kind() == LaneKind.GENERATOR).hasSize(5);
        assertThat(lanes(all)).filteredOn(lane -> all.name(lane.name()).equals("gantry-abandoned")).hasSize(1);
    }

    private static void abandon(CountDownLatch closed) {
        Generator<Integer, Void> generator = Generator.of(yielder -> {
            try {
                yielder.yield(1);
            } finally {
                closed.countDown();
            }
        });
        generator.next();
    }

    @Test
    @DisplayName("coroutines that live through two recordings have a lane in each")
    void twoRecordings() throws Exception {
        Generator<Integer, Void> generator = Generator.named("long", yielder -> {
            for (int i = 0;; i++) {
                yielder.yield(i);
            }
        });
        for (int i = 0; i < 2; i++) {
            Snapshot all = record(generator::next);
            assertThat(switches(all)).containsExactly("main send long", "long yield main");
        }
        generator.close();
    }

    @BothKinds
    @DisplayName("a task whose thread ends while it is suspended has failed as abandoned, and its lane is closed")
    void abandonedTask(Hub.Kind kind) throws Exception {
        Snapshot all = record(() -> {
            Thread thread = Thread.ofPlatform().start(() -> leaveTwo(BothKinds.Hubs.of(kind)));
            thread.join();
        });
        assertThat(all.task(1).state()).isEqualTo(TaskState.FAILED);
        assertThat(all.task(1).error()).isEqualTo("abandoned: its thread ended");
        assertThat(all.task(2).state()).isEqualTo(TaskState.SUCCEEDED);
        Lane left = lane(all, "left");
        assertThat(left.closed()).isBetween(all.task(1).ended(), all.lane(left.parent()).closed());
    }

    private static void leaveTwo(Hub hub) {
        try {
            HubTask<Void> _ = hub.spawn("left", () -> hub.sleep(ms(3_600_000)));
            hub.spawn("ends", () -> {}).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            Probe.threadClosed();
        }
    }
}
