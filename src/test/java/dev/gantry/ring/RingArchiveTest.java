package dev.gantry.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.TraceIntake;

/** What a follower that was killed had taken out of the rings is read again. A killed one is one that is not closed. */
class RingArchiveTest {
    private static final long PID = 4711;
    private static final int MARKS = 60_000;

    @TempDir
    Path folder;

    private final long began = System.nanoTime();
    private final Set<Long> alive = new HashSet<>(Set.of(PID));
    private long time;

    @BeforeEach
    void makeArchive() throws IOException {
        Files.createDirectory(RingFolder.archiveOf(folder));
    }

    private RingWriter ring(long pid, int blocks) throws IOException {
        return RingWriter.of(folder.resolve(pid + "-0.ring"), pid, began, blocks).ready();
    }

    private RingFolder follower(long mostBytes) {
        return new RingFolder(folder, new TraceIntake(began), alive::contains, 0, mostBytes, () -> Long.MAX_VALUE);
    }

    private Snapshot readAgain() throws IOException {
        TraceIntake again = new TraceIntake(began);
        try (RingFolder left = new RingFolder(folder, again, _ -> false, 0, 1 << 30, () -> Long.MAX_VALUE)) {
            left.readAgain(again::publish);
            assertThat(left.troubles()).isEmpty();
        }
        return again.finish();
    }

    private void mark(RingWriter ring, int number) {
        time = Math.max(time + 1, System.nanoTime());
        ring.record(time, 2, 0, RecordKind.MARK, number);
    }

    private static void assertMarks(Snapshot all, int marks) {
        Lane lane = all.lane(2);
        assertThat(all.malformed()).isZero();
        assertThat(lane.marks()).isEqualTo(marks);
        for (int i = 1; i < marks; i++) {
            assertThat(lane.markTime(i)).isGreaterThanOrEqualTo(lane.markTime(i - 1));
        }
    }

    @Test
    void allIsReadAgainThatWasTakenAndThatWasNot() throws IOException {
        RingWriter ring = ring(PID, 8);
        ring.lanes(began);
        RingFolder killed = follower(1 << 30);
        for (int i = 1; i <= MARKS; i++) {
            mark(ring, 0);
            if (i % 500 == 0) {
                killed.pass();
            }
        }
        mark(ring, 0);
        assertThat(killed.isKept()).isTrue();
        List<Path> before = files();
        assertMarks(readAgain(), MARKS + 1);
        assertMarks(readAgain(), MARKS + 1);
        assertThat(files()).as("reading changes nothing").isEqualTo(before);
    }

    @Test
    void aBlockThatWasBeingFreedIsReadOnce() throws IOException {
        RingWriter ring = ring(PID, 2);
        ring.lanes(began);
        for (int i = 2; i < RingWriter.SLOTS; i++) {
            mark(ring, 0);
        }
        byte[] block = new byte[RingWriter.BLOCK];
        ring.bytes.get(RingWriter.BLOCKS_AT, block);
        follower(1 << 30).pass();
        assertThat(ring.claimOf(0)).isZero();
        ring.bytes.put(RingWriter.BLOCKS_AT + RingWriter.BLOCK / 2, block, RingWriter.BLOCK / 2, RingWriter.BLOCK / 2);
        ring.bytes.putLong(RingWriter.TABLE, 1);
        assertMarks(readAgain(), RingWriter.SLOTS - 2);
    }

    @Test
    void aBlockThatWasBeingKeptIsReadFromTheRing() throws IOException {
        RingWriter ring = ring(PID, 2);
        ring.lanes(began);
        for (int i = 2; i < RingWriter.SLOTS; i++) {
            mark(ring, 0);
        }
        byte[] block = new byte[RingWriter.BLOCK];
        ring.bytes.get(RingWriter.BLOCKS_AT, block);
        follower(1 << 30).pass();
        try (FileChannel kept = FileChannel.open(RingFolder.archiveOf(folder).resolve(PID + "-0.ring.blocks"),
                StandardOpenOption.WRITE)) {
            kept.truncate(kept.size() - 100);
        }
        ring.bytes.put(RingWriter.BLOCKS_AT, block).putLong(RingWriter.TABLE, 1);
        assertMarks(readAgain(), RingWriter.SLOTS - 2);
    }

