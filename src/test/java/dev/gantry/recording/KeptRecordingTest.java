package dev.gantry.recording;

import static dev.gantry.recording.SteppedFeed.BEGIN;
import static dev.gantry.recording.SteppedFeed.END;
import static dev.gantry.recording.SteppedFeed.fail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When what is kept of a recording on disk begins, and when it goes. */
@Tag("engine")
class KeptRecordingTest {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private final Keeper keeper = _ -> new Spool() {
        @Override
        public void saved(Annotations with) {
            told.add("safe");
        }

        @Override
        public void begin() {
            told.add("begin");
        }

        @Override
        public Optional<String> trouble() {
            return Optional.of("full");
        }

        @Override
        public long behind(long now) {
            return 5;
        }

        @Override
        public void close() {
            told.add("close");
        }

        @Override
        public void discard() {
            told.add("discard");
        }
    };

    @Test
    @DisplayName("it is kept from when there is something to see until nobody wants it")
    void begins() throws Exception {
        SteppedFeed feed = SteppedFeed.obedient();
        Recording recording = start(feed);
        assertThat(told).isEmpty();
        feed.then(BEGIN);
        recording.awaitBegun();
        assertThat(told).containsExactly("begin");
        assertThat(recording.spoolTrouble()).contains("full");
        assertThat(recording.spoolLag()).isEqualTo(5);
        feed.then(END);
        recording.join();
        assertThat(told).as("an end is no reason").containsExactly("begin");
        recording.discard();
        assertThat(told).containsExactly("begin", "discard");
    }

    @Test
    @DisplayName("a start that failed keeps nothing")
    void failedStart() throws Exception {
        Recording recording = start(SteppedFeed.obedient().then(fail(new IllegalStateException("no"))));
        recording.join();
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("whoever does not want a live one any more ends it")
    void discardsLive() throws Exception {
        Recording recording = start(SteppedFeed.obedient().then(BEGIN));
        recording.awaitBegun();
        recording.discard();
        recording.join();
        assertThat(recording.state()).isEqualTo(Recording.State.CANCELLED);
        assertThat(told).containsExactly("begin", "discard");
    }

    @Test
    @DisplayName("what could not be saved stays on disk, whoever leaves it; once it is saved it goes")
    void saves() throws Exception {
        Recording recording = ended();
        assertThatThrownBy(() -> recording.save(About.NOTHING, () -> {
            throw new IOException("disk full");
        })).hasMessage("disk full");
        recording.discard();
        assertThat(told).containsExactly("begin", "close");
        told.clear();
        recording.save(About.NOTHING, () -> told.add("saved"));
        recording.discard();
        assertThat(told).containsExactly("saved", "safe", "discard");
    }

    @Test
    @DisplayName("what the user thought better of saving is not owed any more")
    void cancelled() throws Exception {
        Recording recording = ended();
        assertThatThrownBy(() -> recording.save(About.NOTHING, () -> {
            throw new CancellationException();
        })).isInstanceOf(CancellationException.class);
        recording.discard();
        assertThat(told).containsExactly("begin", "discard");
    }

    @Test
    @DisplayName("whoever leaves it in the middle of saving leaves it on disk")
    void leftWhileSaving() throws Exception {
        Recording recording = ended();
        CountDownLatch saving = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread saver = Thread.ofPlatform().start(() -> {
            try {
                recording.save(About.NOTHING, () -> {
                    saving.countDown();
                    goOn.await();
                });
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        saving.await();
        recording.discard();
        goOn.countDown();
        saver.join();
        assertThat(told).containsExactly("begin", "close", "safe");
    }

    @Test
    @DisplayName("what the feed keeps itself stays until all of an ended recording is in the spool")
    void feedKeepsUntilSpooled() throws Exception {
        SteppedFeed feed = SteppedFeed.obedient().then(BEGIN);
        feed.kept = true;
        Recording recording = start(feed);
        recording.awaitBegun();
        assertThat(recording.spoolLag()).as("it would not be lost").isZero();
        recording.kept();
        assertThat(feed.releases).as("it goes on").hasValue(0);
        feed.then(END);
        recording.join();
        assertThat(feed.releases).as("the spool may be behind").hasValue(0);
        recording.kept();
        assertThat(feed.releases).hasValue(1);
    }

    @Test
    @DisplayName("what the feed keeps itself stays if it could not be saved, and goes when it is")
    void feedKeepsUntilSaved() throws Exception {
        SteppedFeed feed = SteppedFeed.obedient().then(BEGIN).then(END);
        Recording recording = start(feed);
        recording.join();
        assertThatThrownBy(() -> recording.save(About.NOTHING, () -> {
            throw new IOException("disk full");
        })).hasMessage("disk full");
        recording.discard();
        assertThat(feed.releases).hasValue(0);
        recording.save(About.NOTHING, () -> {});
        assertThat(feed.releases).hasValue(1);
    }

    @Test
    @DisplayName("a live recording that is saved is still kept by its feed")
    void feedKeepsLive() throws Exception {
        SteppedFeed feed = SteppedFeed.obedient().then(BEGIN);
        Recording recording = start(feed);
        recording.awaitBegun();
        recording.save(About.NOTHING, () -> {});
        assertThat(feed.releases).hasValue(0);
        recording.discard();
        recording.join();
        assertThat(feed.releases).as("nobody wants it").hasPositiveValue();
    }

    @Test
    @DisplayName("what the feed keeps itself goes at the end where there is no spool, or nothing was to be seen")
    void feedKeepsNothing() throws Exception {
        SteppedFeed unspooled = SteppedFeed.obedient().then(BEGIN).then(END);
        Recording.start(unspooled).join();
        assertThat(unspooled.releases).hasPositiveValue();
        SteppedFeed failed = SteppedFeed.obedient().then(fail(new IllegalStateException("no")));
        start(failed).join();
        assertThat(failed.releases).hasPositiveValue();
    }

    private Recording ended() throws InterruptedException {
        Recording recording = start(SteppedFeed.obedient().then(BEGIN).then(END));
        recording.join();
        return recording;
    }

    private Recording start(Feed feed) {
        return Recording.start(feed, Optional.of(keeper));
    }
}
