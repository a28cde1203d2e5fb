package dev.gantry.ui.statistics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

import dev.gantry.insight.Area;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.TabPanel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.Durations;
import dev.gantry.view.time.RangeText;

/** Statistics panel of the chosen area; while nothing is chosen, of the whole recording. */
final class StatisticsPanel extends BorderPane implements TabPanel {
    /** Shares of the columns in percent; the first has a table, which needs its width. */
    private static final List<Integer> WIDE = List.of(41, 29, 30);
    private static final List<Integer> NARROW = List.of(54, 46);

    /** Least width for the wide arrangement, in pixels with texts of the usual size. */
    private static final double ENOUGH = 960;

    private final Context context;
    private final Navigation navigation;
    private final BooleanSupplier visible;
    private final Inquiry<Optional<Range>, StatisticsAnswer> inquiry;
    private final Label what = new Label();
    private final Label hint = Card.hint("");
    private final Label busy = Card.hint("");
    private final Button cancel = new Button(Texts.of("statistics.cancel"));
    private final HBox head = new HBox(what, busy, cancel, hint);
    private final Label none = Card.hint(Texts.of("statistics.none"));
    private final GridPane grid = new GridPane();
    private final ScrollPane scroll;
    private final List<Card> cards;
    private final GroupCard groups;
    private final LockCard locks;
    private Optional<StatisticsAnswer> shown = Optional.empty();
    private long zero;

    /** A panel that reads recordings while it is visible. */
    StatisticsPanel(Context context, BooleanSupplier visible) {
        this.context = context;
        this.navigation = context.navigation();
        this.visible = visible;
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot,
                context.pointer()::range,
                (snapshot, range) -> StatisticsAnswer.reading(snapshot, context.session().last(), range));
        getStyleClass().add("statistics");
        head.getStyleClass().add("statistics-head");
        what.setId("statistics-area");
        what.getStyleClass().add("panel-title");
        what.setMinWidth(Label.USE_PREF_SIZE);
        busy.setId("statistics-busy");
        busy.setMinWidth(Label.USE_PREF_SIZE);
        hint.setWrapText(false);
        cancel.setId("statistics-cancel");
        cancel.setMinWidth(Label.USE_PREF_SIZE);
        cancel.setOnAction(_ -> inquiry.cancelOrAgain());
        TaskListCard listed = new TaskListCard(context.pointer(), navigation);
        cards = List.of(new TaskCard(), new DurationCard(listed), listed, new StateCard(context.appearance()),
                new LaneCard(context.appearance(), context.pointer(), navigation), new ConcurrencyCard(navigation));
        groups = new GroupCard(context);
        locks = new LockCard(context);
        grid.getStyleClass().add("statistics-cards");
        arrange(WIDE);
        double enough = ENOUGH * context.appearance().scale();
        widthProperty().addListener((_, _, width) -> arrange(width.doubleValue() < enough ? NARROW : WIDE));
        scroll = new ScrollPane(new BorderPane(grid, head, null, null, null));
        scroll.setId("statistics-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        none.setId("statistics-none");
        setCenter(none);
    }

    /** Puts the cards into as many columns as there are shares. */
    private void arrange(List<Integer> shares) {
        if (grid.getColumnConstraints().size() == shares.size()) {
            return;
        }
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        for (int share : shares) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        }
        for (int i = 0; i < cards.size(); i++) {
            grid.add(cards.get(i), i % shares.size(), i / shares.size());
        }
        grid.add(groups, 0, cards.size() / shares.size(), shares.size(), 1);
        grid.add(locks, 0, cards.size() / shares.size() + 1, shares.size(), 1);
    }

    /** Picks no lock any more; says whether one was. */
    boolean unpick() {
        return locks.unpick();
    }

    /** Takes what was counted; says whether more may come. */
    @Override
    public boolean take() {
        boolean wanted = visible.getAsBoolean() && context.isRecorded();
        return inquiry.take(wanted) | groups.take(wanted && inquiry.answer().isPresent())
                | locks.take(wanted && inquiry.answer().isPresent());
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!visible.getAsBoolean()) {
            return;
        }
        boolean empty = !context.isRecorded();
        setCenter(empty ? none : scroll);
        grid.setVisible(inquiry.answer().isPresent());
        none.setText(empty ? Texts.of("statistics.none") : "");
        boolean slow = inquiry.isSlow() && !inquiry.isCancelled();
        busy.setText(
                slow
                        ? Texts.of("statistics.busy", Math.round(100 * inquiry.progress()))
                        : inquiry.isCancelled() ? Texts.of("statistics.cancelled") : "");
        show(busy, !busy.getText().isEmpty());
        show(cancel, slow || inquiry.isCancelled());
        cancel.setText(Texts.of(inquiry.isCancelled() ? "statistics.again" : "statistics.cancel"));
        groups.show();
        locks.show();
        if (!inquiry.answer().equals(shown) || reasons.contains(Reason.THEME) || zero != navigation.zero()) {
            shown = inquiry.answer();
            zero = navigation.zero();
            shown.ifPresent(answer -> {
                describe(answer);
                cards.forEach(card -> card.show(answer));
            });
        }
    }

    private static void show(javafx.scene.Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private void describe(StatisticsAnswer answer) {
        Area area = answer.statistics().area();
        String length = Durations.text(area.length());
        if (answer.range().isEmpty()) {
            what.setText(Texts.of("statistics.whole", length,
                    Texts.count("area.lanes", answer.statistics().lanes().size())));
        } else {
            what.setText(Texts.of("statistics.area", RangeText.text(area.start() - zero, area.end() - zero), length,
                    area.hasAllLanes()
                            ? Texts.of("statistics.area.all")
                            : Texts.count("area.lanes", area.lanes().size())));
        }
        hint.setText(Texts.of(answer.range().isEmpty() ? "statistics.whole.hint" : "statistics.area.hint"));
    }
}