    @Test
    void ringsThatWereDoneAreReadAgainWithTheTasksThatTheyHandedEachOther() throws IOException {
        RingWriter parent = ring(PID, 4);
        parent.lanes(began);
        parent.record(began + 1, 2, 1, RecordKind.EXECUTOR_OPENED, parent.name("pool"));
        parent.record(began + 2, 2, 1, RecordKind.TASK_OFFERED, 77);
        parent.record(began + 2, 2, 1, RecordKind.TASK_SUBMITTED, 1L << 28 | parent.name("job"));
        alive.add(PID + 1);
        RingWriter child = RingWriter.of(folder.resolve(PID + 1 + "-0.ring"), PID + 1, began + 1, 4).ready();
        child.lanes(began + 1);
        child.record(began + 3, 2, 1, RecordKind.TASK_TAKEN, 77);
        child.record(began + 3, 2, 1, RecordKind.TASK_STARTED, 0);
        child.record(began + 9, 2, 1, RecordKind.TASK_SUCCEEDED, 0);
        child.end(began + 20);
        RingFolder killed = follower(1 << 30);
        killed.pass();
        alive.clear(); // the parent was killed
        killed.pass();
        assertThat(Files.list(folder)).as("no ring is left").containsExactly(RingFolder.archiveOf(folder));
        Snapshot all = readAgain();
        assertThat(all.malformed()).isZero();
        assertThat(all.tasks()).isEqualTo(1);
        assertThat(all.task(1).state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(all.task(1).name()).isEqualTo("job");
        assertThat(all.lane(all.lane(all.task(1).lane()).parent()).closed()).isEqualTo(20);
    }

    @Test
    void whatRanAtTheEndOfTheRecordsIsUnfinished() throws IOException {
        RingWriter ring = ring(PID, 4);
        ring.lanes(began);
        ring.record(began + 1, 2, 1, RecordKind.EXECUTOR_OPENED, ring.name("pool"));
        ring.record(began + 2, 2, 1, RecordKind.TASK_SUBMITTED, 1L << 28 | ring.name("job"));
        ring.record(began + 3, 2, 1, RecordKind.TASK_STARTED, 0);
        follower(1 << 30).pass();
        assertThat(readAgain().task(1).state()).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void anArchiveThatWouldBeTooLargeGoesAndTheFollowerGoesOn() throws IOException {
        RingWriter ring = ring(PID, 8);
        ring.lanes(began);
        TraceIntake intake = new TraceIntake(began);
        RingFolder follower = new RingFolder(folder, intake, alive::contains, 0, 10 * RingWriter.BLOCK,
                () -> Long.MAX_VALUE);
        for (int i = 1; i <= MARKS; i++) {
            mark(ring, 0);
            if (i % 500 == 0) {
                follower.pass();
            }
        }
        assertThat(follower.isKept()).isFalse();
        assertThat(RingFolder.archiveOf(folder)).doesNotExist();
        follower.close();
        assertMarks(intake.finish(), MARKS);
    }

    @Test
    void aDiskThatTakesNothingLeavesNoArchive() throws IOException {
        RingWriter ring = ring(PID, 8);
        ring.lanes(began);
        Files.createDirectory(RingFolder.archiveOf(folder).resolve(PID + "-0.ring.blocks")); // in the way
        RingFolder follower = follower(1 << 30);
        for (int i = 0; i < RingWriter.SLOTS; i++) {
            mark(ring, 0);
        }
        follower.pass();
        assertThat(follower.isKept()).isFalse();
        assertThat(RingFolder.archiveOf(folder)).doesNotExist();
        follower.close();
    }

    private List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        try (var walk = Files.walk(folder)) {
            walk.sorted().forEach(all::add);
        }
        return all;
    }
}
