package dev.gantry.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.message.Message;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.TraceIntake;

class RingFolderTest {
    private static final long PID = 4711;

    @TempDir
    Path folder;

    private final long began = System.nanoTime();
    private final Set<Long> alive = new HashSet<>(Set.of(PID));
    private final TraceIntake intake = new TraceIntake(began);
    private RingFolder rings;
    private long room = Long.MAX_VALUE;

    @BeforeEach
    void follow() {
        rings = new RingFolder(folder, intake, alive::contains, 0, 1 << 20, () -> room);
    }

    @AfterEach
    void end() throws IOException {
        rings.close();
    }

    private RingWriter ring(int blocks) throws IOException {
        return RingWriter.of(folder.resolve(PID + "-0.ring"), PID, began, blocks).ready();
    }

    private Snapshot finished() throws IOException {
        rings.close();
        return intake.finish();
    }

    private static String prints(Snapshot all, int lane) {
        Lane on = all.lane(lane);
        return IntStream.range(0, on.marks()).mapToObj(i -> all.name(on.markText(i))).collect(Collectors.joining(" "));
    }

    @Test
    void recordsComeInOrderOfTimeWhicheverBlockTheyLieIn() throws IOException {
        RingWriter ring = ring(8);
        ring.lanes(began);
        int other = ring.slot();
        ring.claim(); // another thread's block
        ring.record(began + 20, 2, 0, RecordKind.MARK, ring.name("second"));
        ring.commit(other, began + 10, 2, 0, RecordKind.MARK.code(), ring.name("first"));
        ring.record(began + 30, 2, 0, RecordKind.MARK, ring.name("third"));
        assertThat(rings.pass()).isEqualTo(5);
        assertThat(prints(finished(), 2)).isEqualTo("first second third");
        assertThat(rings.troubles()).isEmpty();
    }

    @Test
    void aRecordThatIsYoungerThanThePassComesWithTheNext() throws IOException {
        RingWriter ring = ring(8);
        ring.lanes(began);
        ring.record(Long.MAX_VALUE / 2, 2, 0, RecordKind.MARK, ring.name("later"));
        ring.record(began + 1, 2, 0, RecordKind.MARK, ring.name("now"));
        assertThat(rings.pass()).isEqualTo(3);
        assertThat(rings.pass()).isZero();
    }

    @Test
    void aBlockIsFreeAgainWhenItsLastRecordWasTaken() throws IOException {
        RingWriter ring = ring(2);
        ring.lanes(began);
        int hole = ring.slot();
        for (int i = 3; i < RingWriter.SLOTS; i++) {
            ring.record(began + i, 2, 0, RecordKind.MARK, 0);
        }
        rings.pass();
        assertThat(ring.claimOf(0)).as("a slot is not committed").isEqualTo(1);
        ring.commit(hole, began + 2, 2, 0, RecordKind.MARK.code(), ring.name("at last"));
        rings.pass();
        assertThat(ring.claimOf(0)).isZero();
        for (int at = RingWriter.BLOCKS_AT; at < RingWriter.BLOCKS_AT + RingWriter.BLOCK; at += 8) {
            assertThat(ring.bytes.getLong(at)).isZero();
        }
        for (int i = 0; i < 10 * RingWriter.SLOTS; i++) {
            ring.record(began + 1000 + i, 2, 0, RecordKind.MARK, 0);
            if (i % 100 == 0) {
                rings.pass();
            }
        }
        Snapshot all = finished();
        assertThat(all.lane(2).marks()).isEqualTo(RingWriter.SLOTS - 2 + 10 * RingWriter.SLOTS);
        assertThat(all.malformed()).isZero();
    }

