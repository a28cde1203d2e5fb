package dev.gantry.ui.stacks;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;

import org.controlsfx.control.textfield.TextFields;

import dev.gantry.insight.Area;
import dev.gantry.insight.stack.CallTree;
import dev.gantry.insight.stack.HotFrames;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.TabPanel;
import dev.gantry.ui.filter.FilterField;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Site;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.ColumnWidths;
import dev.gantry.ui.theme.FillingColumn;
import dev.gantry.ui.theme.TabPage;
import dev.gantry.ui.theme.Tip;
import dev.gantry.ui.theme.WrappingHead;
import dev.gantry.view.flame.Flame;
import dev.gantry.view.flame.Weights;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Durations;

/** The flame graph of what is selected, and beside it the functions by what they took themselves. */
final class StacksPanel extends BorderPane implements TabPanel {
    /** Shares of the graph and of the table, in percent. */
    private static final List<Integer> SHARES = List.of(62, 38);

    private final Context context;
    private final BooleanSupplier visible;
    private final Inquiry<Asked, Answer> inquiry;
    private final Label what = new Label();
    private final WrappingHead head = new WrappingHead();
    private final Map<SampleKind, ToggleButton> kinds = new EnumMap<>(SampleKind.class);
    private final ToggleButton byTime = toggle("by-time");
    private final ToggleButton upwards = toggle("flame");
    private final FilterField filter;
    private final TextField search = TextFields.createClearableTextField();
    private final Label busy = new Label();
    private final Button cancel = new Button();
    private final Button source = new Button();
    private final Label said = new Label();
    private final HBox foot = new HBox(said, source);
    private final Label none = new Label();
    private final FlameView view;
    private final TableView<HotFrames.Frame> hot = new TableView<>();
    private final ColumnWidths widths = new ColumnWidths(hot);
    private final GridPane both = new GridPane();
    private Optional<SampleKind> kind = Optional.empty();
    private Optional<Answer> shown = Optional.empty();
    private Optional<Flame> flame = Optional.empty();
    private boolean filling;
    private boolean entered;

