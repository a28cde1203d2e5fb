package dev.gantry.format.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.OpenFile;
import dev.gantry.format.perfetto.RecordingText;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Note;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.recording.Spool;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

class SpoolTest {
    private static final long ROOM = 1L << 30;

    @TempDir
    Path folder;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private long now;

    @Test
    @DisplayName("a disk that is too slow holds nobody up; what went before it was written is counted, and told in the "
            + "file too")
    void slow() throws Exception {
        Trace dropping = new Trace(names, Budget.UNLIMITED.ofLast(Duration.ofNanos(5_000)));
        dropping.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("program"));
        dropping.mark(1, 1, names.intern("first"));
        dropping.publish(1);
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        SpoolFile spool = SpoolFile.follow(new SpoolFolder(folder, ROOM), dropping::snapshot,
                () -> About.NOTHING.titled("slow"), file -> new FilterOutputStream(Files.newOutputStream(file)) {
                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        writing.countDown();
                        await(goesOn);
                        out.write(bytes, from, length);
                    }
                });
        writing.await();
        for (int i = 2; i < 100_000; i++) { // the recording goes on while the disk does not
            dropping.mark(i, 1, names.intern("mark"));
            if (i % 1_000 == 0) {
                dropping.publish(i);
            }
        }
        assertThat(spool.behind(System.nanoTime())).isPositive();
        dropping.finish(100_000);
        goesOn.countDown();
        spool.close();

        long missed = dropping.snapshot().lane(1).goneMarks() - 1;
        assertThat(missed).isGreaterThan(90_000);
        assertThat(spool.trouble()).contains(Phrases.count("spool.missed", missed));
        OpenFile opened = Formats.open(spool.file().orElseThrow());
        opened.join();
        assertThat(opened.about().notices()).contains(Message.say("spool.missed", missed)).extracting(Message::code)
                .containsExactly("spool.missed", "budget.dropped"); // its budget took what is not in memory either
        assertThat(opened.snapshot().lane(1).marks()).isEqualTo(1 + dropping.snapshot().lane(1).marks());
        assertThat(opened.snapshot().name(opened.snapshot().lane(1).markText(0))).isEqualTo("first");
    }

    @Test
    @DisplayName("what is on disk when a spool ends is the recording, and the next start finds it")
    void follows() throws Exception {
        SpoolFolder spools = new SpoolFolder(folder, ROOM);
        SpoolFile spool = SpoolFile.follow(spools, trace::snapshot, () -> About.NOTHING.titled("a program"));
        record(1_000);
        assertThat(spools.leftovers()).as("one that is being written is nobody's").isEmpty();
        record(1_000);
        spool.close();
        assertThat(spool.trouble()).isEmpty();
        Leftover left = spools.leftovers().getFirst();
        assertThat(left.about().title()).isEqualTo("a program");
        assertThat(text(open(left.file()))).isEqualTo(text(trace.snapshot()));
        spools.discard(left);
        assertThat(spools.leftovers()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("what is written on a recording that goes on no more is in its spool")
    void annotated() throws Exception {
        SpoolFolder spools = new SpoolFolder(folder, ROOM);
        AtomicReference<About> about = new AtomicReference<>(About.NOTHING.titled("a program"));
        SpoolFile spool = SpoolFile.follow(spools, trace::snapshot, about::get);
        record(100);
        trace.finish(now);
        Annotations written = new Annotations(Optional.empty(), List.of(new Note(3, "look")));
        about.set(about.get().annotated(written));
        spool.close();
        Leftover left = spools.leftovers().getFirst();
        OpenFile opened = Formats.open(left.file());
        opened.join();
        assertThat(opened.about().annotations()).isEqualTo(written);
        assertThat(opened.about().title()).isEqualTo("a program");
    }

    @Test
    @DisplayName("a recording that goes on is left as cut, one that came to its end as whole")
    void ended() {
        SpoolFolder spools = new SpoolFolder(folder, ROOM);
        SpoolFile going = SpoolFile.follow(spools, trace::snapshot, () -> About.NOTHING);
        record(10);
        going.close();
        assertThat(spools.leftovers()).extracting(Leftover::ended).containsExactly(false);
        spools.discard(spools.leftovers().getFirst());

        SpoolFile whole = SpoolFile.follow(spools, trace::snapshot, () -> About.NOTHING);
        trace.finish(now);
        whole.close();
        assertThat(spools.leftovers()).extracting(Leftover::ended).containsExactly(true);
    }

    @Test
    @DisplayName("what the user has saved is not left, unless something was written on it since")
    void saved() {
        SpoolFolder spools = new SpoolFolder(folder, ROOM);
        AtomicReference<About> about = new AtomicReference<>(About.NOTHING);
        SpoolFile saved = SpoolFile.follow(spools, trace::snapshot, about::get);
        record(10);
        trace.finish(now);
        saved.saved(Annotations.NONE);
        saved.close();
        assertThat(spools.leftovers()).isEmpty();
        assertThat(folder).isEmptyDirectory();

        SpoolFile written = SpoolFile.follow(spools, trace::snapshot, about::get);
        written.saved(Annotations.NONE);
        about.set(About.NOTHING.annotated(new Annotations(Optional.empty(), List.of(new Note(3, "look")))));
        written.close();
        assertThat(spools.leftovers()).extracting(Leftover::ended).containsExactly(true);
    }

    @Test
    @DisplayName("what is saved after the window was closed is not left either")
    void savedLate() {
        SpoolFolder spools = new SpoolFolder(folder, ROOM);
        SpoolFile spool = SpoolFile.follow(spools, trace::snapshot, () -> About.NOTHING);
        record(10);
        trace.finish(now);
        spool.close();
        assertThat(spools.leftovers()).hasSize(1);
        spool.saved(Annotations.NONE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("a discarded spool leaves nothing but the lock's name")
    void discards() {
        SpoolFolder spools = new SpoolFolder(folder, ROOM);
        SpoolFile spool = SpoolFile.follow(spools, trace::snapshot, () -> About.NOTHING);
        record(10);
        spool.discard();
        assertThat(spools.leftovers()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("a full disk ends the spool with a sentence; what was written before can be opened")
    void full() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        AtomicReference<Path> file = new AtomicReference<>();
        SpoolFile spool = SpoolFile.follow(new SpoolFolder(folder, ROOM), trace::snapshot, () -> About.NOTHING,
                path -> {
                    file.set(path);
                    return limited(Files.newOutputStream(path), 30_000, refused);
                });
        while (!refused.await(1, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            record(100);
        }
        record(100); // the recording goes on
        spool.close();
        assertThat(spool.trouble().orElseThrow()).contains("No space left on device", "The run goes on");
        assertThat(open(file.get()).records()).isPositive();
    }

    @Test
    @DisplayName("what a disk that is slow has not got yet is told, until it has it; at the end nothing is behind")
    void behind() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(3);
        AtomicLong first = new AtomicLong();
        record(10);
        SpoolFile spool = SpoolFile.follow(new SpoolFolder(folder, ROOM), () -> {
            first.compareAndSet(0, System.nanoTime());
            written.countDown();
            return trace.snapshot();
        }, () -> About.NOTHING, path -> {
            await(goOn);
            return Files.newOutputStream(path);
        });
        long later = System.nanoTime() + 5_000_000_000L;
        assertThat(spool.behind(later)).isGreaterThanOrEqualTo(5_000_000_000L);
        goOn.countDown();
        written.await(); // the third time it asks, it has written twice
        assertThat(spool.behind(first.get())).isZero();
        assertThat(spool.behind(later)).isPositive();
        spool.close();
        assertThat(spool.behind(later)).isZero();
    }

    @Test
    @DisplayName("a folder that can't be made ends the spool with a sentence")
    void readOnly() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        SpoolFile spool = SpoolFile.follow(new SpoolFolder(file.resolve("recordings"), ROOM), trace::snapshot,
                () -> About.NOTHING);
        record(10);
        spool.close();
        assertThat(spool.trouble().orElseThrow()).contains("no longer kept on disk", file.toString());
        assertThat(spool.file()).isEmpty();
    }

    @Test
    @DisplayName("whatever breaks while it is written, an Error too, ends the spool with a sentence, and nobody waits "
            + "for it")
    void breaks() {
        Spool spool = SpoolFile.follow(new SpoolFolder(folder, ROOM), () -> {
            throw new StackOverflowError("too deep");
        }, () -> About.NOTHING);
        spool.close();
        assertThat(spool.trouble().orElseThrow()).contains("no longer kept on disk", "too deep");
        assertThat(spool.behind(System.nanoTime() + 5_000_000_000L)).isZero();
    }

    @Test
    @DisplayName("a spool that never began leaves nothing, is not behind, and cannot begin once it is closed")
    void neverBegan() {
        Spool spool = new SpoolFile(new SpoolFolder(folder, ROOM), trace::snapshot, () -> About.NOTHING,
                Files::newOutputStream, () -> {});
        assertThat(spool.behind(System.nanoTime() + 5_000_000_000L)).isZero();
        spool.discard();
        spool.begin();
        spool.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisplayName("a recording's spool holds its records, what is known of it, and what was written on it after its end")
    void keepsARecording() throws Exception {
        SpoolFolder spools = new SpoolFolder(folder, ROOM);
        record(100);
        trace.finish(now);
        Recording recording = Recording.start(new Standing(trace.snapshot()), Optional.of(spools));
        recording.join();
        Annotations written = new Annotations(Optional.empty(), List.of(new Note(3, "look")));
        recording.annotate(written);
        assertThatThrownBy(() -> recording.save(About.NOTHING, () -> {
            throw new IOException("disk full");
        })).isInstanceOf(IOException.class);
        recording.discard();
        OpenFile left = Formats.open(spools.leftovers().getFirst().file());
        left.join();
        assertThat(left.about().title()).isEqualTo("standing (1)");
        assertThat(left.about().annotations()).isEqualTo(written);
        assertThat(text(left.snapshot())).isEqualTo(text(trace.snapshot()));
    }

    /** A recording of which all has come. */
    private record Standing(Snapshot snapshot) implements Feed {
        @Override
        public Source source() {
            return new Source.Attached(1, "standing");
        }

        @Override
        public boolean run(Runnable begun) {
            begun.run();
            return true;
        }

        @Override
        public void stop() {}
    }

    @Test
    @DisplayName("the oldest that was left goes first when there is too much")
    void bounded() throws Exception {
        for (int i = 0; i < 3; i++) {
            Path file = Files.write(folder.resolve("recording-%d-1.pftrace".formatted(i)), new byte[10 << 20]);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000 + i));
        }
        SpoolFolder spools = new SpoolFolder(folder, 40L << 20);
        assertThat(spools.makeRoom(16L << 20)).isTrue();
        assertThat(spools.leftovers()).extracting(left -> left.file().getFileName().toString())
                .containsExactly("recording-2-1.pftrace", "recording-1-1.pftrace");
        assertThat(spools.makeRoom(64L << 20)).isFalse();
        assertThat(spools.leftovers()).isEmpty();
    }

    private void record(int records) {
        if (now == 0) {
            trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("p"));
            trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("t"));
        }
        for (int i = 0; i < records; i++) {
            trace.mark(++now, 2, names.intern("mark " + now % 100));
        }
        trace.publish(now);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static OutputStream limited(OutputStream out, int bytes, CountDownLatch refused) {
        return new OutputStream() {
            private int left = bytes;

            @Override
            public void write(int value) throws IOException {
                write(new byte[]{(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] from, int at, int length) throws IOException {
                int fits = Math.min(left, length);
                out.write(from, at, fits);
                left -= fits;
                if (fits < length) {
                    refused.countDown();
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    private static Snapshot open(Path file) throws InterruptedException {
        OpenFile opened = Formats.open(file);
        opened.join();
        return opened.snapshot();
    }

    private static String text(Snapshot snapshot) {
        return RecordingText.of(snapshot).replace("finished true", "finished false");
    }
}
