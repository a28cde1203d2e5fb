package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.style.ColourBy;
import dev.gantry.view.style.Style;
import dev.gantry.view.time.Viewport;

@Tag("engine")
class TintedBarsTest {
    @Test
    void aNameOnAColouredBarHasTheInkOfItsColour() {
        Recordings made = new Recordings();
        for (int i = 0; i < 30; i++) {
            made.trace.sliceStarted(2 * i * Recordings.MS, Recordings.MAIN, State.RUNNING, made.names.intern("f" + i));
            made.trace.sliceEnded((2 * i + 2) * Recordings.MS, Recordings.MAIN);
        }
        Snapshot snapshot = made.finish(60 * Recordings.MS);
        Frame frame = Charts.of(snapshot, Viewport.fit(0, snapshot.horizon()),
                FrameOptions.NONE.coloured(ColourBy.NAME), 3200, 600);
        int labelled = 0;
        for (int i = 0; i < frame.texts().size(); i++) {
            if (frame.texts().text(i).matches("f\\d+")) {
                assertThat(frame.texts().ink(i)).isEqualTo(style(frame, frame.texts().x(i)).ink());
                labelled++;
            }
        }
        assertThat(labelled).isEqualTo(30);
    }

    private static Style style(Frame frame, int x) {
        Rects rects = frame.rects();
        for (int i = 0; i < rects.size(); i++) {
            if (Style.tints().contains(rects.style(i)) && rects.x(i) <= x && x < rects.x(i) + rects.width(i)) {
                return rects.style(i);
            }
        }
        throw new AssertionError("nothing coloured at " + x);
    }
}
