package dev.gantry.ui.output;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;

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
 * a replay the later ones are pale.
 */
final class OutputPanel extends BorderPane implements Panel {
    private static final int LINES_ABOVE = 3;

    private final Session session;
    private final Pointer pointer;
    private final Navigation navigation;
    private final ObservableList<Mark> lines = FXCollections.observableArrayList();
    private final FilteredList<Mark> shown = new FilteredList<>(lines);
    private final Label none = new Label(Texts.of("output.none"));
    private final ListView<Mark> list = new ListView<>(shown);
    private MarkReader reader = new MarkReader();
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
        list.setCellFactory(_ -> new MarkCell(session, navigation, index -> index == reached - 1));
        none.getStyleClass().add("hint");
        list.setPlaceholder(none);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, mark) -> {
            if (mark != null) {
                show(mark);
            }
        });
        setCenter(list);
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (zero != navigation.zero()) {
            zero = navigation.zero();
            list.refresh();
        }
        if (!area.equals(pointer.range())) {
            area = pointer.range();
            none.setText(Texts.of(area.isPresent() ? "output.none.area" : "output.none"));
            shown.setPredicate(
                    area.map(Range::area).<Predicate<Mark>>map(in -> mark -> in.has(mark.lane(), mark.time()))
                            .orElse(null));
        }
        if (reasons.contains(Reason.RECORDING)) {
            Recording run = session.last().orElse(null);
            if (run != read) {
                read = run;
                reader = new MarkReader();
                lines.clear();
            }
            boolean grows = lines.addAll(reader.news(session.snapshot()));
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

    private void show(Mark mark) {
        Snapshot snapshot = session.snapshot();
        for (int depth = snapshot.lane(mark.lane()).depth() - 1; depth >= 0; depth--) {
            Row row = snapshot.lane(mark.lane()).row(depth);
            int index = row.at(mark.time());
            if (index >= 0) {
                pointer.select(snapshot, new Pointer.Place(mark.lane(), depth, index));
                break;
            }
        }
        pointer.moment(Optional.of(new Pointer.Moment(mark.lane(), mark.time(), mark.text())));
        navigation.reveal(mark.time());
        navigation.revealLane(mark.lane());
    }
}
