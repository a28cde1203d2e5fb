package dev.gantry.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.OpenFile;
import dev.gantry.format.perfetto.PerfettoWriter;
import dev.gantry.format.registry.Formats;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.recording.Spool;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.ui.HeldDisk;

/** Which recordings are open, which one is shown, and which ones go. */
class OpenRecordingsTest {
    private static final Lesson ONE = Catalogue.find("thread-one").orElseThrow();
    private static final Lesson TWENTY = Catalogue.find("thread-twenty").orElseThrow();

    @TempDir
    Path folder;

    private final OpenRecordings open = new OpenRecordings();
    private final List<String> discarded = new ArrayList<>();

    @Test
    @DisplayName("two are open at once; which one is shown can be changed, and both stay")
    void switches() throws Exception {
        OpenRecording run = add(run(ONE, "run"));
        OpenRecording file = add(file("a"));
        show(run);
        assertThat(open.shown()).contains(run);
        show(file);
        assertThat(open.shown()).contains(file);
        assertThat(open.all()).as("the one that was shown last comes last").containsExactly(run, file);
        show(run);
        assertThat(open.all()).containsExactly(file, run);
        open.show(Optional.empty());
        assertThat(open.shown()).isEmpty();
        assertThat(open.all()).containsExactly(file, run);
        assertThat(discarded).isEmpty();
    }

    @Test
    @DisplayName("a lesson's later run takes the place of the one before; other lessons' runs stay")
    void laterRun() {
        OpenRecording before = add(run(ONE, "before"));
        OpenRecording other = add(run(TWENTY, "other"));
        show(before);
        OpenRecording after = add(run(ONE, "after"));
        assertThat(open.all()).containsExactly(other, after);
        assertThat(open.shown()).as("what was shown is gone").isEmpty();
        assertThat(discarded).containsExactly("before");
        assertThat(add(after)).isEqualTo(after);
        assertThat(open.all()).as("the same again changes nothing").containsExactly(other, after);
    }

    @Test
    @DisplayName("the run before the one that is shown can still be looked at, for as long as the window is there")
    void runBefore() throws Exception {
        OpenRecording before = add(run(ONE, "before"));
        OpenRecording other = add(run(TWENTY, "other"));
        show(before);
        assertThat(open.before()).isEmpty();
        OpenRecording after = add(run(ONE, "after"));
        assertThat(open.before()).as("nothing is shown").isEmpty();
        show(after);
        assertThat(open.before()).contains(before);
        assertThat(before.recording().snapshot().lanes()).as("although it is gone from the disk").isEqualTo(2);
        assertThat(discarded).containsExactly("before");
        show(other);
        assertThat(open.before()).as("it was not a run of this lesson").isEmpty();
        show(after);
        OpenRecording last = add(run(ONE, "last"));
        show(last);
        assertThat(open.before()).as("only the last one").contains(after);
        open.closeAll();
        assertThat(open.before()).isEmpty();
    }

    @Test
    @DisplayName("a later reading of a file takes the place of the one before")
    void laterReading() throws Exception {
        Path path = save("a");
        OpenRecording before = add(OpenRecording.of(read(path)));
        OpenRecording after = add(OpenRecording.of(read(path)));
        assertThat(open.all()).containsExactly(after).doesNotContain(before);
    }

    @Test
    @DisplayName("a recording that is closed is gone from the list, from the screen and from the disk")
    void closes() {
        OpenRecording run = add(run(ONE, "run"));
        show(run);
        open.close(run);
        assertThat(open.all()).isEmpty();
        assertThat(open.shown()).isEmpty();
        assertThat(discarded).containsExactly("run");
    }

    @Test
    @DisplayName("of too many files those go that were not shown for the longest time; runs stay, and what is shown")
    void bounded() throws Exception {
        OpenRecording run = add(run(ONE, "run"));
        show(run);
        List<OpenRecording> files = new ArrayList<>();
        for (int i = 0; i <= OpenRecordings.MOST_FILES; i++) {
            files.add(add(file("file" + i)));
            show(files.getLast());
        }
        assertThat(open.all()).contains(run).doesNotContain(files.getFirst()).containsAll(files.subList(1, files
                .size()));
        show(files.get(1));
        OpenRecording more = add(file("more"));
        show(more);
        assertThat(open.all()).contains(files.get(1), more, run).doesNotContain(files.get(2));
    }