    /** A panel that reads recordings while it is visible. */
    StacksPanel(Context context, BooleanSupplier visible) {
        this.context = context;
        this.visible = visible;
        view = new FlameView(context.appearance(), this::chosen);
        filter = new FilterField(context.settings(), "stacks", () -> context.pump().mark(Reason.HOVER));
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot, this::asked,
                (snapshot, asked) -> (wanted, _) -> Answer.read(snapshot, asked, wanted,
                        why -> FxThread.post(() -> filter.fail(asked.filter(), why))));
        getStyleClass().addAll("statistics", "stacks");
        what.setId("stacks-area");
        what.getStyleClass().add("panel-title");
        busy.setId("stacks-busy");
        busy.getStyleClass().add("hint");
        cancel.setId("stacks-cancel");
        cancel.setOnAction(_ -> inquiry.cancelOrAgain());
        search.setId("stacks-search");
        search.setPromptText(Texts.of("stacks.search"));
        search.setAccessibleText(Texts.of("stacks.search"));
        search.setPrefColumnCount(9);
        search.textProperty().addListener((_, _, _) -> draw());
        source.setId("stacks-source");
        source.getStyleClass().add("small");
        source.setOnAction(_ -> site().ifPresent(this::showSource));
        said.setId("stacks-said");
        said.getStyleClass().add("hint");
        said.setMinWidth(0);
        head.setId("stacks-head");
        head.getStyleClass().add("stacks-head");
        head.getChildren().add(what);
        ToggleGroup group = new ToggleGroup();
        for (SampleKind each : SampleKind.values()) {
            ToggleButton button = new ToggleButton(Weights.kind(each));
            button.setId("stacks-kind-" + each.id());
            button.getStyleClass().add("small");
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                button.setSelected(true);
                kind = Optional.of(each);
                context.pump().mark(Reason.HOVER);
            });
            kinds.put(each, button);
            showNode(button, false);
            head.getChildren().add(button);
        }
        byTime.setOnAction(_ -> context.pump().mark(Reason.HOVER));
        upwards.setOnAction(_ -> draw());
        HBox.setHgrow(filter, Priority.ALWAYS);
        head.getChildren().addAll(byTime, upwards, search, filter, busy, cancel);
        foot.getStyleClass().add("stacks-foot");
        showNode(foot, false);
        for (int share : SHARES) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            both.getColumnConstraints().add(column);
        }
        RowConstraints row = new RowConstraints();
        row.setPercentHeight(100);
        both.getRowConstraints().add(row);
        both.add(view, 0, 0);
        both.add(hot, 1, 0);
        none.setId("stacks-none");
        none.getStyleClass().addAll("hint", "stacks-none");
        none.setWrapText(true);
        StackPane.setAlignment(none, Pos.TOP_LEFT);
        setCenter(new TabPage(head, new BorderPane(new StackPane(both, none), null, null, foot, null)));
        fillColumns();
        showNode(both, false);
        showNode(head, false);
        showNode(source, false);
        showNode(cancel, false);
    }

    private ToggleButton toggle(String id) {
        ToggleButton button = new ToggleButton(Texts.of("stacks." + id));
        button.setId("stacks-" + id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        Tip.put(button, Texts.of("stacks." + id + ".tip"));
        return button;
    }

    private void fillColumns() {
        hot.setId("stacks-hot");
        hot.setAccessibleText(Texts.of("stacks.hot"));
        hot.setPlaceholder(new Label());
        hot.getColumns().add(column("function", 100, this::label, false));
        hot.getColumns().add(column("self", 62, frame -> weight(frame.self()), true));
        hot.getColumns().add(column("share", 60, frame -> Weights.share(frame.self(), whole()), true));
        hot.getColumns().add(column("total", 62, frame -> weight(frame.total()), true));
        FillingColumn.first(hot);
        hot.getSelectionModel().selectedItemProperty().addListener((_, _, frame) -> {
            if (!filling && frame != null) {
                search.setText(name(frame));
            }
        });
    }

    private TableColumn<HotFrames.Frame, HotFrames.Frame> column(String id, double width,
            Function<HotFrames.Frame, String> text, boolean number) {
        TableColumn<HotFrames.Frame, HotFrames.Frame> column = new TableColumn<>(Texts.of("stacks." + id));
        column.setId("stacks-" + id);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(switch (id) {
            case "function" -> Comparator.comparing(this::name);
            case "total" -> Comparator.comparingLong(HotFrames.Frame::total);
            default -> Comparator.comparingLong(HotFrames.Frame::self);
        });
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(HotFrames.Frame frame, boolean empty) {
                super.updateItem(frame, empty);
                setText(empty || frame == null ? null : text.apply(frame));
            }
        });
        if (number) {
            column.getStyleClass().add("number");
        }
        return column;
    }

    private String name(HotFrames.Frame frame) {
        return Phrases.words(shown.map(of -> of.snapshot().name(frame.name())).orElse(""));
    }

    private String label(HotFrames.Frame frame) {
        return Flame.label(name(frame));
    }

    private String weight(long weight) {
        return shown.map(of -> Weights.text(of.tree().unit(), weight)).orElse("");
    }

    private long whole() {
        return shown.map(of -> of.tree().total(0)).orElse(0L);
    }

    private Asked asked() {
        return new Asked(context.pointer().range(), context.pointer().selection(), context.pointer().place(),
                filter.filter(), kind, byTime.isSelected() ? CallTree.Order.BY_TIME : CallTree.Order.MERGED);
    }

    @Override
    public void enter() {
        entered = true;
        context.pump().mark(Reason.HOVER);
    }

    @Override
    public boolean leaveField() {
        boolean was = search.isFocused();
        if (was) {
            search.clear();
            view.requestFocus();
        }
        return was || filter.leave(view);
    }

    /** Goes back to what filled the graph before; says whether there was something. */
    boolean out() {
        return visible.getAsBoolean() && view.out();
    }

    @Override
    public boolean take() {
        return inquiry.take(visible.getAsBoolean() && context.session().readSoFar().isEmpty()
                && !context.session().snapshot().samples().isEmpty());
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!visible.getAsBoolean()) {
            return;
        }
        widths.scale(context.appearance().scale());
        boolean slow = inquiry.isSlow() && !inquiry.isCancelled();
        String says = !filter.problem().isEmpty()
                ? filter.problem()
                : inquiry.isCancelled() ? Texts.of("statistics.cancelled") : slow ? Texts.of("stacks.busy") : "";
        busy.setText(says);
        showNode(busy, !says.isEmpty());
        showNode(cancel, slow || inquiry.isCancelled());
        cancel.setText(Texts.of(inquiry.isCancelled() ? "statistics.again" : "statistics.cancel"));
        Snapshot now = context.session().snapshot();
        showNode(head, !now.samples().isEmpty());
        Optional<Answer> answer = now.samples().isEmpty() ? Optional.empty() : inquiry.answer();
        if (!answer.equals(shown)) {
            shown = answer;
            flame = answer.map(of -> new Flame(of.snapshot(), of.tree()));
            fill();
        } else if (reasons.contains(Reason.THEME) || reasons.contains(Reason.SIZE)) {
            view.redraw();
        }
        none.setText(none(now));
        showNode(none, !none.getText().isEmpty());
        showNode(both, none.getText().isEmpty());
        if (entered && both.isVisible() && shown.isPresent()) { // before, it could not take the focus
            entered = false;
            view.requestFocus();
        }
    }

    /** Why there is nothing, and what to do; empty where there is something. */
    private String none(Snapshot now) {
        if (!context.isRecorded()) {
            return Texts.of("stacks.none");
        }
        if (context.session().readSoFar().isPresent()) {
            return Texts.of("stacks.reading");
        }
        if (now.samples().isEmpty()) {
            return Texts.of("stacks.none.ever");
        }
        if (shown.isEmpty() || shown.get().tree().samples() > 0) {
            return "";
        }
        Asked of = shown.get().asked();
        return Texts.of(!of.filter().isEmpty()
                ? "stacks.none.filter"
                : of.isPart(now) ? "stacks.none.selection" : "stacks.none.ever");
    }

    private void fill() {
        filling = true;
        kinds.forEach((each, button) -> {
            showNode(button, shown.isPresent() && shown.get().kinds().contains(each));
            button.setSelected(shown.isPresent() && shown.get().kind() == each);
        });
        hot.setItems(FXCollections.observableArrayList(shown.map(of -> of.hot().frames()).orElse(List.of())));
        hot.sort();
        what.setText(shown.map(this::title).orElse(""));
        filling = false;
        draw();
    }

    private String title(Answer of) {
        Area area = of.asked().area(of.snapshot()).within(of.snapshot());
        String lanes = area.hasAllLanes() ? "" : " · " + Texts.count("stacks.lanes", area.lanes().size());
        String weight = Weights.text(of.tree().unit(), of.tree().total(0));
        String samples = Phrases.count("flame.samples", of.tree().samples());
        return Texts.of(of.asked().isPart(of.snapshot()) ? "stacks.part" : "stacks.whole",
                Durations.text(area.length()) + lanes, weight.equals(samples) ? weight : weight + " · " + samples)
                + (of.tree().leftOut() == 0 ? "" : " · " + Texts.count("stacks.left-out", of.tree().leftOut()));
    }

    private void draw() {
        view.show(flame, !upwards.isSelected(), search.getText());
        chosen();
    }

    /** Another box is chosen: says what it is, and offers its source. */
    private void chosen() {
        Optional<Integer> node = flame.flatMap(Flame::chosen);
        String text = node.map(each -> flame.get().text(each).replace("\n", " · ")).orElse("");
        said.setText(text);
        showNode(foot, !text.isEmpty());
        view.setAccessibleText(text.isEmpty() ? Texts.of("stacks.accessible") : text);
        Optional<Site> site = site();
        showNode(source, site.isPresent());
        source.setText(site.map(Site::label).orElse(""));
    }

    /** The line of the chosen box, if Code has its source. */
    private Optional<Site> site() {
        return flame.flatMap(of -> of.chosen().map(of::site)).map(Site::of)
                .filter(at -> !at.className().isEmpty() && context.session().source(at.className()).isPresent());
    }

    private void showSource(Site at) {
        context.pointer().line(Optional.of(at));
        context.tabs().show("code");
    }

    private static void showNode(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    @Override
    public void close() {
        inquiry.close();
    }
}
