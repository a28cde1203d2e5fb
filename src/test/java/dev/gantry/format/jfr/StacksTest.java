package dev.gantry.format.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import jdk.jfr.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Described;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.trace.stack.Samples;

/** Stacks of a recording that is made here, and of the workload's. */
@Tag("engine")
class StacksTest {
    @TempDir
    private Path folder;

    @Test
    void theStackAtAWaitIsTheOneWithWhichTheThreadBeganToWait() throws Exception {
        Path file = folder.resolve("made.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadSleep").withoutThreshold().withStackTrace();
            recording.start();
            Thread sleeper = Thread.ofPlatform().name("stack-sleeper").start(StacksTest::outer);
            sleeper.join();
            recording.stop();
            recording.dump(file);
        }
        Described opened = Described.of(file);
        Snapshot snapshot = opened.snapshot();
        String lane = opened.lanes().stream().filter(each -> each.endsWith("stack-sleeper")).findFirst().orElseThrow();
        int id = opened.lane(lane).id();
        long began = opened.lane(lane).row(0).start(0);
        int stack = snapshot.samples().waitAt(id, began);
        List<String> frames = frames(snapshot, stack);

        assertThat(frames).endsWith(StacksTest.class.getName() + ".outer", StacksTest.class.getName() + ".inner");
        assertThat(snapshot.malformed()).isZero();
        int sample = sample(snapshot.samples(), stack);
        assertThat(snapshot.samples().weight(sample))
                .isEqualTo(opened.lane(lane).row(0).end(0) - began)
                .isGreaterThanOrEqualTo(Duration.ofMillis(2).toNanos());
        assertThat(snapshot.name(snapshot.samples().stacks().site(stack)))
                .matches(".+:\\d+");
    }

    @Test
    void whatRanIsSampledWithTheTimeThatASampleStandsFor() throws Exception {
        Path file = folder.resolve("busy.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ActiveSetting");
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            CountDownLatch sampled = new CountDownLatch(1);
            try (var events = new jdk.jfr.consumer.RecordingStream()) {
                events.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
                events.onEvent("jdk.ExecutionSample", event -> {
                    if (event.getThread("sampledThread").getJavaName().equals("stack-busy")) {
                        sampled.countDown();
                    }
                });
                recording.start();
                events.startAsync();
                Thread busy = Thread.ofPlatform().name("stack-busy").start(() -> burn(sampled));
                busy.join();
            }
            recording.stop();
            recording.dump(file);
        }
        Described opened = Described.of(file);
        Samples samples = opened.snapshot().samples();
        List<Integer> burnt = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (samples.kind(i) == SampleKind.RUNNING
                    && frames(opened.snapshot(), samples.stack(i)).contains(StacksTest.class.getName() + ".burn")) {
                burnt.add(i);
            }
        }

        assertThat(burnt).isNotEmpty().allMatch(i -> samples.weight(i) == Duration.ofMillis(10).toNanos());
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.notices()).anyMatch(notice -> notice.contains("flame graph"));
    }

    @Test
    void theWorkloadsWaitsHaveTheirStacks() {
        Described opened = Described.of(Described.resource(getClass(), "workload.jfr"));
        Samples samples = opened.snapshot().samples();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            seen.add(samples.kind(i).id() + " " + String.join(" ", frames(opened.snapshot(), samples.stack(i))));
        }

        assertThat(seen).anyMatch(each -> each.matches("wait .*Workload.contend java.lang.Thread.join .*"))
                .anyMatch(each -> each.startsWith("running ") || each.startsWith("native "))
                .noneMatch(each -> each.contains("Lambda/0x"));
    }

    private static int sample(Samples samples, int stack) {
        int i = 0;
        while (samples.stack(i) != stack) {
            i++;
        }
        return i;
    }

    private static List<String> frames(Snapshot snapshot, int stack) {
        List<String> frames = new ArrayList<>();
        for (int at = stack; at > 0; at = snapshot.samples().stacks().parent(at)) {
            frames.addFirst(snapshot.name(snapshot.samples().stacks().name(at)));
        }
        return frames;
    }

    private static void outer() {
        inner();
    }

    private static void inner() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void burn(CountDownLatch until) {
        double sum = 0;
        for (int i = 0; until.getCount() > 0; i++) {
            sum += Math.sqrt(i);
        }
        assertThat(sum).isNotNegative();
    }
}
