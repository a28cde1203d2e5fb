package dev.gantry.format.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.format.Described;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.view.explain.Blocking;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LineKind;
import dev.gantry.view.layout.Metrics;

/** Recordings of programs with virtual threads, made by this JDK under Gantry's settings. */
@Tag("process")
class VirtualThreadsTest {
    @TempDir
    private Path folder;

    @Test
    void aSleepingVirtualThreadIsSuspendedAndBlocksNobody() throws Exception {
        Described opened = record(settings(), "3");

        assertThat(opened.trouble()).isEmpty();
        for (int i = 0; i < 3; i++) {
            assertThat(opened.slices(group() + "vt-" + i)).filteredOn(slice -> slice.contains("gantry:sleep"))
                    .isNotEmpty().allMatch(slice -> slice.startsWith("0 suspended "));
        }
        opened.all().forEach(lane -> checkBlocksNobody(opened.snapshot(), lane));
    }

    @Test
    void ofManyVirtualThreadsOneLineTellsAndPlatformThreadsStayInSight() throws Exception {
        Snapshot snapshot = record(settings(), "40").snapshot();
        LaneLayout layout = LaneLayout.of(snapshot, Folds.NONE, Metrics.USUAL);
        List<String> labels = IntStream.range(0, layout.size()).mapToObj(line -> layout.label(snapshot, line)).toList();
        int group = labels.indexOf("41 virtual threads");

        assertThat(labels).contains("main", "plain", "VM Thread").noneMatch(label -> label.startsWith("vt-"));
        assertThat(layout.kind(group)).isEqualTo(LineKind.CROWD);
        assertThat(layout.isFolded(group)).isTrue();
    }

    @Test
    void whereTheFileDoesNotTellAVirtualThreadLivesFromItsFirstEventToItsLast() throws Exception {
        String untold = settings().replace("jdk.VirtualThreadStart", "jdk.Shutdown").replace("jdk.VirtualThreadEnd",
                "jdk.Shutdown");
        Described opened = record(untold, "3");

        for (int i = 0; i < 3; i++) {
            Lane lane = opened.lane(group() + "vt-" + i);
            Row sleeps = lane.row(0);
            assertThat(lane.opened()).isEqualTo(sleeps.start(0)).isPositive();
            assertThat(lane.closed()).isGreaterThanOrEqualTo(sleeps.end(sleeps.size() - 1));
        }
        assertThat(opened.lane(process() + "main").closed()).as("its end is told").isNotEqualTo(Trace.NONE);
    }

    @Test
    void whatPinsAVirtualThreadLiesInItsWaitAndShowsOnTheCarrier() throws Exception {
        Described opened = record(settings(), "0");
        List<String> pinned = opened.slices(group() + "pinned");
        List<String> pins = pinned.stream().filter(slice -> slice.contains("gantry:pinned-to(")).toList();

        assertThat(pins).as("a sleep and a wait for a notify").hasSizeGreaterThanOrEqualTo(2)
                .allMatch(slice -> slice.contains("<clinit> on stack")).noneMatch(slice -> slice.startsWith("0 "));
        assertThat(opened.lanes()).noneMatch(lane -> lane.contains("overlapping"));
        assertThat(opened.lanes().stream().filter(lane -> lane.contains("ForkJoinPool-1-worker"))
                .flatMap(lane -> opened.slices(lane).stream()))
                .anyMatch(slice -> slice.contains("blocked gantry:carries(\"pinned\")"));
        assertThat(opened.notices()).anyMatch(notice -> notice.contains("on which carrier only while it was pinned"));
    }

    @Test
    void aGarbageCollectionShowsWithItsCauseOnEveryLaneThatItStopped() throws Exception {
        Described opened = record(settings(), "3");
        for (String lane : List.of("main", "plain", "VM Thread")) {
            assertThat(opened.slices(process() + lane)).as(lane)
                    .anyMatch(slice -> slice.contains("gantry:gc-pause(") && slice.contains("System.gc()"));
        }
        assertThat(opened.slices(group() + "vt-0")).as("it had left its carrier")
                .noneMatch(slice -> slice.contains("gantry:gc-pause("));
    }

    @Test
    void typesOfEventsThatAreNotShownAreTold() throws Exception {
        assertThat(record(settings(), "0").notices()).noneMatch(notice -> notice.contains("types are not shown"));
        assertThat(record("default", "0").notices())
                .anyMatch(notice -> notice.matches("Events of these types are not shown: .*jdk\\..+ \\([0-9,]+\\).*"));
    }

    private static void checkBlocksNobody(Snapshot snapshot, Lane lane) {
        for (int depth = 0; depth < lane.depth(); depth++) {
            for (int i = 0; i < lane.row(depth).size(); i++) {
                assertThat(Blocking.others(snapshot, lane, lane.row(depth), i)).isZero();
            }
        }
        assertThat(lane.depth() == 0 || lane.row(0).size() == 0 || lane.row(0).state(0) != State.READY).isTrue();
    }

    private static String process() {
        return Sleepers.class.getName() + " %s > ".formatted(Sleepers.last);
    }

    private static String group() {
        return process() + "virtual threads > ";
    }

    private static String settings() {
        return new String(RecordSettings.file(), StandardCharsets.UTF_8);
    }

    private Described record(String settings, String argument) throws Exception {
        Sleepers.last = argument;
        Path file = folder.resolve("settings.jfc");
        Path recording = folder.resolve("run.jfr");
        String named = settings.startsWith("<") ? Files.writeString(file, settings).toString() : settings;
        Process jvm = Jvm.with(List.of("-XX:StartFlightRecording:settings=" + named + ",filename=" + recording),
                Sleepers.class, argument)
                .redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile()).start();
        assertThat(jvm.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(jvm.exitValue()).as(Files.readString(folder.resolve("output"))).isZero();
        return Described.of(recording);
    }

    /**
     * So many virtual threads sleep, and one that is pinned; a platform thread sleeps beside them. When they all do,
     * the main thread collects the garbage, and then wakes them.
     */
    public static final class Sleepers {
        private static final Object MONITOR = new Object();

        private static String last = "";

        private Sleepers() {}

        public static void main(String[] args) throws InterruptedException {
            Thread pinned = Thread.ofVirtual().name("pinned").start(Pinned::wake);
            List<Thread> sleeping = new ArrayList<>();
            sleeping.add(Thread.ofPlatform().name("plain").start(Sleepers::sleepUntilWoken));
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                sleeping.add(Thread.ofVirtual().name("vt-" + i).start(Sleepers::sleepUntilWoken));
            }
            for (Thread one : sleeping) {
                while (one.getState() != Thread.State.TIMED_WAITING) {
                    Thread.sleep(1);
                }
            }
            System.gc();
            for (Thread one : sleeping) {
                one.interrupt();
                one.join();
            }
            pinned.join();
        }

        private static void sleepUntilWoken() {
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException _) {
                // the garbage is collected
            }
        }

        private static void sleep(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A class that initialises itself has a frame of the VM on the stack, which pins. */
    static final class Pinned {
        static {
            Sleepers.sleep(20);
            synchronized (Sleepers.MONITOR) {
                try {
                    Sleepers.MONITOR.wait(20);
                } catch (InterruptedException e) {
                    throw new ExceptionInInitializerError(e);
                }
            }
        }

        private Pinned() {}

        static void wake() {}
    }
}
