package dev.gantry.ui.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

import dev.gantry.insight.Distribution;
import dev.gantry.insight.Groups;
import dev.gantry.insight.Groups.By;
import dev.gantry.insight.Groups.Group;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.ColumnWidths;
import dev.gantry.ui.theme.FillingColumn;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.time.Durations;

/** How long the tasks of each executor, of each name, or on each lane waited and ran; a click goes to the lane. */
final class GroupCard extends Card {
    private static final double NAME = 180;
    private static final double FIGURE = 66;

    private final Context context;
    private final Inquiry<Asked, Answer> inquiry;
    private final TableView<Group> table = new TableView<>();
    private final ColumnWidths widths = new ColumnWidths(table);
    private By by = By.EXECUTOR;
    private Optional<Answer> shown = Optional.empty();
    private boolean filling;

    private record Asked(Optional<Range> range, By by) {}

    private record Answer(Snapshot snapshot, Groups groups) {}

    GroupCard(Context context) {
        super("groups");
        this.context = context;
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot,
                () -> new Asked(context.pointer().range(), by),
                (snapshot, asked) -> (wanted, progress) -> Groups
                        .of(snapshot, Range.area(asked.range, snapshot), asked.by, wanted, progress)
                        .map(groups -> new Answer(snapshot, groups)));
        ToggleGroup choice = new ToggleGroup();
        for (By each : By.values()) {
            ToggleButton button = new ToggleButton(Texts.of("statistics.by." + word(each)));
            button.setId("statistics-by-" + word(each));
            button.setToggleGroup(choice);
            button.setSelected(each == by);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true);
                by = each;
                context.pump().mark(Reason.HOVER);
            });
            head().getChildren().add(button);
        }
        table.setId("statistics-group-table");
        table.setAccessibleText(Texts.of("statistics.groups"));
        FillingColumn.last(table);
        table.setPlaceholder(hint(Texts.of("statistics.tasks.none")));
        TableColumn<Group, Integer> name = column("name", Group::key, this::name);
        name.setPrefWidth(NAME);
        table.getColumns().addAll(List.of(name, column("count", Group::count, String::valueOf),
                durations("waited", Group::waited), durations("ran", Group::ran),
                column("used", GroupCard::used, share -> Texts.of("statistics.share", percent(share, 1)))));
        table.getSelectionModel().selectedItemProperty().addListener((_, _, group) -> {
            if (group != null && !filling) {
                goTo(group);
            }
        });
        getChildren().add(table);
    }

    private static String word(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static TableColumn<Group, Long> durations(String measure, Function<Group, Optional<Distribution>> of) {
        TableColumn<Group, Long> all = new TableColumn<>(Texts.of("statistics." + measure));
        all.getColumns().addAll(List.of(duration("mean", of, found -> Math.round(found.mean())),
                duration("p50", of, Distribution::p50), duration("p90", of, Distribution::p90),
                duration("p99", of, Distribution::p99), duration("most", of, Distribution::most)));
        return all;
    }

    private static TableColumn<Group, Long> duration(String figure, Function<Group, Optional<Distribution>> of,
            ToLongFunction<Distribution> time) {
        return column(figure, group -> of.apply(group).map(found -> time.applyAsLong(found)).orElse(null),
                Durations::text);
    }

    private static Double used(Group group) {
        return group.used().isEmpty() ? null : group.used().getAsDouble();
    }

    /** A column of values, which are sorted as such, and shown as texts; null where there is none. */
    private static <T> TableColumn<Group, T> column(String title, Function<Group, T> of, Function<T, String> text) {
        TableColumn<Group, T> column = new TableColumn<>(Texts.of("statistics." + title));
        column.setPrefWidth(FIGURE);
        column.setMinWidth(FIGURE);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        column.setCellFactory(_ -> {
            TableCell<Group, T> cell = new TableCell<>() {
                @Override
                protected void updateItem(T value, boolean empty) {
                    super.updateItem(value, empty);
                    setText(empty || value == null ? null : text.apply(value));
                }
            };
            cell.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // lanes of a pool differ at the end
            return cell;
        });
        return column;
    }

    private String name(int key) {
        Snapshot snapshot = shown.orElseThrow().snapshot;
        return switch (shown.orElseThrow().groups.by()) {
            case EXECUTOR -> key == 0 ? Texts.of("statistics.no-executor") : snapshot.executorName(key);
            case NAME -> key == 0 ? Texts.of("statistics.no-name") : snapshot.name(key);
            case LANE, WORKER -> LaneNames.inTable(snapshot, key);
        };
    }

    private void goTo(Group group) {
        By of = shown.orElseThrow().groups.by();
        if (of == By.LANE || of == By.WORKER) {
            context.pointer().select(new Selection.OfLane(group.key()));
            context.navigation().revealLane(group.key());
        }
    }

    /** Takes what was counted; says whether more may come. */
    boolean take(boolean wanted) {
        return inquiry.take(wanted);
    }

    /** Shows what was counted last. */
    void show() {
        widths.scale(context.appearance().scale());
        if (!inquiry.answer().equals(shown)) {
            shown = inquiry.answer();
            filling = true;
            List<Group> groups = new ArrayList<>(shown.map(of -> of.groups.groups()).orElse(List.of()));
            table.setItems(FXCollections.observableList(groups));
            filling = false;
        }
    }

    @Override
    void show(StatisticsAnswer answer) {
        // it asks by itself, as it is asked by what is chosen here
    }
}