    @Test
    @DisplayName("a file that is left before all of it was read is read no further, and closed")
    void leftHalfRead() throws Exception {
        HeldDisk disk = HeldDisk.after(20);
        OpenFile file = Formats.open(disk.file(save("held")));
        disk.awaitHeld();
        OpenRecording half = add(OpenRecording.of(file));
        show(half);
        assertThat(half.isBeingRead()).isTrue();
        open.show(Optional.empty());
        disk.letGo();
        file.join();
        assertThat(open.all()).isEmpty();
        assertThat(file.state()).isEqualTo(Recording.State.CANCELLED);
    }

    @Test
    @DisplayName("with the window all of them go, from the disk too")
    void closesAll() throws Exception {
        add(run(ONE, "one"));
        show(add(run(TWENTY, "twenty")));
        add(file("a"));
        open.closeAll();
        assertThat(open.all()).isEmpty();
        assertThat(open.shown()).isEmpty();
        assertThat(discarded).containsExactlyInAnyOrder("one", "twenty");
    }

    @Test
    @DisplayName("a run stays on disk until what was put into it is saved")
    void grown() {
        OpenRecording owed = add(run(ONE, "owed").grown(run(ONE, "more").recording()));
        assertThatThrownBy(() -> owed.kept().save(About.NOTHING, () -> {
            throw new IOException("the disk is full");
        })).isInstanceOf(IOException.class);
        open.close(owed);
        assertThat(discarded).containsExactly("more");
        OpenRecording saved = add(run(ONE, "saved").grown(run(ONE, "rest").recording()));
        saved.kept().save(About.NOTHING, () -> {});
        open.close(saved);
        assertThat(discarded).containsExactly("more", "rest", "saved");
    }

    private OpenRecording add(OpenRecording added) {
        open.add(added);
        return added;
    }

    private void show(OpenRecording chosen) {
        open.show(Optional.of(chosen));
    }

    private OpenRecording file(String name) throws Exception {
        return OpenRecording.of(read(save(name)));
    }

    private static OpenFile read(Path path) throws InterruptedException {
        OpenFile file = Formats.open(path);
        file.join();
        return file;
    }

    private Path save(String name) throws Exception {
        Path path = folder.resolve(name + ".pftrace");
        try (var out = Files.newOutputStream(path)) {
            PerfettoWriter.save(snapshot(), About.NOTHING, out, _ -> {});
        }
        return path;
    }

    private OpenRecording run(Lesson lesson, String name) {
        Recording recording = Recording.start(new Feed() {
            @Override
            public Source source() {
                return new Source.Lesson(lesson.id(), lesson.title(), Map.of());
            }

            @Override
            public Snapshot snapshot() {
                return OpenRecordingsTest.snapshot();
            }

            @Override
            public boolean run(Runnable begun) {
                begun.run();
                return true;
            }

            @Override
            public void stop() {}
        }, Optional.of(_ -> new Discarded(name)));
        recording.end(); // it begins and ends in a thread of its own
        return OpenRecording.of(new Target.OfLesson(lesson, ProgramLanguage.JAVA), recording);
    }

    private static Snapshot snapshot() {
        Trace trace = new Trace(new Names());
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, 0);
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, 0);
        trace.finish(10);
        return trace.snapshot();
    }

    /** Tells when it goes. */
    private final class Discarded implements Spool {
        private final String name;

        private Discarded(String name) {
            this.name = name;
        }

        @Override
        public void saved(Annotations with) {}

        @Override
        public void begin() {}

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public long behind(long now) {
            return 0;
        }

        @Override
        public void close() {}

        @Override
        public void discard() {
            discarded.add(name);
        }
    }
}
