package dev.gantry.ui.whatif;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import dev.gantry.format.TraceWriter;
import dev.gantry.format.WholeFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.insight.whatif.Kind;
import dev.gantry.insight.whatif.Policy;
import dev.gantry.insight.whatif.PredictedTrace;
import dev.gantry.insight.whatif.Prediction;
import dev.gantry.insight.whatif.Setting;
import dev.gantry.insight.whatif.Workload;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.TabPanel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Inquiry;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.explain.Predictions;
import dev.gantry.view.style.Phrases;

/** Choices above; below them the figures of both runs, the curve, and what is taken for granted. */
final class WhatIfPanel extends BorderPane implements TabPanel {
    private static final List<Integer> SHARES = List.of(38, 25, 37);

    /** Greatest width of the executor's name, in pixels with texts of the usual size. */
    private static final double EXECUTOR = 220;

    private final Context context;
    private final BooleanSupplier visible;
    private final Predicted.LastLoad last = new Predicted.LastLoad();
    private final Inquiry<Asked, Predicted> inquiry;
    private final ComboBox<Integer> executor = box("executor", this::executorName, id -> ask(asked().of(id)));
    private final ComboBox<Kind> kind = box("kind", of -> Texts.of("whatif.kind." + of.id()),
            of -> ask(asked().as(of)));
    private final WorkersField workers = new WorkersField(number -> ask(asked().on(number)));
    private final ComboBox<Policy> policy = box("policy", of -> Texts.of("whatif.policy." + of.id()),
            of -> ask(asked().by(of)));
    private final CheckBox gil = new CheckBox(Texts.of("whatif.gil"));
    private final Button reset = IconButton.of("whatif", "reset", Icon.RESET, () -> ask(Asked.NOTHING));
    private final Button save = IconButton.of("whatif", "save", Icon.EXPORT, this::save);
    private final Button cancel = IconButton.of("whatif", "cancel", Icon.STOP, this::cancelOrAgain);
    private final Label busy = hint("busy");
    private final Label says = hint("says");
    private final RunFigures figures = new RunFigures();
    private final WorkersCurve curve = new WorkersCurve(number -> ask(asked().on(number)));
    private final VBox assumptions = new VBox();
    private final Node page;
    private Asked asked = Asked.NOTHING;
    private Optional<Recording> recording = Optional.empty();
    private Optional<Predicted> shown = Optional.empty();
    private boolean filling;

    /** A panel that predicts while it is visible. */
    WhatIfPanel(Context context, BooleanSupplier visible) {
        this.context = context;
        this.visible = visible;
        inquiry = new Inquiry<>(context.pump(), context.reader(), context.session()::snapshot, () -> asked,
                (snapshot, question) -> Predicted.reading(snapshot, about().processors(), question, last));
        getStyleClass().add("whatif");
        gil.setId("whatif-gil");
        Tip.put(gil, Texts.of("whatif.gil.help"));
        gil.setOnAction(_ -> ask(asked.under(gil.isSelected())));
        kind.getItems().setAll(Kind.values());
        policy.getItems().setAll(Policy.values());
        executor.setMaxWidth(EXECUTOR * context.appearance().scale());
        FlowPane head = new FlowPane(executor, kind, labelled("workers", workers), policy, gil);
        head.getStyleClass().add("whatif-head");
        HBox.setHgrow(says, Priority.ALWAYS);
        says.setMaxWidth(Double.MAX_VALUE);
        says.setMinHeight(USE_PREF_SIZE);
        busy.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(says, busy, cancel, reset, save);
        line.getStyleClass().add("whatif-line");
        assumptions.setId("whatif-assumptions");
        GridPane cards = new GridPane();
        cards.getStyleClass().add("whatif-cards");
        for (int share : SHARES) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            cards.getColumnConstraints().add(column);
        }
        cards.addRow(0, figures, card("curve", curve), card("assumptions", assumptions));
        page = cards;
        says.setWrapText(true);
        VBox all = new VBox(head, line, page);
        ScrollPane scroll = new ScrollPane(all);
        scroll.setId("whatif-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
    }

    private Asked asked() {
        return asked;
    }

    /** Goes to the number of workers. */
    @Override
    public void enter() {
        applyCss(); // what scrolls comes into the scene with its skin
        workers.requestFocus();
        workers.selectAll();
    }

    /** Takes what was predicted; says whether more may come. For another recording nothing is chosen yet. */
    @Override
    public boolean take() {
        Optional<Recording> now = context.session().last();
        if (!now.equals(recording)) {
            recording = now;
            asked = Asked.NOTHING;
        }
        return inquiry.take(visible.getAsBoolean() && context.isRecorded());
    }

