package dev.gantry.ui.query;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.format.WholeFile;
import dev.gantry.query.Database;
import dev.gantry.query.Database.Header;
import dev.gantry.query.QueryException;
import dev.gantry.query.RowPlace;
import dev.gantry.query.Rows;
import dev.gantry.query.SqlLibrary;
import dev.gantry.trace.Slice;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Beginning;
import dev.gantry.trace.message.Visible;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.feature.TabPanel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;
import dev.gantry.ui.theme.TabPage;
import dev.gantry.ui.theme.Tip;
import dev.gantry.ui.theme.WrappingHead;
import dev.gantry.view.explain.Selection;
import dev.gantry.view.time.Durations;

/**
 * SQL above, its answer below. Ctrl+Enter asks; a recording that grows is asked again. A click on a row, or the arrow
 * keys, go to the slice, task, lane or moment that it tells.
 */
final class QueryPanel extends BorderPane implements TabPanel {
    private static final List<String> KINDS = List.of("csv", "md", "json", "parquet");
    private static final double WIDEST = 320;
    private static final double A_LETTER = 8;
    private static final int MOST_LETTERS = 500;

    /** Where fewer letters of SQL find room beside the buttons, these lie below. */
    private static final int LEAST_COLUMNS = 28;

    private final Context context;
    private final BooleanSupplier visible;
    private final Databases databases = new Databases();
    private final Inquiry<Optional<String>, Answer> inquiry;
    private final Queries queries;
    private final TextArea sql = new TextArea();
    private final TableView<List<Object>> table = new TableView<>();
    private final Label says = new Label();
    private final Button ask = IconButton.of("query", "ask", Icon.RUN, this::ask);
    private final Button cancel = IconButton.of("query", "cancel", Icon.STOP, this::cancelOrAgain);
    private final Button keep = IconButton.of("query", "keep", Icon.NOTE, this::keep);
    private final Button save = IconButton.of("query", "save", Icon.EXPORT, this::save);
    private final MenuButton list = new MenuButton();
    private final PlotPane plot;
    private final Label undrawn = new Label(Texts.of("query.plot.none"));
    private final ToggleGroup looks = new ToggleGroup();
    private Optional<Plot.Kind> look = Optional.empty();
    private Optional<String> asked = Optional.empty();
    private Optional<Answer> shown = Optional.empty();
    private List<Header> headers = List.of();

