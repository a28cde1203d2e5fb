package dev.gantry.ui.status;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

import org.controlsfx.control.StatusBar;

import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.FrameTimes;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Playhead;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.ui.theme.Room;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.time.Durations;

/**
 * Status bar at the window's lower edge. Losses and malformed data are highlighted; everything else is plain. Where
 * there is no room for all, what matters least is said only when the pointer rests on the state.
 */
final class StatusPanel extends StatusBar implements Panel {
    private static final PseudoClass LOUD = PseudoClass.getPseudoClass("loud");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final String READING = "reading";

    private final Session session;
    private final Playhead playhead;
    private final Chart chart;
    private final FrameTimes times;
    private final Label state = item("state");
    private final Label elapsed = item("elapsed");
    private final Label records = item("records");
    private final Label lost = item("lost");
    private final Label malformed = item("malformed");
    private final Label merged = item("merged");
    private final Label cost = item("cost");
    private final Label frame = item("frame");
    private final CaveatsButton caveats;

    /** What is said, what matters most first. */
    private final List<Label> items = List.of(malformed, lost, elapsed, records, merged, cost, frame);

    /** A line whose last button does this command. */
    StatusPanel(Context context, Command inSentences) {
        session = context.session();
        playhead = context.navigation().playhead();
        chart = context.chart();
        times = context.pump().times();
        setText("");
        setFocusTraversable(false);
        caveats = new CaveatsButton(() -> Caveats.of(session, chart), inSentences::run);
        state.getStyleClass().add("status-state");
        items.forEach(item -> Room.show(item, false));
        show(Set.of());
        LazyChildren.fill(getLeftItems(), state, elapsed, records, lost, malformed);
        LazyChildren.fill(getRightItems(), merged, cost, frame, caveats);
    }

    @Override
    public void show(Set<Reason> reasons) {
        Snapshot snapshot = session.snapshot();
        boolean known = snapshot.records() > 0;
        boolean live = session.isLive() && !session.isPaused();
        say(state, stateText(stateKey(known)));
        state.pseudoClassStateChanged(LIVE, live);
        long span = snapshot.horizon() - snapshot.first();
        say(elapsed, known ? Texts.of("status.elapsed", Durations.text(span)) : "");
        say(records, known ? Texts.count("status.records", snapshot.records()) : "");
        say(lost, known ? Texts.of("status.lost", snapshot.lost()) : "");
        lost.pseudoClassStateChanged(LOUD, snapshot.lost() > 0);
        say(malformed, snapshot.malformed() > 0 ? Texts.of("status.malformed", snapshot.malformed()) : "");
        malformed.pseudoClassStateChanged(LOUD, true);
        int bars = chart.frame().mergedBars();
        say(merged, bars > 0 ? Texts.count("status.merged", bars) : "");
        int hook = session.last().map(Recording::hookCost).orElse(0);
        say(cost, known && hook > 0 ? Texts.of("status.cost", hook, share(hook, snapshot)) : "");
        long median = times.median();
        Room.show(caveats, known);
        caveats.update();
        say(frame, median > 0 ? Texts.of("status.frame", Durations.text(median)) : "");
    }

    /** The state in words: how far a file is read; how a program ended, if that is not as usual. */
    private String stateText(String key) {
        if (key.equals(READING)) {
            return Texts.of("status." + READING, Math.round(100 * session.readSoFar().orElse(1)));
        }
        Optional<String> exit = key.equals("ended") && session.streams().isPresent()
                ? session.trouble()
                : Optional.empty();
        return exit.map(how -> how.substring(0, 1).toUpperCase(Locale.ROOT) + how.substring(1))
                .orElseGet(() -> Texts.of("status." + key));
    }

    private String stateKey(boolean known) {
        if (playhead.isOn()) {
            return session.isLive() && !session.isPaused() ? "replay.live" : "replay";
        }
        if (session.isPaused()) {
            return "paused";
        }
        if (session.isLive()) {
            return "live";
        }
        if (session.readSoFar().isPresent()) {
            return READING;
        }
        Optional<Recording.State> ended = session.state().filter(_ -> known || session.streams().isPresent())
                .map(state -> session.file().isPresent() ? Recording.State.ENDED : state);
        return ended.map(state -> state.name().toLowerCase(Locale.ROOT))
                .orElseGet(() -> session.trouble().isPresent() ? "failed" : "ready");
    }

    /** Overhead of hooks: their time as a share of elapsed time times lanes that record. */
    private static String share(int hook, Snapshot snapshot) {
        double busy = (double) hook * snapshot.records();
        double available = (double) Math.max(1, snapshot.horizon() - snapshot.first())
                * Math.max(1, snapshot.lanes() - 1);
        double percent = 100 * busy / available;
        return percent < 0.01 ? "< 0.01 %" : String.format(Locale.ROOT, "%.2f %%", percent);
    }

    @Override
    protected void layoutChildren() {
        List<Labeled> first = Stream.of(state, caveats).filter(Node::isManaged).toList();
        List<Label> said = items.stream().filter(item -> !item.getText().isEmpty()).toList();
        Room.share(getWidth() - snappedLeftInset() - snappedRightInset(),
                Stream.concat(Stream.of(first), said.stream().map(List::of)).toList());
        Tip.put(state, Stream.concat(Stream.of(Texts.of("status.state.tip")),
                said.stream().filter(item -> !item.isVisible()).map(Label::getText)).collect(Collectors.joining("\n")));
        super.layoutChildren();
    }

    private void say(Label label, String text) {
        if (!text.equals(label.getText())) {
            label.setText(text);
            Room.show(label, !text.isEmpty());
            requestLayout(); // there may be no room for it
        }
    }

    private static Label item(String id) {
        Label label = new Label();
        label.setId("status-" + id);
        label.getStyleClass().add("status-item");
        Tip.put(label, Texts.of("status." + id + ".tip"));
        return label;
    }
}
