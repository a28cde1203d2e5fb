package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.format.Excerpt;
import dev.gantry.format.table.SlicesCsv;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.trace.TraceLoader;
import dev.gantry.ui.session.Pointer;

/** What a file of another program says of its slices. */
@Tag("screen")
class ArgumentsTest {
    private final Snapshot recording = recorded();
    private final Screen screen = Screen.over(recording, Runnable::run);
    private final Gestures hand = new Gestures(screen);

    private static Snapshot recorded() {
        Names names = new Names();
        Trace trace = new Trace(names);
        TraceLoader loader = new TraceLoader(trace);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("server"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        for (int i = 0; i < 3; i++) {
            loader.sliceStarted(10L * i, 2, State.RUNNING, 0, names.intern("read"), names.intern(
                    "{\"cat\":\"io\",\"args\":{\"bytes\":" + 1000 * i + ",\"to\":{\"file\":\"a,b\"}}}"));
            loader.sliceEnded(10L * i + 5, 2);
        }
        trace.finish(100);
        return trace.snapshot();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    @Test
    void theInspectorShowsThemOneByOneAndTheTableInAColumnThatCanBeFiltered() {
        Screen.fx(() -> {
            hand.pointer().select(recording, new Pointer.Place(2, 0, 2));
            return null;
        });
        screen.idle();
        assertThat(screen.text("fact-argument-bytes")).isEqualTo("2000");
        assertThat(screen.text("fact-argument-to")).isEqualTo("{\"file\":\"a,b\"}");
        hand.selectTab("tab-slices");
        assertThat(hand.cells("slices")).contains("bytes=1000 · to={\"file\":\"a,b\"}");
        Screen.fx(() -> {
            ((TextField) screen.stage().getScene().lookup("#slices-filter")).setText("args.bytes > 1000");
            return null;
        });
        screen.idle();
        assertThat(screen.text("slices-count")).startsWith("1 slice");
    }

    @Test
    void theTableOfSlicesAsAFileHasThem() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SlicesCsv.write(recording, Excerpt.WHOLE, out, _ -> {});
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList()).first().asString()
                .endsWith(",category,arguments");
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList()).last().asString()
                .endsWith(",io,\"{\"\"bytes\"\":2000,\"\"to\"\":{\"\"file\"\":\"\"a,b\"\"}}\"");
    }
}
