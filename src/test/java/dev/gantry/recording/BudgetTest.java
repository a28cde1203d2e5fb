package dev.gantry.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.WholeFile;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.hook.Probe;
import dev.gantry.hook.Recorder;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

/** Recordings that need more than their budget. */
@Tag("engine")
class BudgetTest {
    private static final Budget LEAST = Budget.UNLIMITED.ofBytes(Budget.LEAST_BYTES);

    @TempDir
    private Path folder;

    @Test
    void theBeginningGoesAndTheRecordingAndItsFileSaySo() throws Exception {
        Recording recording = Recording.start(Recorder.Options.named("long").within(LEAST));
        while (!recording.snapshot().gone().hasDropped()) {
            Probe.sliceStarted(State.RUNNING, "slice");
            Probe.sliceEnded();
        }
        Snapshot all = recording.end();

        assertThat(all.lost()).isZero();
        List<Message> notices = recording.about().notices();
        assertThat(notices).containsExactly(Message.say("budget.dropped",
                Duration.ofNanos(all.gone().until() - all.gone().from()), all.gone().slices(), all.gone().tasks()));
        assertThat(Phrases.say(notices.getFirst())).startsWith("The first ")
                .contains(" of this recording are gone, with "
                        + "%,d slices".formatted(all.gone().slices()));

        Path file = folder.resolve("long.pftrace");
        WholeFile.write(file, out -> new PerfettoFile().write(all, recording.about(), out, _ -> {}));
        var opened = Formats.open(file);
        opened.join();
        assertThat(opened.about().notices()).isEqualTo(notices);
        assertThat(opened.snapshot().first()).isEqualTo(all.first());
    }

    @Test
    void aRecordingThatShallStopEndsItselfAndTheProgramGoesOn() {
        Recording recording = Recording.start(Recorder.Options.named("full").within(LEAST.beyond(Budget.Beyond.STOP)));
        while (!recording.snapshot().finished()) {
            Probe.sliceStarted(State.RUNNING, "slice");
            Probe.sliceEnded();
        }
        long records = recording.snapshot().records();
        Probe.mark("after");
        Snapshot all = recording.end();

        assertThat(all.records()).isEqualTo(records);
        assertThat(all.gone().hasStopped()).isTrue();
        assertThat(recording.about().notices()).extracting(Message::code).containsExactly("budget.stopped");
    }

    @Test
    void aRecordingWithinItsBudgetSaysNothing() {
        Recording recording = Recording.start(Recorder.Options.named("short"));
        Probe.mark("mark");
        recording.end();
        assertThat(recording.about().notices()).isEmpty();
    }
}