    @Test
    void aSlotMayBeLeftOut() throws IOException {
        RingWriter ring = ring(2);
        ring.lanes(began);
        for (int i = 2; i < RingWriter.SLOTS; i++) {
            ring.commit(ring.slot(), 1, 0, 0, 255, 0);
        }
        rings.pass();
        assertThat(ring.claimOf(0)).isZero();
        assertThat(finished().malformed()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"true, RUNNING", "false, FAILED"})
    void whatTheProgramItselfRunsAtItsEndIsUnfinishedAndWhatAChildRunsFails(boolean isProgram, TaskState state)
            throws IOException {
        if (isProgram) {
            rings.ofProgram(PID);
        }
        RingWriter ring = ring(4);
        ring.lanes(began);
        ring.record(began + 1, 2, 1, RecordKind.EXECUTOR_OPENED, ring.name("pool"));
        ring.record(began + 2, 2, 1, RecordKind.TASK_SUBMITTED, 1L << 28 | ring.name("job"));
        ring.record(began + 3, 2, 1, RecordKind.TASK_STARTED, 0);
        rings.pass();
        alive.clear();
        Snapshot all = finished();
        assertThat(all.taskState(1)).isEqualTo(state);
        assertThat(all.lane(2).failures()).isEqualTo(isProgram ? 0 : 1);
        assertThat(all.lane(2).closed()).isNotNegative();
        assertThat(all.malformed()).isZero();
    }

    @Test
    void aTaskOfOneProcessRunsInAnother() throws IOException {
        RingWriter parent = ring(4);
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
        rings.pass();
        Snapshot all = finished();
        assertThat(all.tasks()).isEqualTo(1);
        assertThat(all.task(1).state()).isEqualTo(TaskState.SUCCEEDED);
        assertThat(all.task(1).name()).isEqualTo("job");
        assertThat(all.lane(all.task(1).lane()).parent()).isNotEqualTo(all.lane(all.task(1).submittedBy()).parent());
        assertThat(all.malformed()).isZero();
    }

    @Test
    void aProcessThatDidNothingIsNotShown() throws IOException {
        RingWriter ring = ring(2);
        ring.lanes(began);
        ring.record(began + 1, 2, 0, RecordKind.LANE_CLOSED, 0);
        rings.pass();
        ring.end(began + 5);
        rings.pass();
        assertThat(finished().lanes()).isZero();
    }

    @Test
    void aSecondThreadIsSomething() throws IOException {
        RingWriter ring = ring(2);
        ring.lanes(began);
        rings.pass();
        ring.record(began + 1, 3, 1, RecordKind.LANE_OPENED, 1L << 28 | ring.name("second"));
        rings.pass();
        Snapshot all = finished();
        assertThat(all.lanes()).isEqualTo(3);
        assertThat(all.malformed()).isZero();
    }

    @Test
    void theProgramItselfIsShownEvenIfItDoesNothing() throws IOException {
        rings.ofProgram(PID);
        RingWriter ring = ring(2);
        ring.lanes(began);
        ring.end(began + 5);
        rings.pass();
        assertThat(finished().lanes()).isEqualTo(2);
    }

    @Test
    void whatIsEarlyIsShownOnceTheProcessDoesSomething() throws IOException {
        RingWriter ring = ring(2);
        ring.lanes(began);
        rings.pass();
        ring.record(began + 1, 2, 0, RecordKind.MARK, ring.name("at last"));
        rings.pass();
        Snapshot all = finished();
        assertThat(all.lanes()).isEqualTo(2);
        assertThat(all.name(all.lane(2).name())).isEqualTo("main");
        assertThat(prints(all, 2)).isEqualTo("at last");
    }

    @Test
    void lossesAreCounted() throws IOException {
        RingWriter ring = ring(2);
        ring.lanes(began);
        ring.record(began + 1, 2, 0, RecordKind.MARK, 0);
        ring.lost(5);
        rings.pass();
        ring.lost(7);
        rings.pass();
        assertThat(finished().lost()).isEqualTo(7);
    }

    @Test
    void thatTheDiskIsFullIsToldOnceWhereSomethingIsLost() throws IOException {
        RingWriter ring = ring(2);
        ring.lanes(began);
        ring.record(began + 1, 2, 0, RecordKind.MARK, 0);
        ring.lost(5);
        rings.pass();
        assertThat(rings.troubles()).isEmpty();
        room = 0;
        rings.pass();
        assertThat(rings.troubles()).isEmpty();
        ring.lost(7);
        rings.pass();
        ring.lost(8);
        rings.pass();
        assertThat(rings.troubles()).containsExactly(Message.say("ring.full", folder.toString()));
    }

