package dev.gantry.recording;

import static dev.gantry.recording.SteppedFeed.BEGIN;
import static dev.gantry.recording.SteppedFeed.CANCEL;
import static dev.gantry.recording.SteppedFeed.END;
import static dev.gantry.recording.SteppedFeed.fail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.recording.Recording.State;
import dev.gantry.trace.Snapshot;

/** How a recording goes from state to state, whoever looks, stops and waits. */
@Tag("engine")
class RecordingTest {
    private static final Throwable ERROR = new StackOverflowError("deep");

    static Stream<Arguments> ends() {
        return Stream.of(true, false).flatMap(seen -> Stream.of(
                arguments(seen, END, State.ENDED, Optional.empty()),
                arguments(seen, CANCEL, State.CANCELLED, Optional.empty()),
                arguments(seen, fail(new IllegalStateException("no")), State.FAILED, Optional.of("no")),
                arguments(seen, fail(ERROR), State.FAILED, Optional.of("deep"))));
    }

    @ParameterizedTest
    @MethodSource("ends")
    @DisplayName("begun or not, it ends in the state that says how, and everybody who waits goes on")
    void ends(boolean seen, SteppedFeed.Step last, State state, Optional<String> why) throws Exception {
        SteppedFeed feed = SteppedFeed.stubborn();
        Recording recording = Recording.start(feed);
        try (ExecutorService waiting = Executors.newCachedThreadPool()) {
            List<Future<?>> waiters = new ArrayList<>();
            waiters.add(waiting.submit((Callable<Boolean>) recording::awaitBegun));
            waiters.add(waiting.submit((Callable<Snapshot>) recording::end));
            waiters.add(waiting.submit(() -> {
                recording.join();
                return null;
            }));
            assertThat(recording.state()).isEqualTo(State.STARTING);
            assertThat(recording.hasBegun()).isFalse();
            assertThat(recording.snapshot().records()).isZero();
            if (seen) {
                feed.then(BEGIN);
                assertThat(recording.awaitBegun()).isTrue();
                assertThat(recording.state()).isEqualTo(State.LIVE);
                assertThat(recording.snapshot()).isSameAs(feed.snapshot());
            }
            assertThat(recording.join(0)).isFalse();
            assertThat(recording.failure()).isEmpty();
            feed.then(last);
            for (Future<?> waiter : waiters) {
                waiter.get();
            }
        }
        assertThat(recording.state()).isEqualTo(state);
        assertThat(recording.state().isFinal()).isTrue();
        assertThat(recording.failure().map(Throwable::getMessage)).isEqualTo(why);
        assertThat(recording.hasBegun()).isEqualTo(seen);
        assertThat(recording.snapshot().records()).as("what had come stays").isEqualTo(
                seen ? feed.snapshot().records() : 0);
    }

    @Test
    @DisplayName("where the system gives no thread it has failed, and nobody waits for ever")
    void noThread() throws Exception {
        Error none = new OutOfMemoryError("unable to create native thread");
        SteppedFeed feed = SteppedFeed.obedient();
        Recording recording = Recording.start(new Feed() {
            @Override
            public Source source() {
                return feed.source();
            }

            @Override
            public Snapshot snapshot() {
                return feed.snapshot();
            }

            @Override
            public String thread() {
                throw none;
            }

            @Override
            public boolean run(Runnable begun) {
                return true;
            }

            @Override
            public void stop() {}
        });
        recording.join();
        assertThat(recording.state()).isEqualTo(State.FAILED);
        assertThat(recording.failure()).containsSame(none);
        assertThat(recording.awaitBegun()).isFalse();
    }

    @Test
    @DisplayName("who says only after the end that it has begun changes nothing")
    void tooLate() throws Exception {
        SteppedFeed feed = SteppedFeed.stubborn();
        Runnable[] late = new Runnable[1];
        Recording recording = Recording.start(feed.then(begun -> {
            late[0] = begun;
            return null;
        }).then(CANCEL));
        recording.join();
        late[0].run();
        assertThat(recording.state()).isEqualTo(State.CANCELLED);
        assertThat(recording.hasBegun()).isFalse();
    }

    @Test
    @DisplayName("many who stop it ask once; after the end nobody asks")
    void stopsOnce() throws Exception {
        SteppedFeed feed = SteppedFeed.stubborn();
        Recording recording = Recording.start(feed.then(BEGIN));
        inManyThreads(recording::stop);
        assertThat(feed.stops).hasValue(1);
        assertThat(recording.state().isFinal()).as("it was only asked").isFalse();
        feed.then(END);
        recording.join();
        assertThat(recording.state()).as("it came to its own end before it heard").isEqualTo(State.ENDED);
        recording.stop();
        assertThat(feed.stops).hasValue(1);

        SteppedFeed other = SteppedFeed.obedient().then(END);
        Recording over = Recording.complete(other);
        over.stop();
        assertThat(other.stops).hasValue(0);
    }