    @Override
    public void close() {
        inquiry.close();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!visible.getAsBoolean()) {
            return;
        }
        boolean slow = inquiry.isSlow() && !inquiry.isCancelled();
        busy.setText(slow
                ? Texts.of("whatif.busy", Math.round(100 * inquiry.progress()))
                : inquiry.isCancelled() ? Texts.of("whatif.cancelled") : "");
        appear(!busy.getText().isEmpty(), busy);
        appear(slow || inquiry.isCancelled(), cancel);
        Optional<Predicted> now = context.isRecorded() ? inquiry.answer() : Optional.empty();
        if (!now.equals(shown) || reasons.contains(Reason.SIZE)) {
            shown = now;
            fill();
        }
        save.setDisable(prediction().isEmpty() || context.files().isBusy());
    }

    private Optional<Prediction> prediction() {
        return shown.flatMap(Predicted::prediction);
    }

    private void fill() {
        Optional<Prediction> found = prediction();
        appear(found.isPresent(), page);
        boolean none = shown.isPresent() && found.isEmpty(); // until the answer comes the cursor may be in a field
        List.of(executor, kind, workers, policy, gil, reset).forEach(each -> each.setDisable(none));
        says.setText(found.map(WhatIfPanel::sentence)
                .orElse(Texts.of(context.isRecorded() && shown.isPresent() ? "whatif.no-tasks" : "whatif.nothing")));
        found.ifPresent(of -> {
            Setting setting = of.setting();
            filling = true;
            if (!executor.getItems().equals(shown.orElseThrow().executors())) {
                executor.getItems().setAll(shown.orElseThrow().executors());
            }
            executor.setValue(shown.flatMap(Predicted::load).orElseThrow().executor());
            kind.setValue(setting.kind());
            policy.setValue(setting.policy());
            gil.setSelected(setting.gil());
            workers.show(setting.workers(), setting.kind() == Kind.COROUTINES);
            filling = false;
            gil.setDisable(setting.kind() == Kind.PROCESSES);
            figures.show(of);
            curve.show(of);
            assumptions.getChildren().setAll(Predictions.assumptions(of).stream().map(WhatIfPanel::line).toList());
        });
    }

    private static String sentence(Prediction of) {
        Setting setting = of.setting();
        return of.predicted().stuck() > 0
                ? Predictions.stuck(of.predicted())
                : Texts.of("whatif.says", Predictions.setting(setting));
    }

    private static Label line(String text) {
        Label label = new Label("• " + text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("hint");
        return label;
    }

    private String executorName(int id) {
        Snapshot snapshot = shown.map(Predicted::snapshot).orElse(context.session().snapshot());
        String name = snapshot.executorName(id);
        return name.isEmpty() ? Texts.of("whatif.no-executor") : Phrases.words(name);
    }

    private void ask(Asked other) {
        if (!filling) {
            asked = other;
            context.pump().mark(Reason.HOVER);
        }
    }

    private void cancelOrAgain() {
        inquiry.cancelOrAgain();
    }

    private About about() {
        return context.session().last().map(Recording::about).orElse(About.NOTHING);
    }

    /** Writes the predicted run as a recording, which is listed with the files. */
    private void save() {
        Predicted of = shown.orElseThrow();
        Prediction found = of.prediction().orElseThrow();
        Workload load = of.load().orElseThrow();
        About predicted = about().titled(Predictions.title(about().title(), found.setting()))
                .noting(List.of(Predictions.notice(found.setting(), found)));
        TraceWriter kind = Formats.writers().getFirst();
        context.chooser().toSave("prediction." + kind.endings().getFirst(), List.of(kind))
                .ifPresent(to -> context.files().begin(Texts.of("whatif.saving", to.getFileName()),
                        Texts.of("whatif.unsaved", to), progress -> {
                            write(load, found.setting(), predicted, kind, to, progress);
                            return to;
                        }, written -> {
                            context.files().recentFiles().used(written, kind.endings().getFirst());
                            return Optional.of(Texts.of("whatif.saved", written));
                        }));
    }

    private static void write(Workload load, Setting setting, About about, TraceWriter kind, Path to,
            DoubleConsumer progress) throws IOException {
        Snapshot run = PredictedTrace.of(load, setting, () -> {
            progress.accept(0);
            return true;
        }).orElseThrow(CancellationException::new);
        WholeFile.write(to, out -> kind.write(run, about, out, progress));
    }

    private static VBox card(String name, Node content) {
        Label title = new Label(Texts.of("whatif." + name));
        title.getStyleClass().add("panel-title");
        VBox card = new VBox(title, content);
        card.getStyleClass().add("statistics-card");
        card.setMinWidth(0);
        return card;
    }

    private static HBox labelled(String name, Node field) {
        Label label = new Label(Texts.of("whatif." + name));
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(field);
        HBox box = new HBox(label, field);
        box.getStyleClass().add("whatif-field");
        return box;
    }

    private <T> ComboBox<T> box(String id, Function<T, String> name, Consumer<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.setId("whatif-" + id);
        box.setAccessibleText(Texts.of("whatif." + id));
        Tip.put(box, Texts.of("whatif." + id));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                return null; // nobody types here
            }
        });
        box.valueProperty().addListener((_, _, value) -> {
            if (value != null && !filling) {
                chosen.accept(value);
            }
        });
        return box;
    }

    private static Label hint(String id) {
        Label label = new Label();
        label.setId("whatif-" + id);
        label.getStyleClass().add("hint");
        return label;
    }

    private static void appear(boolean wanted, Node part) {
        part.setVisible(wanted);
        part.setManaged(wanted);
    }
}
