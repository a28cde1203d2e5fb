package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gantry.Moment;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** A recording from start to stop. */
class RecorderTest {
    private final List<Recorder> started = new ArrayList<>();

    @AfterEach
    void stopAll() {
        started.forEach(Recorder::stop);
    }

    @Test
    void theProcessAndTheCallingThreadHaveTheFirstLanes() {
        Recorder recorder = started();
        Snapshot seen = recorder.stop();
        assertThat(seen.lane(1).kind()).isEqualTo(LaneKind.PROCESS);
        assertThat(seen.laneName(1)).isEqualTo("test");
        assertThat(seen.lane(1).pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(seen.laneName(2)).isEqualTo(Thread.currentThread().getName());
        assertThat(seen.lane(2).parent()).isOne();
        assertThat(seen.finished()).isTrue();
    }

    @Test
    void threadsThatAreBusyWhenItStartsComeAfterTheProcess() {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch busy = new CountDownLatch(2);
        Runnable hammer = () -> {
            busy.countDown();
            while (!over.get()) {
                Probe.mark("x");
            }
        };
        Thread one = Thread.ofPlatform().start(hammer);
        Thread two = Thread.ofPlatform().start(hammer);
        RecordedThreads.await(busy);
        try {
            for (int i = 0; i < 200; i++) {
                Snapshot seen = started().stop();
                assertThat(seen.malformed()).isZero();
                assertThat(seen.lane(1).kind()).isEqualTo(LaneKind.PROCESS);
                assertThat(seen.laneName(2)).isEqualTo(Thread.currentThread().getName());
            }
        } finally {
            over.set(true);
            RecordedThreads.join(one);
            RecordedThreads.join(two);
        }
    }

    @Test
    void onlyOneIsOnAtATime() {
        Recorder first = started();
        Recorder second = new Recorder(Recorder.Options.named("second"));
        assertThatThrownBy(second::start).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stop it first");
        Probe.mark("still the first");
        assertThat(first.stop().lane(2).marks()).isOne();
        second.start();
        assertThat(second.stop().laneName(1)).isEqualTo("second");
    }

    @Test
    void itIsUsedOnce() {
        Recorder recorder = started();
        recorder.stop();
        assertThatThrownBy(recorder::start).isInstanceOf(IllegalStateException.class).hasMessageContaining("once");
        assertThat(Probe.isRecording()).isFalse();
    }

    @Test
    void stoppingTwiceGivesTheSame() {
        Recorder recorder = started();
        assertThat(recorder.stop()).isSameAs(recorder.stop());
    }

    @Test
    void stoppingAnOldOneAgainDoesNotEndTheNext() {
        Recorder old = started();
        old.stop();
        Recorder next = started();
        old.stop();
        assertThat(Probe.isRecording()).isTrue();
        Probe.mark("still on");
        assertThat(next.stop().lane(2).marks()).isOne();
    }

    @Test
    void whatWasRecordedBeforeTheStopIsThere() {
        for (int i = 0; i < 100; i++) {
            Recorder recorder = started();
            Probe.mark("last words");
            assertThat(recorder.stop().lane(2).marks()).isOne();
        }
    }

    @Test
    void hooksInFlightDoNoHarmToAStop() {
        AtomicBoolean over = new AtomicBoolean();
        Thread busy = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                Probe.blocked(BlockReason.SLEEP);
                Probe.unblocked(0);
            }
        });
        try {
            for (int i = 0; i < 100; i++) {
                Snapshot seen = started().stop();
                assertThat(seen.finished()).isTrue();
                // The first record of a recording may be an end whose start came before it.
                assertThat(seen.malformed()).isLessThanOrEqualTo(1);
            }
        } finally {
            over.set(true);
            RecordedThreads.join(busy);
        }
    }

    @Test
    void tasksOfAThreadThatEndsWithoutAWordHaveFailed() {
        Recorder recorder = started();
        long outer = Probe.taskSubmitted(new ExecutorTag("pool"), "outer");
        long inner = Probe.taskSubmitted(new ExecutorTag("pool"), "inner");
        Thread thread = Thread.ofPlatform().start(() -> {
            Probe.taskStarted(outer);
            Probe.taskStarted(inner);
        });
        RecordedThreads.join(thread);
        Snapshot seen = recorder.stop();
        for (long task : new long[]{outer, inner}) {
            assertThat(seen.taskState((int) task)).isEqualTo(TaskState.FAILED);
            assertThat(seen.task((int) task).error()).isEqualTo("abandoned: its thread ended");
        }
    }

    @Test
    void aLiveSnapshotSeesWhatWasRecorded() {
        Recorder recorder = started();
        Probe.mark("seen soon");
        while (recorder.snapshot().lane(2) == null || recorder.snapshot().lane(2).marks() == 0) {
            Moment.pass();
        }
        assertThat(recorder.snapshot().finished()).isFalse();
        recorder.stop();
    }

    @Test
    void aThreadKeepsItsRoleFromRecordingToRecording() {
        List<LaneRole> roles = new ArrayList<>();
        RecordedThreads.run(1, _ -> {
            Probe.threadOpened(LaneRole.WORKER);
            for (int i = 0; i < 2; i++) {
                Recorder recorder = started();
                roles.add(recorder.stop().lane(2).role());
            }
            Probe.threadClosed();
        });
        assertThat(roles).containsExactly(LaneRole.WORKER, LaneRole.WORKER);
    }

    @Test
    void aThreadThatEndsUnannouncedIsClosedAllTheSame() {
        Recorder recorder = started();
        RecordedThreads.run(1, _ -> {
            Probe.blocked(BlockReason.IO);
            Probe.mark("x");
        });
        Snapshot seen = recorder.stop();
        Lane lane = RecordedThreads.lanes(seen, "t0").getFirst();
        assertThat(lane.closed()).isGreaterThanOrEqualTo(lane.markTime(0));
        assertThat(lane.row(0).isOpen(0)).isFalse();
    }

    @Test
    void aVirtualThreadHasALaneOfItsKind() throws InterruptedException {
        Recorder recorder = started();
        Thread.ofVirtual().start(() -> Probe.mark("nameless")).join();
        Thread.ofVirtual().name("vt").start(() -> Probe.mark("named")).join();
        Snapshot seen = recorder.stop();
        assertThat(RecordedThreads.lanes(seen, "vt").getFirst().kind()).isEqualTo(LaneKind.VIRTUAL_THREAD);
        assertThat(RecordedThreads.lanes(seen, "#")).hasSize(1);
        assertThat(seen.malformed()).isZero();
    }

    @Test
    void aThreadThatOutlivesARecordingKeepsNoneOfIt() {
        WeakReference<Recorder> gone = recordAndForget();
        started.clear();
        for (int i = 0; i < 100 && gone.get() != null; i++) {
            System.gc();
        }
        assertThat(gone.get()).isNull();
    }

    @Test
    void aHookHasACostOnceSomeWereTimed() {
        Recorder recorder = started();
        for (int i = 0; i < 1000; i++) {
            Probe.mark("x");
        }
        Snapshot seen = recorder.stop();
        assertThat(recorder.hookCost()).isPositive();
        assertThat(seen.lane(2).marks()).isEqualTo(1000);
        assertThat(seen.records()).isEqualTo(1003); // and two lanes and a process id
    }

    @Test
    void theFirstRecordsOfAThreadWhichLoadClassesAreNotTimed() {
        Recorder recorder = started();
        for (int i = 0; i < 10; i++) {
            Probe.mark("x");
        }
        recorder.stop();
        assertThat(recorder.hookCost()).isZero();
    }

    private WeakReference<Recorder> recordAndForget() {
        Recorder recorder = started();
        Probe.mark("x");
        recorder.stop();
        return new WeakReference<>(recorder);
    }

    private Recorder started() {
        Recorder recorder = new Recorder(Recorder.Options.named("test"));
        recorder.start();
        started.add(recorder);
        return recorder;
    }
}
