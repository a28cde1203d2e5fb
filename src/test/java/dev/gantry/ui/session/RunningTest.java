package dev.gantry.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Recording.State;
import dev.gantry.recording.Source;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

/** One run after the other, whatever becomes of each. */
class RunningTest {
    private static final Target ONE = target("thread-one");
    private static final Target TWENTY = target("thread-twenty");

    /** A run that begins and ends when the test says so. */
    private static final class Gated implements Feed {
        private final CountDownLatch begins = new CountDownLatch(1);
        private final CountDownLatch ends = new CountDownLatch(1);
        private volatile String failure = "";
        private volatile boolean stopped;

        @Override
        public Source source() {
            return new Source.Attached(1, "gated");
        }

        @Override
        public Snapshot snapshot() {
            return new Trace(new Names()).snapshot();
        }

        @Override
        public boolean run(Runnable begun) throws InterruptedException {
            begins.await();
            if (!failure.isEmpty()) {
                throw new IllegalStateException(failure);
            }
            if (!stopped) {
                begun.run();
                ends.await();
            }
            return !stopped;
        }

        @Override
        public void stop() {
            stopped = true;
            begins.countDown();
            ends.countDown();
        }
    }

    private final List<Gated> feeds = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();
    private final List<OpenRecording> begun = new ArrayList<>();
    private final Running running = new Running(target -> {
        feeds.add(new Gated());
        recordings.add(Recording.start(feeds.getLast()));
        return open(target, recordings.getLast());
    });

    @Test
    @DisplayName("a run is told once, when there is something to see of it, and makes room when it has ended")
    void tellsOnce() throws Exception {
        running.runNext(ONE);
        assertThat(running.is(ONE)).isTrue();
        assertThat(take()).isTrue();
        assertThat(take()).isFalse();
        assertThat(begun).as("it is being started").isEmpty();
        assertThat(running.target()).contains(ONE);
        feeds.getFirst().begins.countDown();
        recordings.getFirst().awaitBegun();
        take();
        take();
        assertThat(begun).containsExactly(open(ONE, recordings.getFirst()));
        feeds.getFirst().ends.countDown();
        recordings.getFirst().join();
        assertThat(take()).isTrue();
        assertThat(running.isOn()).isFalse();
    }

    @Test
    @DisplayName("the next one is started when the one before has ended, not sooner")
    void oneAtATime() throws Exception {
        start(ONE);
        feeds.getFirst().begins.countDown();
        recordings.getFirst().awaitBegun();
        running.runNext(TWENTY);
        recordings.getFirst().join();
        assertThat(recordings.getFirst().state()).isEqualTo(State.CANCELLED);
        assertThat(take()).isTrue();
        assertThat(feeds).hasSize(2);
        assertThat(begun).as("what was stopped before it was told is told").hasSize(1);
        assertThat(running.target()).contains(TWENTY);
    }

    @Test
    @DisplayName("why a start failed is known until the lesson is started again; nothing is told of it")
    void failedStart() throws Exception {
        start(ONE);
        feeds.getFirst().failure = "another recording is on";
        feeds.getFirst().begins.countDown();
        recordings.getFirst().join();
        take();
        assertThat(begun).isEmpty();
        assertThat(running.isOn()).isFalse();
        assertThat(running.refusal(ONE)).contains("another recording is on");
        assertThat(running.refusal(TWENTY)).isEmpty();
        start(ONE);
        assertThat(running.refusal(ONE)).isEmpty();
    }

    @Test
    @DisplayName("what is stopped while it starts never begins, and is no trouble")
    void stoppedWhileItStarts() throws Exception {
        start(ONE);
        running.stop();
        recordings.getFirst().join();
        take();
        assertThat(begun).isEmpty();
        assertThat(running.isOn()).isFalse();
        assertThat(running.refusal(ONE)).isEmpty();
    }

    @Test
    @DisplayName("what waits for its turn is not started once it was stopped")
    void stoppedBeforeItsTurn() throws Exception {
        start(ONE);
        running.runNext(TWENTY);
        running.stop();
        recordings.getFirst().join();
        take();
        take();
        assertThat(feeds).hasSize(1);
        assertThat(running.isOn()).isFalse();
    }

    @Test
    @DisplayName("who closes it waits until what runs has ended, but not for ever")
    void closes() throws Exception {
        start(ONE);
        running.close(60_000);
        assertThat(recordings.getFirst().state()).isEqualTo(State.CANCELLED);

        Running stubborn = new Running(target -> open(target, Recording.start(new Feed() {
            private final Gated gate = new Gated();

            @Override
            public Source source() {
                return gate.source();
            }

            @Override
            public Snapshot snapshot() {
                return gate.snapshot();
            }

            @Override
            public boolean run(Runnable seen) throws InterruptedException {
                return gate.run(seen);
            }

            @Override
            public void stop() {}
        })));
        stubborn.runNext(ONE);
        stubborn.take(begun::add);
        stubborn.close(1);
        assertThat(stubborn.isOn()).isTrue();
    }

    private void start(Target target) {
        running.runNext(target);
        take();
    }

    private static Target target(String lesson) {
        return new Target.OfLesson(Catalogue.find(lesson).orElseThrow(), ProgramLanguage.JAVA);
    }

    private static OpenRecording open(Target target, Recording recording) {
        return new OpenRecording(recording, Optional.of(target), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private boolean take() {
        return running.take(begun::add);
    }
}
