package dev.gantry.cluster.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.cluster.keep.KeptFolder.Part;
import dev.gantry.query.SqlLibrary;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.wire.Clock;
import dev.gantry.wire.FrameInput;
import dev.gantry.wire.FrameOutput;
import dev.gantry.wire.Receiver;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.TraceIntake;
import dev.gantry.wire.WireFrame;

/** What a member keeps of its workers. */
class KeptFolderTest {
    private static final String SESSION = "0123456789abcdef";
    private static final long ALWAYS = Long.MAX_VALUE / 2;
    private static final int TASKS = 100;

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    private KeptFolder kept(long most, long part, boolean parquet) {
        return new KeptFolder(folder, most, part, parquet, said::add);
    }

    @Test
    @DisplayName("a folder in which nothing can be kept is refused before anything is, with what helps")
    void unusable() throws Exception {
        kept(1 << 20, 1 << 16, false).prepare();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        Path file = Files.createFile(folder.resolve("file"));
        for (Path wrong : List.of(file, file.resolve("below"))) {
            assertThatThrownBy(() -> KeptFolder.in(wrong, 1 << 20, said::add).prepare()).isInstanceOf(IOException.class)
                    .hasMessageContaining("Nothing can be kept in " + wrong).hasMessageContaining("--records");
        }
    }