    /** A panel that asks while it is visible. */
    QueryPanel(Context context, BooleanSupplier visible) {
        this.context = context;
        this.visible = visible;
        queries = new Queries(context.settings());
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot, () -> asked,
                (snapshot, query) -> (wanted, _) -> Answer.of(snapshot, query.orElse(""), databases, wanted));
        getStyleClass().add("query");
        sql.setId("query-sql");
        sql.getStyleClass().add("query-sql");
        sql.setPromptText(Texts.of("query.prompt"));
        sql.setAccessibleText(Texts.of("query.field"));
        sql.setPrefRowCount(2);
        sql.setPrefColumnCount(LEAST_COLUMNS);
        sql.setWrapText(true);
        sql.setMinHeight(Region.USE_PREF_SIZE);
        sql.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        HBox.setHgrow(sql, Priority.ALWAYS);
        list.setId("query-list");
        list.setText(Texts.of("query.list"));
        list.setMinWidth(Region.USE_PREF_SIZE);
        list.setOnShowing(_ -> fill());
        fill();
        HBox buttons = new HBox(ask, cancel, keep, save);
        buttons.getStyleClass().add("query-buttons");
        HBox below = new HBox(list, look("table", Icon.TABLE, Optional.empty()),
                look("bars", Icon.STATISTICS, Optional.of(Plot.Kind.BARS)),
                look("lines", Icon.LINES, Optional.of(Plot.Kind.LINES)));
        below.getStyleClass().add("query-buttons");
        VBox side = new VBox(buttons, below);
        side.getStyleClass().add("query-side");
        side.setMinWidth(Region.USE_PREF_SIZE);
        WrappingHead head = new WrappingHead();
        head.getChildren().addAll(sql, side);
        head.getStyleClass().add("claims-head");
        says.setId("query-says");
        says.setWrapText(true);
        says.getStyleClass().addAll("hint", "query-says");
        table.setId("query-answer");
        table.setPlaceholder(placeholder());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (row != null) {
                shown.ifPresent(answer -> go(answer, row));
            }
        });
        plot = new PlotPane(context.appearance()::palette, row -> shown.ifPresent(answer -> go(answer, row)));
        undrawn.setId("query-undrawn");
        undrawn.getStyleClass().add("hint");
        undrawn.setWrapText(true);
        StackPane middle = new StackPane(table, plot, undrawn);
        setCenter(new TabPage(new VBox(head, says), middle));
        sql.setDisable(!SqlLibrary.isAvailable());
        draw();
    }

    /** A button that shows the answer so. */
    private ToggleButton look(String id, Icon icon, Optional<Plot.Kind> kind) {
        ToggleButton button = new ToggleButton(null, icon.node());
        button.setId("query-as-" + id);
        button.getStyleClass().addAll("flat", "button-icon");
        Tip.put(button, Texts.of("query.as." + id));
        button.setAccessibleText(Texts.of("query.as." + id));
        button.setToggleGroup(looks);
        button.setSelected(kind.isEmpty());
        button.setOnAction(_ -> {
            button.setSelected(true); // one of them always is
            look = kind;
            draw();
            context.pump().mark(Reason.HOVER);
        });
        return button;
    }

    /** Shows the answer as a table, or draws what can be drawn of it. */
    private void draw() {
        Optional<Plot> drawn = look.flatMap(kind -> shown.flatMap(answer -> Plot.of(answer.columns(), answer.rows(),
                kind)));
        look.ifPresent(kind -> plot.show(drawn, kind));
        boolean answered = shown.filter(answer -> answer.problem().isEmpty()).isPresent();
        table.setVisible(look.isEmpty() || !answered);
        plot.setVisible(!table.isVisible() && drawn.isPresent());
        undrawn.setVisible(!table.isVisible() && drawn.isEmpty());
    }

    /** Puts the cursor into the field. */
    @Override
    public void enter() {
        applyCss(); // what scrolls comes into the scene with its skin
        sql.requestFocus();
    }

    /** Leaves the field, if the cursor is in it; says whether it was. */
    @Override
    public boolean leaveField() {
        boolean within = Focus.isWithin(sql);
        if (within) {
            context.focus().toChart();
        }
        return within;
    }

    /** Takes what was answered; says whether more may come. */
    @Override
    public boolean take() {
        return inquiry.take(visible.getAsBoolean() && context.isRecorded() && asked.isPresent());
    }

    @Override
    public void close() {
        inquiry.close();
        context.reader().execute(databases::close);
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!visible.getAsBoolean()) {
            return;
        }
        boolean slow = inquiry.isSlow() && !inquiry.isCancelled();
        cancel.setDisable(!slow && !inquiry.isCancelled());
        ask.setDisable(!context.isRecorded() || sql.isDisabled());
        Optional<Answer> now = context.isRecorded() ? inquiry.answer() : Optional.empty();
        if (!now.equals(shown)) {
            shown = now;
            show(now);
            draw();
        }
        plot.refresh();
        save.setDisable(now.isEmpty() || now.get().problem().isPresent());
        String text = slow
                ? Texts.of("query.busy")
                : inquiry.isCancelled()
                        ? Texts.of("query.cancelled")
                        : sql.isDisabled()
                                ? Texts.of("query.missing")
                                : context.isRecorded()
                                        ? now.map(QueryPanel::sentence).orElse("")
                                        : Texts.of("query.nothing");
        says.setText(plot.isVisible() && plot.isCut() ? text + " " + Texts.of("query.plot.cut", Plot.MOST_BARS) : text);
        says.setVisible(!text.isEmpty());
        says.setManaged(!text.isEmpty());
    }

    private static String sentence(Answer answer) {
        if (answer.problem().isPresent()) {
            QueryException problem = answer.problem().get();
            return problem.line() == 0
                    ? problem.getMessage()
                    : Texts.of("query.wrong", problem.line(), problem.column(), problem.getMessage());
        }
        String took = Durations.text(answer.nanos());
        return answer.isCut()
                ? Texts.of("query.cut", answer.rows().size(), took)
                : Texts.of(answer.rows().size() == 1 ? "query.rows.one" : "query.rows.many", answer.rows().size(),
                        took);
    }

    private void show(Optional<Answer> answer) {
        List<Header> columns = answer.map(Answer::columns).orElse(List.of());
        if (!columns.equals(headers)) {
            headers = columns;
            table.getColumns().clear();
            for (int i = 0; i < columns.size(); i++) {
                table.getColumns().add(column(columns.get(i), i, answer.orElseThrow().rows()));
            }
        }
        table.getItems().setAll(answer.map(Answer::rows).orElse(List.of()));
        answer.flatMap(Answer::problem).ifPresent(problem -> mark(answer.get().sql(), problem));
    }

    /** Puts the cursor where the SQL is wrong, if it is still what was asked. */
    private void mark(String query, QueryException problem) {
        if (problem.line() > 0 && query.equals(sql.getText())) {
            String[] lines = query.split("\n", -1);
            int at = problem.column() - 1;
            for (int i = 0; i < problem.line() - 1; i++) {
                at += lines[i].length() + 1;
            }
            sql.selectRange(at, Math.min(query.length(), at + 1));
        }
    }

    private TableColumn<List<Object>, Object> column(Header header, int at, List<List<Object>> rows) {
        TableColumn<List<Object>, Object> column = new TableColumn<>(header.name());
        int letters = rows.stream().limit(100).mapToInt(row -> text(row.get(at)).length()).max().orElse(0);
        column.setPrefWidth(context.appearance().scale()
                * Math.min(WIDEST, A_LETTER * (4 + Math.max(letters, header.name().length()))));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().get(at)));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(Object value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty ? null : text(value));
            }
        });
        if (header.isNumber()) {
            column.getStyleClass().add("number");
        }
        return column;
    }

    /** A value as it is shown: in one line, and the beginning of a long text. */
    static String text(Object value) {
        String whole = whole(value);
        return Visible.of(Beginning.cut(whole, MOST_LETTERS).replaceAll("\\s*\\R\\s*", " ⏎ "));
    }

    private static String whole(Object value) {
        return switch (value) {
            case null -> "NULL";
            case Double number -> String.format(Locale.ROOT, "%.6g", number).contains("e")
                    ? number.toString()
                    : "%s".formatted(Math.round(number * 1e6) / 1e6);
            default -> value.toString();
        };
    }

    private void go(Answer answer, List<Object> row) {
        Snapshot snapshot = context.session().snapshot();
        RowPlace.of(answer.columns(), row).ifPresent(place -> {
            Optional<Slice> slice = answer.snapshot() == snapshot ? place.sliceIn(snapshot) : Optional.empty();
            if (slice.isPresent()) {
                Slice at = slice.get();
                context.pointer().select(snapshot, new Pointer.Place(at.lane(), at.depth(), at.index()));
                context.navigation().reveal(at.start());
                context.navigation().revealLane(at.lane());
            } else if (snapshot.hasTask(place.task())) {
                context.pointer().select(new Selection.OfTask(place.task()));
                context.navigation().revealTask(place.task());
            } else {
                if (snapshot.lane(place.lane()) != null) {
                    context.pointer().select(new Selection.OfLane(place.lane()));
                    context.navigation().revealLane(place.lane());
                }
                if (place.time() != RowPlace.NONE) {
                    context.navigation().reveal(snapshot.first() + place.time());
                }
            }
        });
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            ask();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) { // SQL needs no tabs, the focus does
            (event.isShiftDown() ? list : ask).requestFocus();
            event.consume();
        }
    }

    private void ask() {
        if (!sql.getText().isBlank() && !ask.isDisabled()) {
            asked = Optional.of(sql.getText());
            if (inquiry.isCancelled() || inquiry.answer().filter(of -> of.sql().equals(sql.getText())).isPresent()) {
                inquiry.again();
            }
            context.pump().mark(Reason.HOVER);
        }
    }

    private void cancelOrAgain() {
        inquiry.cancelOrAgain();
    }

    private void keep() {
        if (!sql.getText().isBlank()) {
            boolean was = queries.isKept(sql.getText());
            queries.toggle(sql.getText());
            context.keep();
            context.files().say(Texts.of(was ? "query.forgotten" : "query.kept"));
        }
    }

    private void fill() {
        list.getItems().clear();
        for (List<String> some : List.of(queries.kept(), Queries.EXAMPLES)) {
            if (!list.getItems().isEmpty()) {
                list.getItems().add(new SeparatorMenuItem());
            }
            for (String query : some) {
                MenuItem item = new MenuItem(Queries.title(query));
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> {
                    sql.setText(query);
                    sql.requestFocus();
                    sql.end();
                    ask();
                });
                list.getItems().add(item);
            }
        }
    }

    /** Writes the whole answer to a file; how its name ends says as what. */
    private void save() {
        Answer answer = shown.orElseThrow();
        context.chooser().toExport("answer.csv", Texts.of("query.file"), KINDS)
                .ifPresent(to -> context.files().begin(Texts.of("query.saving", to.getFileName()),
                        Texts.of("query.unsaved", to), progress -> {
                            write(answer, to, progress);
                            return to;
                        }, written -> Optional.of(Texts.of("query.saved", written))));
    }

    private static void write(Answer answer, Path to, DoubleConsumer progress) throws IOException {
        BooleanSupplier wanted = () -> isWanted(progress);
        String name = to.getFileName().toString().toLowerCase(Locale.ROOT);
        try (Database database = Database.of(answer.snapshot(), Optional.of(to))) {
            if (name.endsWith(".parquet")) {
                WholeFile.check(to);
                database.write(answer.sql(), to, wanted);
                return;
            }
            Rows rows = new Rows(name.endsWith(".json")
                    ? Rows.Kind.JSON
                    : name.endsWith(".md") ? Rows.Kind.MARKDOWN : Rows.Kind.CSV, Integer.MAX_VALUE);
            WholeFile.write(to, out -> {
                PrintWriter text = new PrintWriter(out, false, StandardCharsets.UTF_8);
                try {
                    database.ask(answer.sql(), wanted, rows.to(text));
                } catch (QueryException e) {
                    throw new IOException(e.getMessage(), e);
                }
                rows.end();
                text.flush();
            });
        } catch (QueryException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            progress.accept(1); // a writing that was cancelled ends so, whatever the database made of it
        }
    }

    /** Asked by the database's watch, too, where nobody would catch what the progress throws. */
    private static boolean isWanted(DoubleConsumer progress) {
        try {
            progress.accept(0);
            return true;
        } catch (CancellationException _) {
            return false;
        }
    }

    private static Node placeholder() {
        Label what = new Label(Texts.of("query.none"));
        what.getStyleClass().add("hint");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(what);
        box.getStyleClass().add("claims-none");
        return box;
    }
}
