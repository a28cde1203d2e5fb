package dev.gantry.ui.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;

import dev.gantry.program.Piped;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Mark;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;

/**
 * The printed lines, of the chosen area if there is one; a click on one shows its moment and selects what ran then. In
 * a replay the later ones are pale. Of a program that runs the beginnings of lines are shown too, last.
 */
final class OutputPanel extends BorderPane implements Panel {
    private static final int LINES_ABOVE = 3;

    /** How many lines of a program are listed at least while more come. */
    private static final int MOST = 100_000;

    private final Session session;
    private final Pointer pointer;
    private final Navigation navigation;
    private final ObservableList<Printed> lines = FXCollections.observableArrayList();
    private final FilteredList<Printed> shown = new FilteredList<>(lines);
    private final Label none = new Label(Texts.of("output.none"));
    private final ListView<Printed> list = new ListView<>(shown);
    private final InputLine input;
    private MarkReader reader = new MarkReader();
    private Merge merge = new Merge();
    private long next;
    private int unfinished;
    private Recording read;
    private boolean live;
    private long zero;
    private int reached = -1;
    private Optional<Range> area = Optional.empty();

    OutputPanel(Context context) {
        session = context.session();
        pointer = context.pointer();
        navigation = context.navigation();
        getStyleClass().add("output-panel");
        list.setId("output");
        list.setAccessibleText(Texts.of("output.title"));
        list.setFixedCellSize(24);
        list.setCellFactory(_ -> new PrintedCell(session, navigation, index -> index == reached - 1));
        none.getStyleClass().add("hint");
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, mark) -> {
            if (mark != null && ProgramLane.of(session.snapshot(), mark) != 0) {
                show(mark);
            }
        });
        input = new InputLine(context.focus());
        setCenter(list);
        setBottom(input);
    }

    @Override
    public void show(Set<Reason> reasons) {
        input.show(session.isLive() && session.program().isPresent() ? session.streams() : Optional.empty());
        if (zero != navigation.zero()) {
            zero = navigation.zero();
            list.refresh();
        }
        if (!area.equals(pointer.range())) {
            area = pointer.range();
            none.setText(Texts.of(area.isPresent() ? "output.none.area" : "output.none"));
            shown.setPredicate(
                    area.map(Range::area).<Predicate<Printed>>map(in -> mark -> in
                            .has(ProgramLane.of(session.snapshot(), mark), mark.time())).orElse(null));
        }
        if (reasons.contains(Reason.RECORDING) || reasons.contains(Reason.OUTPUT) || reasons.contains(Reason.RUN)) {
            Recording run = session.last().orElse(null);
            if (run != read) {
                read = run;
                reader = new MarkReader();
                merge = new Merge();
                next = 0;
                unfinished = 0;
                lines.clear();
            }
            boolean grows = grow();
            if (grows && (live || session.isLive()) && reached < 0 && list.getSelectionModel().isEmpty()) {
                list.scrollTo(shown.size() - 1);
            }
            live = session.isLive();
        }
        int before = reached;
        reached = navigation.playhead().time().stream().mapToInt(this::linesUpTo).findFirst().orElse(-1);
        if (reached != before) {
            list.refresh();
            if (reached > 0) {
                list.scrollTo(Math.max(0, reached - LINES_ABOVE));
            }
        }
    }

    /** Puts what came in order; says whether something did. */
    private boolean grow() {
        Optional<Piped> streams = session.isPaused() ? Optional.empty() : session.streams();
        List<Mark> marks = reader.news(session.snapshot());
        Optional<Piped.Lines> came = streams.map(from -> from.since(next));
        came.ifPresent(from -> next = from.next());
        List<Printed> begun = streams.map(Piped::unfinished).orElse(List.of()).stream().map(Printed::of).toList();
        merge.take(marks, came.map(Piped.Lines::lines).orElse(List.of()));
        boolean grows = !merge.added().isEmpty() || begun.size() > unfinished;
        if (grows || unfinished > 0) {
            lines.remove(lines.size() - unfinished, lines.size());
            put();
            unfinished = begun.size();
            lines.addAll(begun);
        }
        if (streams.isPresent() && lines.size() > 2 * MOST) {
            lines.remove(0, lines.size() - MOST);
        }
        return grows;
    }

    /** Replaces the lines from the first on that is to go or to come after what is added. */
    private void put() {
        if (merge.added().isEmpty() && merge.gone().isEmpty()) {
            return;
        }
        long first = merge.added().stream().mapToLong(Printed::time).min().orElse(Long.MAX_VALUE);
        int from = lines.size();
        while (from > 0 && (lines.get(from - 1).time() > first)) {
            from--;
        }
        for (Printed gone : merge.gone()) {
            int at = lines.lastIndexOf(gone);
            from = at < 0 ? from : Math.min(from, at);
        }
        List<Printed> tail = new ArrayList<>(lines.subList(from, lines.size()));
        merge.gone().forEach(tail::remove);
        tail.addAll(merge.added());
        tail.sort((one, other) -> Long.compare(one.time(), other.time()));
        lines.remove(from, lines.size());
        lines.addAll(tail);
    }

    /** How many of the lines were printed up to this time; they are in order. */
    private int linesUpTo(long time) {
        int low = 0;
        int high = shown.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (shown.get(middle).time() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void show(Printed mark) {
        Snapshot snapshot = session.snapshot();
        int lane = ProgramLane.of(snapshot, mark);
        for (int depth = snapshot.lane(lane).depth() - 1; depth >= 0; depth--) {
            Row row = snapshot.lane(lane).row(depth);
            int index = row.at(mark.time());
            if (index >= 0) {
                pointer.select(snapshot, new Pointer.Place(lane, depth, index));
                break;
            }
        }
        pointer.moment(Optional.of(new Pointer.Moment(lane, mark.time(), mark.text())));
        navigation.reveal(mark.time());
        navigation.revealLane(lane);
    }
}
