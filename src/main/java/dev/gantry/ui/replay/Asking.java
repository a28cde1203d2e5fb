package dev.gantry.ui.replay;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.gantry.lesson.Parameter;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Sides;
import dev.gantry.ui.feature.Sides.Side;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Playhead;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.explain.NextEvent;
import dev.gantry.view.explain.NextQuestion;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.time.Durations;

/**
 * What comes next in a replay: hides what does, asks for it at each step, and counts what was answered right. The
 * recording decides. Panels that would tell it are out of sight meanwhile.
 */
final class Asking {
    /** Share of a lesson's second by which two threads must be apart for their order to be asked. */
    private static final int SHARE = 20;

    /** The same where there is no such second, in nanoseconds. */
    private static final long APART = 1_000_000;

    private final Session session;
    private final Chart chart;
    private final Navigation navigation;
    private final Playhead playhead;
    private final Pointer pointer;
    private final Sides sides;
    private final Replay replay;
    private Optional<Set<Side>> before = Optional.empty();
    private Optional<NextQuestion> question = Optional.empty();
    private Snapshot asked;
    private Optional<Said> said = Optional.empty();
    private int answers;
    private int right;

    /** What became of an answer. */
    record Said(boolean right, String text) {}

    Asking(Context context, Replay replay) {
        session = context.session();
        chart = context.chart();
        navigation = context.navigation();
        playhead = navigation.playhead();
        pointer = context.pointer();
        sides = context.sides();
        this.replay = replay;
    }

    boolean isOn() {
        return playhead.isOn() && playhead.hides();
    }

    /** Hides the future and asks, or shows it again. */
    void toggle() {
        if (isOn()) {
            playhead.hide(false);
        } else {
            replay.begin();
            pointer.hover(Selection.NONE); // what it says of the future is out of sight too
            playhead.play(false);
            playhead.hide(true);
            answers = 0;
            right = 0;
            said = Optional.empty();
            before = Optional.of(sides.hidden());
            Set<Side> telling = EnumSet.of(Side.INSPECTOR, Side.TABS);
            telling.addAll(sides.hidden());
            sides.hideOnly(telling);
        }
    }

    /** Brings back what is out of sight, once the replay hides nothing any more. */
    void settle() {
        if (!isOn()) {
            before.ifPresent(sides::hideOnly);
            before = Optional.empty();
            question = Optional.empty();
        }
    }

    /** The question at the playhead. */
    NextQuestion question() {
        long time = playhead.time().orElseThrow();
        Snapshot snapshot = session.snapshot();
        if (question.isEmpty() || question.get().after() != time || asked != snapshot) {
            asked = snapshot;
            question = Optional.of(NextQuestion.after(time, snapshot, chart.layout(), apart()));
        }
        return question.get();
    }

    private long apart() {
        return session.last().map(Recording::source)
                .map(source -> source instanceof Source.Lesson(_, _, Map<String, Long> parameters)
                        ? parameters.get(Parameter.UNIT.name())
                        : null)
                .map(unit -> TimeUnit.MILLISECONDS.toNanos(unit) / SHARE).orElse(APART);
    }

    boolean canChoose(int option) {
        return isOn() && question().isOpen() && option < question().options().size();
    }

    /** Takes this option for what comes next, and goes on to what does. */
    void choose(int option) {
        NextQuestion now = question();
        NextEvent chosen = now.options().get(option);
        NextEvent first = now.isRight(chosen) ? chosen : now.right().orElseThrow();
        boolean hit = now.isRight(chosen);
        answers++;
        right += hit ? 1 : 0;
        Snapshot snapshot = session.snapshot();
        String after = Durations.text(first.time() - now.after());
        said = Optional.of(new Said(hit, hit
                ? Texts.of("replay.right", first.words(snapshot), after)
                : Texts.of("replay.wrong", first.words(snapshot), after)));
        step(first, first.time());
    }

    /** Goes on without an answer, where there is nothing to choose. */
    void skip() {
        NextQuestion now = question();
        now.right().ifPresent(first -> {
            said = Optional.of(new Said(true, first.words(session.snapshot())));
            step(first, now.passed());
        });
    }

    private void step(NextEvent to, long time) {
        navigation.replayAt(time);
        navigation.revealLane(to.lane());
    }

    Optional<Said> said() {
        return said;
    }

    String score() {
        return Texts.of("replay.score", right, answers);
    }

    /** Why there is nothing to choose; empty if there is. */
    String reason() {
        NextQuestion now = question();
        if (now.isOpen()) {
            return "";
        }
        if (now.right().isPresent()) {
            return Texts.of("replay.ask.one");
        }
        return Texts.of(session.isLive() ? "replay.ask.wait" : "replay.ask.none");
    }
}
