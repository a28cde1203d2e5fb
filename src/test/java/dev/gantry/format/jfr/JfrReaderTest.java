package dev.gantry.format.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Described;
import dev.gantry.format.OpenFile;
import dev.gantry.recording.Recording;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;

/** Files that {@link Workload} and {@link Pools} left behind, which say how they were made. */
@Tag("engine")
class JfrReaderTest {
    private static final String PROCESS = "dev.gantry.format.jfr.Workload";

    @TempDir
    private Path folder;

    @Test
    void threadsAreLanesThatBeginAndEnd() {
        Described opened = workload();

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.snapshot().malformed()).isZero();
        assertThat(opened.lanes()).contains(PROCESS + " > main", PROCESS + " > wanter", PROCESS + " > server",
                PROCESS + " > sleeper-0", PROCESS + " > sleeper-2", PROCESS + " > parked");
        assertThat(opened.lane(PROCESS + " > server").opened()).isPositive();
        assertThat(opened.lane(PROCESS + " > server").closed())
                .isGreaterThan(opened.lane(PROCESS + " > server").opened());
        assertThat(opened.lane(PROCESS).pid()).isPositive();
        assertThat(opened.file().about().title()).isEqualTo(PROCESS);
    }

    @Test
    void virtualThreadsAreLanesOfAGroupAndNothingIsSaidOfTheTimeBetween() {
        Described opened = workload();

        assertThat(opened.lane(PROCESS + " > virtual threads").role()).isEqualTo(LaneRole.GROUP);
        for (int i = 0; i < 5; i++) {
            var lane = opened.lane(PROCESS + " > virtual threads > virtual-" + i);
            assertThat(lane.kind()).isEqualTo(LaneKind.VIRTUAL_THREAD);
            assertThat(lane.rest()).isNull();
            assertThat(lane.closed()).isNotEqualTo(Trace.NONE);
        }
        assertThat(opened.notices()).anyMatch(notice -> notice.contains("when a virtual thread was mounted"));
    }

    @Test
    void waitsAreBlockedSlicesWithTheirReason() {
        Described opened = workload();

        assertThat(opened.slices(PROCESS + " > sleeper-1")).hasSize(1).first().asString()
                .startsWith("0 blocked gantry:sleep ");
        assertThat(opened.count(State.BLOCKED, "gantry:lock(\"Object\")")).isGreaterThanOrEqualTo(40);
        assertThat(opened.count(State.BLOCKED, "gantry:socket-read(")).isGreaterThanOrEqualTo(2);
        assertThat(opened.count(State.BLOCKED, "gantry:file-write(")).isEqualTo(1);
        assertThat(opened.count(State.BLOCKED, "gantry:park(")).isPositive();
        assertThat(opened.wakes()).anyMatch(wake -> wake.startsWith(PROCESS + " > main to " + PROCESS + " > wanter"));
    }

    @Test
    void samplesAreMarks() {
        Described opened = workload();

        assertThat(opened.lanes().stream().flatMap(lane -> opened.marks(lane).stream()))
                .isNotEmpty().allMatch(mark -> mark.matches("\\d+ in .+"));
    }

    @Test
    void aRecordingThatWasCutIsOpenedUpToTheCut() throws IOException {
        byte[] whole = Files.readAllBytes(path());
        Described cut = Described.of(folder, Arrays.copyOf(whole, whole.length - 14_000));

        assertThat(cut.trouble()).contains("it was cut");
        assertThat(cut.lanes()).contains("JVM > main", "JVM > wanter");
        assertThat(cut.count()).isPositive().isLessThan(workload().count());
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void aRecordingThatIsStillBeingWrittenDoesNotMakeTheReaderWait() throws IOException {
        byte[] whole = Files.readAllBytes(path());
        whole[StructureCheck.STATE_AT] = (byte) 0xff;
        Described opened = Described.of(folder, whole);

        assertThat(opened.trouble()).contains("still being written");
        assertThat(opened.count()).isEqualTo(workload().count());
    }

    @Test
    void theChunksBeforeADamagedOneAreShown() throws IOException {
        byte[] one = Files.readAllBytes(path());
        byte[] two = ByteBuffer.allocate(2 * one.length).put(one).put(one).array();
        assertThat(Described.of(folder, two).trouble()).isEmpty();
        two[one.length] = 'X';
        Described opened = Described.of(folder, two);

        assertThat(opened.trouble()).contains("at byte %,d".formatted(one.length));
        assertThat(opened.count()).isEqualTo(workload().count());
    }

    @Test
    void whatTheJdksReaderThrowsOfItsOwnCodeIsNotTold() throws IOException {
        byte[] whole = Files.readAllBytes(path());
        int described = (int) ByteBuffer.wrap(whole).getLong(StructureCheck.METADATA_AT);
        Random random = new Random(7);
        List<String> troubles = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            damaged[described + 1_000 + random.nextInt(whole.length - described - 1_000)] ^= (byte) 0x40;
            troubles.add(Described.of(folder, damaged).trouble());
        }
        assertThat(troubles).anyMatch(trouble -> trouble.contains("can't make sense of what follows"))
                .noneMatch(trouble -> trouble.contains("out of bounds") || trouble.contains("because"));
    }

    @Test
    void checkpointsInACircleAreFound() throws IOException {
        byte[] whole = Files.readAllBytes(path());
        long constants = ByteBuffer.wrap(whole).getLong(StructureCheck.CONSTANTS_AT);
        ByteBuffer.wrap(whole).putLong(StructureCheck.CONSTANTS_AT, constants + 1);
        assertThat(Described.of(folder, whole).trouble()).contains("its constants are not where it says");
    }

    @Test
    void aRecordingOfAVersionThatCanNotBeReadIsRefusedAsAWhole() throws IOException {
        byte[] whole = Files.readAllBytes(path());
        ByteBuffer.wrap(whole).putShort(4, (short) 0).putShort(6, (short) 9);
        Described old = Described.of(folder, whole);
        ByteBuffer.wrap(whole).putShort(4, (short) 7);
        Described later = Described.of(folder, whole);

        assertThat(old.file().state()).isEqualTo(Recording.State.FAILED);
        assertThat(old.file().refusal()).contains(OpenFile.Refusal.VERSION);
        assertThat(old.trouble()).contains("recorded by a Java before JDK 9, in version 0.9 of the format");
        assertThat(later.trouble()).contains("in version 7.9 of the format, which is newer");
    }

    @Test
    void aRecordingOfJdk17ShowsItsPoolsAndWhatStoppedThemAndDoesNotMissWhatThatJdkNeverHad() {
        Described opened = Described.of(Described.resource(getClass(), "pools-17.jfr.gz"));
        String pause = "blocked gantry:gc-pause(\"G1Full\", \"System.gc()\")";

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.lanes()).contains("Pools > main", "Pools > pool-1-thread-1", "Pools > pool-1-thread-4")
                .noneMatch(lane -> lane.contains("virtual") || lane.contains("unknown"));
        for (String lane : List.of("main", "pool-1-thread-1", "pool-1-thread-4")) {
            assertThat(opened.slices("Pools > " + lane)).anyMatch(slice -> slice.contains(pause));
        }
        assertThat(opened.slices("Pools > VM Thread"))
                .anyMatch(slice -> slice.startsWith("0 running gantry:vm-operation("))
                .anyMatch(slice -> slice.startsWith("1 running gantry:gc-pause("));
        assertThat(opened.notices()).noneMatch(notice -> notice.contains("virtual"));
    }

    private static List<Path> leftBehind() throws IOException {
        String ours = "gantry-" + ProcessHandle.current().pid() + "-";
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(ours)).toList();
        }
    }

    private Described workload() {
        return Described.of(path());
    }

    private Path path() {
        return Described.resource(getClass(), "workload.jfr");
    }
}
