package dev.gantry.view.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.hit.Hit;
import dev.gantry.view.hit.HitTest;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.time.Flag;
import dev.gantry.view.time.Flags;
import dev.gantry.view.time.Viewport;

class FlagPainterTest {
    private static final long MS = Recordings.MS;
    private static final Snapshot TWENTY = Recordings.twenty(Long.MAX_VALUE);

    @Test
    void aNoteHasAFlagThatCanBeHit() {
        Frame frame = frame(new Flags(Optional.empty(), List.of(new Flag(500 * MS, "here"),
                new Flag(900 * MS, "there"))));
        int x = frame.scale().x(900 * MS);
        LaneLayout layout = LaneLayout.of(TWENTY, Folds.NONE, Metrics.USUAL);
        assertThat(HitTest.at(frame, layout, x + 2, 15)).isEqualTo(new Hit.OnNote(1));
        assertThat(HitTest.at(frame, layout, x + 200, 15)).isInstanceOf(Hit.OnRuler.class);
        assertThat(texts(frame)).contains("here", "there");
    }

    @Test
    void ofTwoNotesCloseTogetherTheFirstIsCutShort() {
        Frame frame = frame(new Flags(Optional.empty(), List.of(new Flag(500 * MS, "a long text of a note"),
                new Flag(510 * MS, "next"))));
        assertThat(texts(frame)).contains("next").doesNotContain("a long text of a note");
    }

    @Test
    void timesCountFromTheOrigin() {
        Flags written = new Flags(Optional.of(new Flag(1000 * MS, "task 3 started")), List.of());
        assertThat(written.zero(TWENTY)).isEqualTo(1000 * MS);
        List<String> texts = texts(frame(written));
        assertThat(texts).contains("0").anyMatch(text -> text.startsWith("−"));
        assertThat(texts(frame(Flags.NONE))).noneMatch(text -> text.startsWith("−1"));
    }

    @Test
    void noTickIsNamedUnderAFlag() {
        String tick = texts(frame(Flags.NONE)).stream().filter(text -> text.startsWith("1.0")).findFirst()
                .orElseThrow();
        Frame frame = frame(new Flags(Optional.empty(), List.of(new Flag(999 * MS, "covers the tick"))));
        assertThat(texts(frame)).contains("covers the tick").doesNotContain(tick);
    }

    private static Frame frame(Flags written) {
        return Charts.of(TWENTY, Viewport.fit(TWENTY.first(), TWENTY.horizon()), FrameOptions.NONE.flagged(written),
                1600,
                600);
    }

    private static List<String> texts(Frame frame) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < frame.texts().size(); i++) {
            if (frame.texts().baseline(i) < frame.lanesTop()) {
                texts.add(frame.texts().text(i));
            }
        }
        return texts;
    }
}
