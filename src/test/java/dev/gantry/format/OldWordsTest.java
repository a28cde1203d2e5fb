package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.format.chrome.ChromeFile;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.About;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/** Recordings that were made before messages had codes say the same as those made after. */
@Tag("engine")
class OldWordsTest {
    private static final List<String> OLD = List.of("sleep", "I/O", "lock", "waits for a result",
            "waits for the pool to end", "waits for the queue", "a word of the program's own");

    @TempDir
    private Path folder;

    static List<TraceWriter> kinds() {
        return List.of(new PerfettoFile(), new ChromeFile());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("why a lane was blocked is a message, whatever it was called in English; what it ran keeps its name")
    void reasons(TraceWriter kind) throws IOException {
        Snapshot opened = opened(kind);
        Row row = opened.lane(2).row(0);
        List<String> blocked = new ArrayList<>();
        List<String> running = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            (row.state(i) == State.BLOCKED ? blocked : running).add(opened.name(row.name(i)));
        }
        assertThat(blocked).containsExactly("gantry:sleep", "gantry:io", "gantry:lock", "gantry:result",
                "gantry:shutdown", "gantry:queue", "a word of the program's own");
        assertThat(running).isEqualTo(OLD);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @DisplayName("how far a clock was off is a message")
    void clock(TraceWriter kind) throws IOException {
        Snapshot opened = opened(kind);
        assertThat(opened.name(opened.lane(2).markText(0)))
                .isEqualTo(Message.say("other-clock", Duration.ofNanos(1_500_000)).text());
        assertThat(opened.name(opened.lane(2).markText(1))).isEqualTo("its clock is not ours: times are right to ±");
    }

    private Snapshot opened(TraceWriter kind) throws IOException {
        Path file = folder.resolve("old");
        try (OutputStream out = Files.newOutputStream(file)) {
            kind.write(old(), About.NOTHING, out, _ -> {});
        }
        OpenFile opened = OpenFile.readHere(file, Formats.readers());
        assertThat(opened.trouble()).isEmpty();
        return opened.snapshot();
    }

    private static Snapshot old() {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.mark(5, 2, names.intern("its clock is not ours: times are right to ±1.500 ms"));
        trace.mark(6, 2, names.intern("its clock is not ours: times are right to ±"));
        long time = 10;
        for (String word : OLD) {
            for (State state : List.of(State.RUNNING, State.BLOCKED)) {
                trace.sliceStarted(time, 2, state, names.intern(word));
                trace.sliceEnded(time + 5, 2);
                time += 10;
            }
        }
        trace.finish(time);
        return trace.snapshot();
    }
}
