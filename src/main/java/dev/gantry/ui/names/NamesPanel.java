package dev.gantry.ui.names;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

import dev.gantry.insight.Area;
import dev.gantry.insight.NameTable;
import dev.gantry.insight.NameTable.Entry;
import dev.gantry.insight.NameTable.Kind;
import dev.gantry.insight.stack.OnlySamples;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.TabPanel;
import dev.gantry.ui.filter.FilterField;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.ColumnWidths;
import dev.gantry.ui.theme.TabPage;
import dev.gantry.ui.theme.Tip;
import dev.gantry.ui.theme.WrappingHead;
import dev.gantry.view.search.Matches;
import dev.gantry.view.time.Durations;
import dev.gantry.view.time.RangeText;

/** The table by name, and beside it the instances of the name that is picked. */
final class NamesPanel extends BorderPane implements TabPanel {
    /** Shares of the table and of the list, in percent. */
    private static final List<Integer> SHARES = List.of(72, 28);

    /** What is visible may change at every frame; it is read again after so many nanoseconds at the earliest. */
    private static final long PAUSE = 200_000_000;
    private static final int MILLION = 1_000_000;

    /** What was read. */
    private record Answer(Snapshot snapshot, Asked asked, NameTable names) {}

    private final Context context;
    private final BooleanSupplier visible;
    private final Inquiry<Asked, Answer> inquiry;
    private final Inquiry<Optional<Instances.Picked>, Optional<Instances>> instances;
    private final Label what = new Label();
    private final CheckBox onScreen = new CheckBox(Texts.of("slices.on-screen"));
    private final FilterField filter;
    private final Map<Kind, ToggleButton> kinds = new EnumMap<>(Kind.class);
    private final ToggleButton allKinds = new ToggleButton(Texts.of("names.kind.all"));
    private final Label busy = hint("");
    private final Button cancel = new Button(Texts.of("statistics.cancel"));
    private final TableView<Entry> table = new TableView<>();
    private final ColumnWidths widths = new ColumnWidths(table);
    private final Label none = hint("");
    private final InstanceList list;
    private Optional<Kind> kind = Optional.empty();
    private Optional<Range> sight = Optional.empty();
    private Optional<Answer> shown = Optional.empty();
    private Optional<Instances.Picked> picked = Optional.empty();
    private Optional<Instances> listed = Optional.empty();
    private Matches marked = Matches.NONE;
    private Optional<Recording> recording = Optional.empty();
    private long looked = System.nanoTime();
    private boolean filling;
    private long zero;

