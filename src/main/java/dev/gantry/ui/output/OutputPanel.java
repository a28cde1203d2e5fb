package dev.gantry.ui.output;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.BorderPane;

import dev.gantry.program.Piped;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;

/**
 * The printed lines, of the chosen area if there is one; a click on one shows its moment and selects what ran then. In
 * a replay the later ones are pale. Of a program that runs the beginnings of lines are shown too, last.
 */
final class OutputPanel extends BorderPane implements Panel {
    private static final int LINES_ABOVE = 3;

    private final Session session;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Label none = new Label(Texts.of("output.none"));
    private final Label gone = new Label();
    private final ListView<Printed> list = new ListView<>();
    private final InputLine input;
    private Lines lines = new Lines();
    private FilteredList<Printed> shown = new FilteredList<>(lines.all());
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
        list.setItems(shown);
        gone.setId("output-gone");
        gone.getStyleClass().add("hint");
        gone.setVisible(false);
        gone.setManaged(false);
        setTop(gone);
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
            shown.setPredicate(
                    area.map(Range::area).<Predicate<Printed>>map(in -> mark -> in
                            .has(ProgramLane.of(session.snapshot(), mark), mark.time())).orElse(null));
        }
        none.setText(Texts.of(session.program().filter(Program::isAttached).isPresent()
                ? "output.none.attached"
                : area.isPresent() ? "output.none.area" : "output.none"));
        if (reasons.contains(Reason.RECORDING) || reasons.contains(Reason.OUTPUT) || reasons.contains(Reason.RUN)) {
            Recording run = session.last().orElse(null);
            if (run != read) {
                read = run;
                lines = new Lines();
                shown = new FilteredList<>(lines.all(), shown.getPredicate());
                list.setItems(shown);
            }
            boolean follows = (live || session.isLive()) && reached < 0 && list.getSelectionModel().isEmpty()
                    && showsEnd();
            if (!session.isPaused() && grow() && follows) {
                list.scrollTo(shown.size()); // to the end: the last line's place depends on the horizontal bar's
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

    /** Whether the last line is seen, as it is until the user scrolls away from it. */
    private boolean showsEnd() {
        return !(list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) || flow.getLastVisibleCell() == null
                || flow.getLastVisibleCell().getIndex() >= shown.size() - 2;
    }

    /** Takes what came; says whether there are more lines now. */
    private boolean grow() {
        Optional<Piped> streams = session.streams();
        boolean grows = streams.isPresent()
                ? lines.take(session.snapshot(), streams.get())
                : lines.take(session.snapshot());
        boolean isCut = streams.isPresent() && lines.gone() > 0;
        if (isCut) {
            gone.setText(Texts.of("output.gone", lines.gone()));
        }
        gone.setVisible(isCut);
        gone.setManaged(isCut);
        return grows;
    }

    /** How many of the lines there are up to the last that was printed by this time. */
    private int linesUpTo(long time) {
        int count = shown.size();
        while (count > 0 && shown.get(count - 1).time() > time) {
            count--;
        }
        return count;
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
