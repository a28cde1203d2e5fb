package dev.gantry.ui.timeline;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import dev.gantry.recording.Note;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.RangeText;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

/** Prompts of the timeline, each in a {@link Prompt}: a stretch of time to go to, the text of a note. */
final class Questions {
    private static final double NOTE_WIDTH = 220;

    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Prompt prompt;
    private double scale = 1;

    Questions(Chart chart, Pointer pointer, Navigation navigation, Prompt prompt) {
        this.chart = chart;
        this.pointer = pointer;
        this.navigation = navigation;
        this.prompt = prompt;
    }

    void scale(double pixelScale) {
        scale = pixelScale;
    }

    /** Asks where to go. */
    void range(String shown) {
        prompt.ask(2, 2, chart.frame().scale().left() / scale - 4, Texts.of("go.hint"), shown, this::go);
    }

    /**
     * Asks for the text of a new note: at the playhead, under the mouse, at the moment that is looked at, at the
     * start of the selected bar, or else in the middle.
     */
    void note() {
        Viewport shown = navigation.viewport();
        OptionalLong pointed = navigation.playhead().isOn() ? navigation.playhead().time() : pointer.time();
        long time = pointed.orElseGet(() -> pointer.moment().map(Pointer.Moment::time)
                .or(() -> pointer.range().map(Range::start))
                .or(() -> pointer.place().map(at -> chart.snapshot().lane(at.lane()).row(at.depth()).start(at.index())))
                .orElse(shown.start() + shown.span() / 2));
        long within = Math.clamp(time, chart.snapshot().first(), chart.snapshot().horizon());
        ask(new Note(within, ""), text -> {
            if (!text.isBlank()) {
                navigation.notes().add(new Note(within, text.strip()));
            }
        });
    }

    /** Asks for another text of this note; none removes it. */
    void edit(Note note) {
        ask(note, text -> {
            if (text.isBlank()) {
                navigation.notes().remove(note);
            } else {
                navigation.notes().rename(note, text.strip());
            }
        });
    }

    private void ask(Note note, java.util.function.Consumer<String> taken) {
        TimeScale time = chart.frame().scale();
        double left = time.clampedX(note.time()) / scale;
        double most = Math.max(time.left() / scale, time.right() / scale - NOTE_WIDTH);
        prompt.ask(Math.min(left, most), 2, NOTE_WIDTH,
                Texts.of("note.hint", navigation.clock(note.time())), note.text(), text -> {
                    taken.accept(text);
                    return Optional.empty();
                });
    }

    private Optional<String> go(String text) {
        Snapshot snapshot = chart.snapshot();
        long zero = navigation.zero();
        return switch (RangeText.read(text)) {
            case RangeText.Wrong(RangeText.Problem problem, String part) ->
                Optional.of(Texts.of("go." + problem.name().toLowerCase(Locale.ROOT), part));
            case RangeText.Span(long start, long end) -> within(snapshot, zero + start, zero + end,
                    () -> navigation.go(new Viewport(zero + start, zero + end, navigation.viewport().scroll())));
            case RangeText.Time(long at) ->
                within(snapshot, zero + at, zero + at, () -> navigation.go(navigation.viewport().panned(
                        zero + at - navigation.viewport().start() - navigation.viewport().span() / 2)));
        };
    }

    private Optional<String> within(Snapshot snapshot, long start, long end, Runnable go) {
        if (end < snapshot.first() || start > snapshot.horizon()) {
            return Optional.of(Texts.of("go.outside", navigation.clock(snapshot.first()),
                    navigation.clock(snapshot.horizon())));
        }
        go.run();
        return Optional.empty();
    }
}