    /** A panel that reads recordings while it is visible. */
    NamesPanel(Context context, BooleanSupplier visible) {
        this.context = context;
        this.visible = visible;
        filter = new FilterField(context.settings(), "names", () -> context.pump().mark(Reason.HOVER));
        list = new InstanceList(context);
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot,
                () -> new Asked(context.pointer().range(), sight, filter.filter()),
                (snapshot, asked) -> (wanted, progress) -> NameTable
                        .of(snapshot, asked.area(snapshot),
                                asked.wanted(snapshot, why -> FxThread.post(() -> filter.fail(asked.filter(), why))),
                                wanted, progress)
                        .map(names -> new Answer(snapshot, asked, names)));
        instances = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot, () -> picked,
                Instances::reading);
        getStyleClass().addAll("statistics", "names");
        what.setId("names-area");
        what.getStyleClass().add("panel-title");
        what.setMinWidth(USE_PREF_SIZE);
        onScreen.setId("names-on-screen");
        onScreen.setOnAction(_ -> context.pump().mark(Reason.HOVER));
        onScreen.setMinWidth(USE_PREF_SIZE);
        busy.setId("names-busy");
        busy.setMinWidth(USE_PREF_SIZE);
        cancel.setId("names-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> inquiry.cancelOrAgain());
        WrappingHead head = new WrappingHead();
        head.getStyleClass().add("statistics-head");
        head.getChildren().addAll(what, onScreen);
        ToggleGroup group = new ToggleGroup();
        add(head, group, allKinds, Optional.empty());
        for (Kind each : Kind.values()) {
            kinds.put(each, new ToggleButton(NameColumn.kind(each)));
            add(head, group, kinds.get(each), Optional.of(each));
        }
        HBox.setHgrow(filter, Priority.ALWAYS);
        head.getChildren().addAll(filter, busy, cancel);
        table.setId("names");
        table.setAccessibleText(Texts.of("names.title"));
        none.setId("names-none");
        table.setPlaceholder(none);
        for (NameColumn column : NameColumn.values()) {
            table.getColumns().add(column(column));
        }
        TableColumn<Entry, ?> total = table.getColumns().get(NameColumn.TOTAL.ordinal());
        total.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(total);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, entry) -> {
            if (!filling) {
                pick(Optional.ofNullable(entry));
            }
        });
        GridPane both = new GridPane();
        for (int share : SHARES) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            both.getColumnConstraints().add(column);
        }
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        both.getRowConstraints().add(row);
        both.add(table, 0, 0);
        both.add(list, 1, 0);
        setCenter(new TabPage(head, both));
    }

    private void add(Pane head, ToggleGroup group, ToggleButton button, Optional<Kind> of) {
        button.setId("names-kind-" + of.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("all"));
        button.getStyleClass().add("small");
        button.setToggleGroup(group);
        button.setSelected(of.isEmpty());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            button.setSelected(true);
            kind = of;
            fill();
        });
        head.getChildren().add(button);
    }

    private TableColumn<Entry, Entry> column(NameColumn of) {
        TableColumn<Entry, Entry> column = new TableColumn<>();
        Label title = new Label(Texts.of("names." + of.id()));
        Tip.put(title, Texts.of("names." + of.id() + ".tip"));
        column.setGraphic(title);
        column.setId("names-" + of.id());
        column.setUserData(of);
        column.setPrefWidth(of.width);
        column.setMinWidth(48);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(of.order(entry -> NameColumn.NAME.text(recorded(), entry)));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Entry entry, boolean empty) {
                super.updateItem(entry, empty);
                setText(empty || entry == null ? null : of.text(recorded(), entry));
            }
        });
        if (of.isNumber()) {
            column.getStyleClass().add("number");
        }
        return column;
    }

    TableView<Entry> table() {
        return table;
    }

    /** How many times as large as usual the texts are that the columns are for. */
    double texts() {
        return widths.scale();
    }

    private Snapshot recorded() {
        return shown.map(Answer::snapshot).orElseGet(context.session()::snapshot);
    }

    private static Label hint(String text) {
        Label hint = new Label(text);
        hint.getStyleClass().add("hint");
        hint.setWrapText(true);
        return hint;
    }

    @Override
    public void enter() {
        table.requestFocus();
    }

    @Override
    public boolean leaveField() {
        return filter.leave(table);
    }

    /** Picks no name any more; says whether one was. */
    boolean unpick() {
        boolean was = picked.isPresent();
        table.getSelectionModel().clearSelection();
        pick(Optional.empty());
        return was;
    }

    private void pick(Optional<Entry> entry) {
        picked = entry.flatMap(of -> shown.map(answer -> new Instances.Picked(answer.asked(), of.kind(), of.name())));
        context.pump().mark(Reason.SELECTION);
    }

    /** Takes what was read; says whether more may come. */
    @Override
    public boolean take() {
        boolean wanted = visible.getAsBoolean() && context.isRecorded() && !isBeingRead();
        if (!context.session().last().equals(recording)) {
            recording = context.session().last();
            unpick();
        }
        Optional<Range> now = onScreen.isSelected() ? Optional.of(sight()) : Optional.empty();
        boolean moved = !now.equals(sight);
        if (moved && !inquiry.isBusy() && System.nanoTime() - looked > PAUSE) { // what moves is read to its end first
            sight = now;
            looked = System.nanoTime();
        }
        boolean more = inquiry.take(wanted) | instances.take(wanted && picked.isPresent());
        return more || wanted && moved;
    }

    /** Whether the file is not yet read to its end: reading it goes before counting. */
    private boolean isBeingRead() {
        return context.session().readSoFar().isPresent();
    }

    private Range sight() {
        BitSet lanes = context.chart().lanesInSight();
        return new Range(context.navigation().viewport().start(), context.navigation().viewport().end(),
                lanes.stream().boxed().collect(Collectors.toSet()));
    }

    @Override
    public void show(Set<Reason> reasons) {
        Optional<Instances> found = picked.isEmpty() ? Optional.empty() : instances.answer().flatMap(of -> of);
        boolean asked = found.isPresent() && picked.equals(found.map(Instances::picked));
        mark(asked ? found.get().matches() : Matches.NONE);
        if (!visible.getAsBoolean()) {
            return;
        }
        widths.scale(context.appearance().scale());
        boolean slow = inquiry.isSlow() && !inquiry.isCancelled();
        String says = !filter.problem().isEmpty()
                ? filter.problem()
                : slow
                        ? Texts.of("statistics.busy", Math.round(100 * inquiry.progress()))
                        : inquiry.isCancelled() ? Texts.of("statistics.cancelled") : unsorted();
        busy.setText(says);
        show(busy, !says.isEmpty());
        show(cancel, slow || inquiry.isCancelled());
        cancel.setText(Texts.of(inquiry.isCancelled() ? "statistics.again" : "statistics.cancel"));
        if (!inquiry.answer().equals(shown) || zero != context.navigation().zero()) {
            zero = context.navigation().zero();
            shown = inquiry.answer();
            fill();
        }
        none.setText(none());
        if (!found.equals(listed) && (asked || picked.isEmpty())) {
            listed = found;
            list.show(found);
        }
    }

    /** That some rows have no percentiles, and what to do. */
    private String unsorted() {
        int unsorted = inquiry.answer().map(answer -> answer.names().unsorted()).orElse(0);
        return unsorted == 0 ? "" : Texts.of("names.unsorted", Texts.count("names.count", unsorted));
    }

    /** Lets these stand out in the chart, and no longer those that did. */
    private void mark(Matches matches) {
        if (matches != marked) {
            if (matches != Matches.NONE || context.pointer().found() == marked) {
                context.pointer().found(matches);
            }
            marked = matches;
        }
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    /** Why the table is empty, and what to do. */
    private String none() {
        if (!context.isRecorded()) {
            return Texts.of("names.none");
        }
        if (isBeingRead()) {
            return Texts.of("names.reading");
        }
        if (shown.isEmpty() || inquiry.isBusy()) {
            return "";
        }
        Asked asked = shown.get().asked();
        return Texts.of(!asked.filter().isEmpty()
                ? "names.none.filter"
                : asked.box().isPresent()
                        ? "names.none.box"
                        : asked.visible().isPresent()
                                ? "names.none.sight"
                                : OnlySamples.in(shown.get().snapshot()) ? "stacks.no-bars" : "names.none.ever");
    }

    /** Millions have room in their column, unless the user has chosen its width. */
    private void widen() {
        TableColumn<Entry, ?> counts = table.getColumns().stream()
                .filter(column -> column.getUserData() == NameColumn.COUNT).findFirst().orElseThrow();
        boolean many = shown.stream().flatMap(of -> of.names().entries().stream())
                .anyMatch(entry -> entry.count() >= MILLION);
        if (many && Math.round(counts.getWidth()) == Math.round(NameColumn.COUNT.width * texts())) {
            counts.setPrefWidth((NameColumn.COUNT.width + 24) * texts());
        }
    }

    /** Shows the names that were read, those of the kind that is chosen; what is picked stays picked. */
    private void fill() {
        filling = true;
        widen();
        List<Entry> entries = shown.map(of -> of.names().entries()).orElse(List.of());
        Set<Kind> there = entries.stream().map(Entry::kind).collect(Collectors.toSet());
        kind = kind.filter(there::contains);
        kinds.forEach((each, button) -> show(button, there.contains(each) && there.size() > 1));
        show(allKinds, there.size() > 1);
        kind.map(kinds::get).orElse(allKinds).setSelected(true);
        List<Entry> rows = new ArrayList<>(
                entries.stream().filter(entry -> kind.isEmpty() || entry.kind() == kind.get()).toList());
        table.getSelectionModel().clearSelection();
        table.setItems(FXCollections.observableList(rows));
        table.sort();
        Optional<Entry> still = picked.flatMap(of -> rows.stream()
                .filter(entry -> entry.kind() == of.kind() && entry.name() == of.name()).findFirst());
        still.ifPresent(table.getSelectionModel()::select);
        pick(still);
        shown.ifPresent(this::describe);
        filling = false;
    }

    private void describe(Answer answer) {
        Asked asked = answer.asked();
        Area area = asked.area(answer.snapshot()).within(answer.snapshot());
        String length = Durations.text(area.length());
        String names = Texts.count("names.count", answer.names().entries().size() + answer.names().others());
        what.setText(asked.box().isPresent()
                ? Texts.of("names.box", RangeText.text(area.start() - zero, area.end() - zero), length, names)
                : Texts.of(asked.visible().isPresent() ? "names.sight" : "names.whole", length, names));
    }

    @Override
    public void close() {
        inquiry.close();
        instances.close();
    }
}