    @Test
    @DisplayName("a stop that could not be told can be told again")
    void stopsAgain() throws Exception {
        SteppedFeed told = SteppedFeed.obedient();
        boolean[] deaf = {true};
        Recording recording = Recording.start(new Feed() {
            @Override
            public Source source() {
                return told.source();
            }

            @Override
            public Snapshot snapshot() {
                return told.snapshot();
            }

            @Override
            public boolean run(Runnable begun) throws Throwable {
                return told.run(begun);
            }

            @Override
            public void stop() {
                if (deaf[0]) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                told.stop();
            }
        });
        assertThatThrownBy(recording::stop).isInstanceOf(OutOfMemoryError.class);
        deaf[0] = false;
        recording.stop();
        recording.join();
        assertThat(recording.state()).isEqualTo(State.CANCELLED);
    }

    @RepeatedTest(50)
    @DisplayName("whoever looks sees it go forward only, whatever comes first: its beginning, its end, or the stop")
    void forwardOnly() throws Exception {
        SteppedFeed feed = SteppedFeed.obedient();
        Recording recording = Recording.start(feed);
        CountDownLatch looking = new CountDownLatch(2);
        try (ExecutorService others = Executors.newCachedThreadPool()) {
            List<Future<List<State>>> seen = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                seen.add(others.submit(() -> {
                    looking.countDown();
                    return states(recording);
                }));
            }
            looking.await();
            others.submit(recording::stop);
            others.submit(() -> feed.then(BEGIN));
            others.submit(() -> feed.then(END));
            recording.join();
            State last = recording.state();
            assertThat(last).isIn(State.ENDED, State.CANCELLED);
            for (Future<List<State>> each : seen) {
                assertThat(each.get()).isSorted().endsWith(last);
            }
        }
    }

    @Test
    @DisplayName("what came with it stands on it until the reader writes, and is told with all else that is known")
    void annotations() {
        SteppedFeed feed = SteppedFeed.obedient().then(BEGIN).then(END);
        Annotations came = new Annotations(Optional.empty(), List.of(new Note(3, "came")));
        Annotations mine = new Annotations(Optional.of(new Origin(4, "start")), List.of());
        Recording recording = Recording.complete(feed);
        assertThat(recording.annotations()).isEqualTo(Annotations.NONE);
        feed.about = feed.about.annotated(came);
        assertThat(recording.annotations()).as("a file tells it while it is read").isEqualTo(came);
        recording.annotate(mine);
        feed.about = feed.about.annotated(Annotations.NONE);
        assertThat(recording.annotations()).isEqualTo(mine);
        assertThat(recording.about().annotations()).isEqualTo(mine);
        assertThat(recording.about().title()).isEqualTo("stepped");
        assertThat(recording.hookCost()).isEqualTo(7);
    }

    @Test
    @DisplayName("two recordings are open at once, each with its own state and records")
    void two() throws Exception {
        SteppedFeed one = SteppedFeed.obedient().then(BEGIN);
        SteppedFeed other = SteppedFeed.obedient().then(BEGIN);
        Recording first = Recording.start(one);
        Recording second = Recording.start(other);
        first.awaitBegun();
        second.awaitBegun();
        first.stop();
        first.join();
        assertThat(first.state()).isEqualTo(State.CANCELLED);
        assertThat(second.state()).isEqualTo(State.LIVE);
        assertThat(first.snapshot()).isSameAs(one.snapshot()).isNotSameAs(second.snapshot());
        second.close();
        assertThat(second.state()).isEqualTo(State.CANCELLED);
    }

    @Test
    @DisplayName("a program records itself: from the calling thread's lane to all that came before the end")
    void ownProcess() {
        Recording recording = Recording.start(Recorder.Options.named("mine"));
        assertThat(recording.state()).isEqualTo(State.LIVE);
        assertThat(recording.source())
                .isEqualTo(new Source.Attached(ProcessHandle.current().pid(), "mine"));
        Probe.mark("first");
        assertThatThrownBy(() -> Recording.start(Recorder.Options.named("other")))
                .isInstanceOf(IllegalStateException.class);
        Probe.mark("last");
        Snapshot all = recording.end();
        assertThat(recording.state()).isEqualTo(State.ENDED);
        assertThat(all.finished()).isTrue();
        assertThat(all.laneName(2)).isEqualTo(Thread.currentThread().getName());
        assertThat(all.lane(2).marks()).isEqualTo(2);
        assertThat(recording.end()).isSameAs(all);
        try (Recording after = Recording.start(Recorder.Options.named("after"))) {
            assertThat(after.state()).isEqualTo(State.LIVE);
        }
    }

    private static List<State> states(Recording recording) {
        List<State> seen = new ArrayList<>();
        State state;
        do {
            state = recording.state();
            seen.add(state);
        } while (!state.isFinal());
        return seen;
    }

    private static void inManyThreads(Runnable work) throws InterruptedException {
        List<Thread> threads = Stream.generate(() -> Thread.ofPlatform().unstarted(work)).limit(8).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