    @Test
    void anEndInOrderClosesTheLanesThenAndDeletesTheFile() throws IOException {
        RingWriter ring = ring(2);
        ring.lanes(began);
        ring.record(began + 1, 2, 0, RecordKind.MARK, 0);
        ring.end(began + 50);
        rings.pass();
        assertThat(folder).isEmptyDirectory();
        assertThat(finished().lane(2).closed()).isEqualTo(50);
    }

    @Test
    void whatAKilledProcessCommittedIsTaken() throws IOException {
        RingWriter ring = ring(2);
        ring.lanes(began);
        ring.record(began + 1, 2, 1, RecordKind.TASK_SUBMITTED, 0);
        ring.record(began + 2, 2, 1, RecordKind.TASK_STARTED, 0);
        ring.slot();
        alive.clear();
        rings.pass();
        assertThat(folder).isEmptyDirectory();
        assertThat(finished().task(1).state()).isEqualTo(TaskState.FAILED);
    }

    @Test
    void aProcessThatBecameAnotherProgramBeginsAnotherRing() throws IOException {
        RingWriter before = ring(2);
        before.lanes(began);
        before.record(began + 1, 2, 0, RecordKind.MARK, before.name("before"));
        RingWriter after = RingWriter.of(folder.resolve(PID + "-1.ring"), PID, began + 10, 2).ready();
        after.lanes(began + 10);
        after.record(began + 11, 2, 0, RecordKind.MARK, after.name("after"));
        rings.pass();
        rings.pass();
        assertThat(Files.list(folder)).hasSize(1);
        Snapshot all = finished();
        assertThat(all.lanes()).isEqualTo(4);
        assertThat(all.malformed()).isZero();
    }

    @Test
    void aRingIsReadOnceItsHeaderIsFinished() throws IOException {
        RingWriter ring = RingWriter.of(folder.resolve(PID + "-0.ring"), PID, began, 2);
        ring.lanes(began);
        ring.record(began + 1, 2, 0, RecordKind.MARK, 0);
        assertThat(rings.pass()).isZero();
        ring.ready();
        assertThat(rings.pass()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"24, 0, bytes of a block", "24, 4104, multiple", "28, 0, number of blocks", "32, 0, table of blocks",
            "40, 4096, overlap", "48, 8192, overlap", "56, 0, chunks of names", "56, 4097, chunks of names",
            "12, -1, process id"})
    void aHeaderThatIsWrongIsToldAndNotFollowed(int at, int value, String told) throws IOException {
        RingWriter ring = RingWriter.of(folder.resolve(PID + "-0.ring"), PID, began, 2);
        ring.bytes.putInt(at, value);
        ring.ready().lanes(began);
        assertThat(rings.pass()).isZero();
        assertThat(rings.pass()).isZero();
        assertThat(rings.troubles()).singleElement().asString().contains(PID + "-0.ring").contains(told);
    }

    @Test
    void aRingThatIsCutIsToldAndTheOthersGoOn() throws IOException {
        RingWriter ring = ring(2);
        ring.lanes(began);
        ring.record(began + 1, 2, 0, RecordKind.MARK, 0);
        rings.pass();
        try (FileChannel file = FileChannel.open(folder.resolve(PID + "-0.ring"), StandardOpenOption.WRITE)) {
            file.truncate(4096);
        }
        rings.pass();
        assertThat(rings.troubles()).singleElement().asString().contains("ring.cut");
        assertThat(finished().lanes()).isEqualTo(2);
    }

    @Test
    void anyBytesAreTakenOrTold() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            Path file = folder.resolve("%d-%d.ring".formatted(PID + round, round));
            RingWriter ring = RingWriter.of(file, PID + round, began, 2);
            ring.lanes(began);
            for (int i = 0; i < 100; i++) {
                ring.record(began + i, 2, i, RecordKind.MARK, ring.name("text"));
            }
            int from = round % 2 == 0 ? 0 : 4096;
            for (int i = 0; i < 20; i++) {
                ring.bytes.put(from + random.nextInt(ring.bytes.capacity() - from), (byte) random.nextInt());
            }
            ring.ready();
            rings.pass();
        }
        alive.clear();
        rings.pass();
        assertThat(finished().finished()).isTrue();
    }
}
