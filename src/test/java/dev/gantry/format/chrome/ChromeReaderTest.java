package dev.gantry.format.chrome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Described;
import dev.gantry.format.FileLimits;
import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.Recording;
import dev.gantry.trace.State;

/** The files were written by hand after the shape of what each program writes; no program's own file is among them. */
@Tag("engine")
class ChromeReaderTest {
    @TempDir
    private Path folder;

    @Test
    void vizTracersCallsComeInOrderOfTheirEndsAndAreNested() {
        Described opened = resource("viztracer.json");

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.lanes()).containsExactly("MainProcess", "MainProcess > MainThread",
                "MainProcess > ThreadPoolExecutor-0_0");
        assertThat(opened.slices("MainProcess > MainThread")).containsExactly(
                "0 running <module> (demo.py:1) 0-1020000", "1 running work (demo.py:3) 1011-10136",
                "2 running len 3157-5657");
        assertThat(opened.slices("MainProcess > ThreadPoolExecutor-0_0"))
                .containsExactly("0 running time.sleep 5500-1005750");
        assertThat(opened.marks("MainProcess > MainThread")).containsExactly("6250 halfway: detail=n=3");
        assertThat(opened.counters()).containsExactly("MainProcess queue: 3, 2");
        assertThat(opened.lane("MainProcess").pid()).isEqualTo(4242);
        assertThat(opened.notices()).anyMatch(notice -> notice.contains("drawn as running"));
    }

    @Test
    void anArrowMayLeaveBeforeAnySliceBegins() {
        Described opened = text("[{\"name\":\"f\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":30,\"dur\":10},"
                + "{\"name\":\"g\",\"ph\":\"X\",\"pid\":1,\"tid\":2,\"ts\":20,\"dur\":10},"
                + "{\"name\":\"a\",\"ph\":\"s\",\"id\":1,\"pid\":1,\"tid\":1,\"ts\":5},"
                + "{\"name\":\"a\",\"ph\":\"f\",\"bp\":\"e\",\"id\":1,\"pid\":1,\"tid\":2,\"ts\":21}]");

        assertThat(opened.tasks())
                .containsExactly("g: process 1 > thread 1 at 0 to process 1 > thread 2 at 15000, succeeded");
        assertThat(opened.slices("process 1 > thread 1")).containsExactly("0 running f 25000-35000");
        assertThat(opened.snapshot().malformed()).isZero();
    }

    @Test
    void raysProcessesAndThreadsAreTextsAndItsArrowIsAHandOver() {
        Described opened = resource("ray.json");

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.lanes()).containsExactly("Node 10.0.0.1", "Node 10.0.0.1 > worker:0a1b",
                "Node 10.0.0.1 > driver:ff");
        assertThat(opened.tasks()).containsExactly("task:deserialize_arguments: Node 10.0.0.1 > driver:ff at 10000"
                + " to Node 10.0.0.1 > worker:0a1b at 50000, succeeded");
        assertThat(opened.slices("Node 10.0.0.1 > worker:0a1b")).containsExactly(
                "0 running task:deserialize_arguments 50000-100000", "0 running task:execute 100200-2100700");
    }

    @Test
    void bazelsThreadsAreInItsOrderAndItsCountersAreTexts() throws IOException {
        byte[] plain = Files.readAllBytes(Described.resource(getClass(), "bazel.json"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        Described opened = Described.of(folder, packed.toByteArray());

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.lanes()).containsExactly("process 1", "process 1 > Critical Path",
                "process 1 > Main Thread", "process 1 > skyframe-evaluator 1", "process 1 > skyframe-evaluator 2");
        assertThat(opened.slices("process 1 > skyframe-evaluator 1")).containsExactly(
                "0 running Compiling a.cc 3000000-8000000", "1 running subprocess.run 3500000-7500000");
        assertThat(opened.slices("process 1 > Main Thread")).containsExactly("0 running Launch Blaze 0-2000000");
        assertThat(opened.marks("process 1 > Main Thread")).containsExactly("2000000 Initialize command");
        assertThat(opened.counters()).containsExactly("process 1 CPU usage (Bazel): 0.25, 1.5",
                "process 1 action count: 2");
    }

    @Test
    void chromiumsProcessesFlowsAndAsynchronousWork() {
        Described opened = resource("chromium.json");

        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.lanes()).containsExactly("Renderer", "Renderer > CrRendererMain",
                "Renderer > loading (async)", "Browser", "Browser > CrBrowserMain", "Browser > ipc (async)",
                "Renderer > loading (async) > loading (async) (overlapping 2)");
        assertThat(opened.slices("Browser > CrBrowserMain")).containsExactly("0 running RunTask 0-500000",
                "1 running Post 100000-200000", "2 running PostTask 150000-170000");
        assertThat(opened.tasks()).containsExactly("ThreadTask: Browser > CrBrowserMain at 150000"
                + " to Renderer > CrRendererMain at 1000000, succeeded");
        assertThat(opened.slices("Renderer > loading (async)")).containsExactly("0 running Request 0-600000",
                "1 running Connect 100000-300000");
        assertThat(opened.slices("Renderer > loading (async) > loading (async) (overlapping 2)"))
                .containsExactly("0 running Request 200000-900000");
        assertThat(opened.marks("Renderer > loading (async)")).containsExactly("250000 Redirect: to=b");
        assertThat(opened.marks("Renderer")).containsExactly("250000 navigationStart");
        assertThat(opened.slices("Browser > ipc (async)")).containsExactly("0 running Call 600000-700000");
        assertThat(opened.notices()).contains("Events of these phases are not shown: P (1).");
    }

    @Test
    void noSliceVanishesWhereSlicesOverlap() {
        Described opened = resource("overlapping.json");

        assertThat(opened.trouble()).isEmpty();
        String thread = "process 1 > thread 1";
        String second = thread + " > thread 1 (overlapping 2)";
        String third = thread + " > thread 1 (overlapping 3)";
        assertThat(opened.slices(thread)).containsExactly("0 running first 0-100000", "0 running inside both"
                + " 110000-120000", "1 running inside 60000-70000");
        assertThat(opened.slices(second)).containsExactly("0 running third 20000-220000",
                "1 running crosses 50500-150500");
        assertThat(opened.lanes()).doesNotContain(third);
        assertThat(opened.count()).isEqualTo(9);
    }

    @Test
    void beginningsAndEndsArePairedByNameAndByTime() {
        Described opened = resource("overlapping.json");

        assertThat(opened.slices("process 1 > thread 2")).containsExactly("0 running A 1000500-1020500",
                "0 running goes on 1050500-");
        assertThat(opened.slices("process 1 > thread 2 > thread 2 (overlapping 2)"))
                .containsExactly("0 running B 1010500-1030500");
        assertThat(opened.slices("process 1 > thread 3")).containsExactly("0 running late 1004000-1008000");
        assertThat(opened.notices()).contains("1 end of a slice has no beginning and is left out.",
                "1 slice has no end in this file and is shown as if it went on.");
    }

    @Test
    void slicesDeeperThanALaneCanHoldGoOnBesideIt() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 600; i++) {
            text.append("{\"name\":\"f\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":").append(i).append(".5,\"dur\":")
                    .append(10_000 - 2 * i).append("},\n");
        }
        Described opened = text(text.append("]").toString());

        assertThat(opened.count()).isEqualTo(600);
        assertThat(opened.snapshot().malformed()).isZero();
    }

    @Test
    void thousandsOfSlicesThatAllOverlapAreAllShown() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 3000; i++) {
            text.append("{\"name\":\"f\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":").append(i * 10)
                    .append(".5,\"dur\":1000000},\n");
        }
        assertThat(text(text.append("]").toString()).count()).isEqualTo(3000);
    }

    @Test
    void timesKeepTheirNanosecondsHoweverGreat() {
        Described opened = text("[{\"name\":\"f\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":1700000000000000.123,"
                + "\"dur\":0.456},{\"name\":\"g\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":\"1700000000000001\","
                + "\"dur\":1e3},{\"name\":\"h\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":1e300,\"dur\":NaN}]");

        assertThat(opened.slices("process 1 > thread 1")).startsWith("0 running f 0-456",
                "0 running g 877-1000877");
        assertThat(opened.count()).isEqualTo(3);
    }

    @Test
    void aListWithoutItsBracketIsWholeButOneCutInAnEventIsNot() {
        String event = "{\"name\":\"f\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":1,\"dur\":2}";
        assertThat(text("[" + event + ",\n" + event + ",").trouble()).isEmpty();
        Described cut = text("[" + event + ",\n" + event.substring(0, 30));
        assertThat(cut.trouble()).contains("ends in the middle").contains("byte");
        assertThat(cut.count()).isEqualTo(1);
        assertThat(text("{\"traceEvents\":[" + event + ",").trouble()).contains("ends in the middle");
    }

    @Test
    void whatIsNoJsonIsToldWithItsPlace() {
        Described opened = text(
                "[{\"name\":\"f\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":1,\"dur\":2},\n{\"name\":x}]");
        assertThat(opened.trouble()).contains("damaged at byte").contains("line 2");
        assertThat(opened.count()).isEqualTo(1);
    }

    @Test
    void jsonThatIsNoTraceSaysSo() {
        assertThat(text("{\"lesson\":\"thread-one\"}").trouble()).contains("no list \"traceEvents\"");
    }

    @Test
    void eventsOfTheWrongShapeAreCountedAndTheRestIsShown() {
        Described opened = text(
                ""
                        + "{\"traceEvents\":[7,null,{},[[]],{\"ph\":\"X\"},"
                        + "{\"ph\":{\"a\":1},\"ts\":[1],\"name\":[]},"
                        + "{\"name\":\"f\",\"ph\":\"X\",\"pid\":[1],\"tid\":{\"a\":2},\"ts\":1,\"args\":7},"
                        + "{\"name\":\"M\",\"ph\":\"M\"},"
                        + "{\"name\":\"thread_name\",\"ph\":\"M\",\"args\":{\"name\":7}}]}");
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.count(State.RUNNING, "f")).isEqualTo(1);
        assertThat(opened.notices()).contains("5 events have no phase or no time and are left out.",
                "1 slice has no duration and is shown without length.");
    }

    @Test
    void argumentsThatHaveNoPlaceAreCounted() {
        Described opened = text(
                ""
                        + "[{\"ph\":\"X\",\"name\":\"f\",\"ts\":1,\"dur\":2,\"args\":{\"a\":1,"
                        + "\"b\":{\"c\":[2]}}},{\"args\":{\"a\":1},\"ph\":\"B\",\"name\":\"g\",\"ts\":5},"
                        + "{\"ph\":\"E\",\"ts\":6,\"args\":{\"late\":1}},"
                        + "{\"ph\":\"i\",\"name\":\"mark\",\"ts\":7,\"args\":{\"a\":1}}]");
        assertThat(opened.notices()).contains("1 event has arguments, which are not shown.");
        assertThat(text("[{\"ph\":\"X\",\"name\":\"f\",\"ts\":1,\"dur\":2,\"args\":{}}]").notices())
                .noneMatch(notice -> notice.contains("arguments"));
    }

    @Test
    void limitsAreToldByWhatIsBeyondThem() {
        StringBuilder threads = new StringBuilder("[");
        for (int i = 0; i < 20; i++) {
            threads.append("{\"name\":\"f\",\"ph\":\"X\",\"pid\":1,\"tid\":").append(i).append(",\"ts\":1},");
        }
        FileLimits few = new FileLimits(1 << 20, 200, 1 << 20, 64, 10, 1 << 20, 1000);
        Described opened = Described.of(Formats.open(write(threads.append("]").toString()), few));
        assertThat(opened.trouble()).contains("lane number");
        assertThat(opened.count()).isEqualTo(9);
        FileLimits fewEvents = new FileLimits(1 << 20, 200, 1 << 20, 64, 100, 1 << 20, 10);
        assertThat(Described.of(Formats.open(folder.resolve("content"), fewEvents)).trouble())
                .contains("event number");
    }

    @Test
    void aReadingThatNobodyWantsEnds() {
        OpenFile opening = Formats
                .open(write("[" + "{\"name\":\"f\",\"ph\":\"X\",\"ts\":1,\"dur\":1},".repeat(200_000)));
        opening.cancel();
        Described opened = Described.of(opening);
        assertThat(opened.file().state()).isEqualTo(Recording.State.CANCELLED);
        assertThat(opened.trouble()).isEmpty();
    }

    @Test
    void aPackedFileThatUnpacksToFarTooMuchIsRefusedFromThere() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("[{\"name\":\"f\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":1,\"dur\":2}".getBytes(
                    StandardCharsets.UTF_8));
            byte[] space = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 80; i++) {
                out.write(space);
            }
        }
        Described opened = Described.of(folder, packed.toByteArray());
        assertThat(opened.trouble()).contains("what it unpacks to");
        assertThat(opened.count()).isEqualTo(1);
    }

    private Described resource(String name) {
        return Described.of(Described.resource(getClass(), name));
    }

    private Described text(String text) {
        return Described.of(write(text));
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("content"), text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