    private static WireFrame records(long... words) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * words.length);
        bytes.asLongBuffer().put(words);
        return new WireFrame(WireFrame.RECORDS, bytes.array(), 0);
    }

    private static WireFrame name(int number, String text) {
        return new WireFrame(WireFrame.NAME,
                ByteBuffer.allocate(Integer.BYTES + text.length()).putInt(number).put(text.getBytes()).array(), 0);
    }

    private static long opened(LaneKind kind, int name) {
        return RecordKind.LANE_OPENED.statement(RecordKind.pair(kind.code(), name));
    }

    /** A worker that has so many tasks, one in a thousand nanoseconds, the last of which may go on. */
    private static void work(KeptStream to, int tasks, boolean goesOn) {
        to.take(new WireFrame(WireFrame.HELLO, WireFrame.hello(42, 0, 0, "worker"), 0));
        to.take(name(1, "worker"));
        to.take(name(2, "main"));
        to.take(records(0, RecordKind.place(1, 0), opened(LaneKind.PROCESS, 1), 1, RecordKind.place(2, 1),
                opened(LaneKind.THREAD, 2)));
        for (int i = 1; i <= tasks; i++) {
            long time = 1000L * i;
            to.take(records(time, RecordKind.place(2, i), RecordKind.TASK_SUBMITTED.statement(RecordKind.pair(0, 2)),
                    time + 1, RecordKind.place(2, i), RecordKind.TASK_STARTED.statement(0)));
            if (i < tasks || !goesOn) {
                to.take(records(time + 500, RecordKind.place(2, i), RecordKind.TASK_SUCCEEDED.statement(0)));
            }
        }
    }

    private static Snapshot read(KeptFolder kept, List<Part> parts) throws IOException {
        TraceIntake intake = new TraceIntake();
        Receiver receiver = Receiver.ofKept(intake, 0);
        take(receiver, kept.head(SESSION, parts.getFirst()));
        for (Part part : parts) {
            take(receiver, kept.bytes(SESSION, part, part == parts.getFirst()));
        }
        receiver.closeUnfinished(2_000_000);
        return intake.finish();
    }

    private static void take(Receiver receiver, byte[] bytes) throws IOException {
        FrameInput in = new FrameInput(new ByteArrayInputStream(bytes), "member", WireFrame.LONGEST);
        for (Optional<WireFrame> next = in.next(); next.isPresent(); next = in.next()) {
            receiver.take(next.get());
        }
    }

    private long files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)).count();
        }
    }

    @Test
    @DisplayName("what was kept comes back, whole, from Parquet and from what is no Parquet yet")
    void comesBack() throws Exception {
        try (KeptFolder kept = kept(1 << 20, 1000, true)) {
            KeptStream stream = kept.stream(SESSION, 3);
            stream.correct(new Clock(10, 1));
            work(stream, TASKS, true);
            List<Part> parts = kept.parts(SESSION, 3, 0, ALWAYS);
            assertThat(parts).hasSizeGreaterThan(3);
            Snapshot all = read(kept, parts);
            assertThat(all.malformed()).isZero();
            assertThat(all.tasks()).isEqualTo(TASKS);
            assertThat(all.task(1).state()).isEqualTo(TaskState.SUCCEEDED);
            assertThat(all.task(TASKS).state()).isEqualTo(TaskState.RUNNING);
            assertThat(kept.counts()).extracting(KeptCounts::started, KeptCounts::ended, KeptCounts::running)
                    .containsExactly((long) TASKS, TASKS - 1L, 1L);
        }
        assertThat(SqlLibrary.isAvailable()).isTrue();
        assertThat(files(".parquet")).isGreaterThan(3);
        assertThat(files(".wire")).isZero();
        try (KeptFolder later = kept(1 << 20, 1000, true)) { // another process of the same member
            Snapshot all = read(later, later.parts(SESSION, 3, 0, ALWAYS));
            assertThat(all.tasks()).isEqualTo(TASKS);
            assertThat(all.malformed()).isZero();
        }
    }

    @Test
    @DisplayName("of a time come the parts that have something of it, with what was open before them")
    void range() throws Exception {
        try (KeptFolder kept = kept(1 << 20, 1000, false)) {
            KeptStream stream = kept.stream(SESSION, 3);
            stream.correct(new Clock(1_000_000, 1));
            work(stream, TASKS, false);
            List<Part> parts = kept.parts(SESSION, 3, 1_050_000, 1_060_000);
            assertThat(parts.size()).isLessThan(kept.parts(SESSION, 3, 0, ALWAYS).size());
            Snapshot some = read(kept, parts);
            assertThat(some.malformed()).isZero();
            assertThat(some.tasks()).isBetween(11, 40);
            assertThat(some.laneName(2)).isEqualTo("main");
        }
        assertThat(said).singleElement().asString().startsWith("Without DuckDB");
        assertThat(files(".parquet")).isZero();
    }

    @Test
    @DisplayName("beyond the limit the oldest parts go, and are counted as lost")
    void limit() throws Exception {
        try (KeptFolder kept = kept(4000, 1000, false)) {
            work(kept.stream(SESSION, 3), TASKS, false);
            Snapshot left = read(kept, kept.parts(SESSION, 3, 0, ALWAYS));
            assertThat(left.tasks()).isBetween(10, TASKS / 2);
            assertThat(kept.counts().lost()).isBetween(3L * TASKS / 2, 3L * TASKS);
        }
    }

    @Test
    @DisplayName("a part that can't become Parquet stays as it came, and nothing is left of the attempt")
    void noParquet() throws Exception {
        try (KeptFolder plain = kept(1 << 20, 1000, false)) {
            work(plain.stream(SESSION, 3), TASKS, false);
        }
        List<Path> parts;
        try (Stream<Path> all = Files.list(folder.resolve(SESSION))) {
            parts = all.filter(path -> path.toString().endsWith(".wire")).toList();
        }
        for (Path part : parts) { // its place is taken
            Files.delete(part);
            Files.createDirectory(part.resolveSibling(part.getFileName().toString().replace(".wire", ".parquet")));
        }
        Files.delete(folder.resolve(SESSION).resolve("3-0.head"));
        said.clear();
        try (KeptFolder kept = kept(1 << 20, 1000, true)) {
            work(kept.stream(SESSION, 3), TASKS, false);
        }
        assertThat(said).isNotEmpty().allMatch(sentence -> sentence.startsWith("Records stay as they came"));
        assertThat(files(".wire")).isEqualTo(parts.size());
        assertThat(files(".unfinished")).isZero();
    }

    /** What is on the disk when this process is killed. */
    private Path killed() throws IOException {
        Path left = Files.createDirectories(folder.resolve("left").resolve(SESSION));
        try (Stream<Path> all = Files.list(folder.resolve(SESSION))) {
            for (Path file : all.toList()) {
                Files.copy(file, left.resolve(file.getFileName()));
            }
        }
        return left;
    }

    @Test
    @DisplayName("when a member is killed only what it had not written is lost, once a second at most")
    void killedWriter() throws Exception {
        Path left;
        try (KeptFolder kept = kept(1 << 20, 2000, false)) {
            work(kept.stream(SESSION, 3), TASKS, true);
            kept.flush();
            left = killed();
        }
        Path cut = left.resolve("3-0.open");
        Files.write(cut, new byte[]{0, 0, 0, 24, WireFrame.RECORDS, 1, 2, 3}, StandardOpenOption.APPEND);
        try (KeptFolder later = new KeptFolder(left.getParent(), 1 << 20, 2000, false, said::add)) {
            List<Part> parts = later.parts(SESSION, 3, 0, ALWAYS);
            Snapshot all = read(later, parts);
            assertThat(all.malformed()).isZero();
            assertThat(all.tasks()).isEqualTo(TASKS);
            assertThat(all.task(TASKS).state()).isEqualTo(TaskState.RUNNING);
            assertThat(later.parts(SESSION, 3, 0, ALWAYS)).isEqualTo(parts);
            assertThat(Files.exists(cut)).isFalse();
        }
    }

    @Test
    @DisplayName("texts are on the disk before the records that need them")
    void textsFirst() throws Exception {
        try (KeptFolder kept = kept(1 << 20, 1 << 20, false)) {
            work(kept.stream(SESSION, 3), 1000, false); // more than a buffer holds
            Path left = killed();
            try (KeptFolder later = new KeptFolder(left.getParent(), 1 << 20, 1 << 20, false, said::add)) {
                Snapshot all = read(later, later.parts(SESSION, 3, 0, ALWAYS));
                assertThat(all.tasks()).isBetween(500, 1000);
                assertThat(all.laneName(2)).isEqualTo("main");
            }
        }
    }

    @Test
    @DisplayName("what another process writes is not taken for what a killed one left")
    void twoWriters() throws Exception {
        try (KeptFolder kept = kept(1 << 20, 1 << 20, false);
                KeptFolder beside = kept(1 << 20, 1 << 20, false)) { // of the same name, on the same machine
            work(kept.stream(SESSION, 3), TASKS, true);
            assertThatThrownBy(() -> beside.parts(SESSION, 3, 0, ALWAYS)).isInstanceOf(IOException.class)
                    .hasMessageContaining("another member on its machine writes");
            assertThat(read(kept, kept.parts(SESSION, 3, 0, ALWAYS)).tasks()).isEqualTo(TASKS);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("where the disk is full all is counted as lost, in a sentence, and the next recording is tried again")
    void full() throws Exception {
        Path place = Files.createDirectories(folder.resolve(SESSION));
        Files.createSymbolicLink(place.resolve("3-0.head"), Path.of("/dev/full"));
        try (KeptFolder kept = kept(1 << 20, 1 << 20, false)) {
            KeptStream stream = kept.stream(SESSION, 3);
            work(stream, TASKS, false);
            assertThat(kept.counts().lost()).isEqualTo(2 + 3 * TASKS);
            assertThat(kept.counts().ended()).as("tasks go on").isEqualTo(TASKS);
            work(stream, TASKS, false);
            assertThat(kept.counts().lost()).isEqualTo(2 + 3 * TASKS);
            assertThat(kept.parts(SESSION, 3, 0, ALWAYS)).singleElement().extracting(Part::recording).isEqualTo(1);
        }
        assertThat(said).filteredOn(sentence -> sentence.contains("can't be kept")).singleElement().asString()
                .contains("No space left on device").contains("the tasks go on");
    }

    @Test
    @DisplayName("a part that was cut ends with its last whole frame")
    void cut() throws Exception {
        Path file = folder.resolve("3-0.open");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameOutput out = new FrameOutput(bytes);
        out.write(WireFrame.RECORDS, records(7, 0, 0, 9, 0, 0).bytes());
        out.write(WireFrame.RECORDS, records(11, 0, 0).bytes());
        out.flush();
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 1));
        assertThat(OpenPart.seal(file, folder, 3, 0, 5))
                .hasValue(new PartName(3, 0, 5, 7, 9, 2, PartName.WIRE));
        assertThat(Files.exists(file)).isFalse();
        Files.write(file, new byte[]{0, 0, 0});
        assertThat(OpenPart.seal(file, folder, 3, 0, 6)).isEmpty();
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    @DisplayName("parts of earlier runs that go are no loss of this one")
    void earlierRuns() throws Exception {
        try (KeptFolder kept = kept(6000, 1000, false)) {
            work(kept.stream("fedcba9876543210", 1), TASKS / 2, false);
        }
        try (KeptFolder kept = kept(6000, 1000, false)) {
            work(kept.stream(SESSION, 3), TASKS / 2, false);
            assertThat(read(kept, kept.parts(SESSION, 3, 0, ALWAYS)).tasks()).isEqualTo(TASKS / 2);
            assertThat(kept.counts().lost()).isZero();
        }
    }

    @Test
    @DisplayName("who asks for what is not there, or for another folder, gets no answer")
    void refusals() throws Exception {
        try (KeptFolder kept = kept(1 << 20, 1000, false)) {
            work(kept.stream(SESSION, 3), 1, false);
            assertThatThrownBy(() -> kept.parts(SESSION, 4, 0, ALWAYS)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> kept.parts("../../../etc/pass", 3, 0, ALWAYS)).isInstanceOf(IOException.class);
            assertThat(kept.forget()).isEqualTo(1);
            assertThatThrownBy(() -> kept.parts(SESSION, 3, 0, ALWAYS)).isInstanceOf(IOException.class);
        }
    }
}
