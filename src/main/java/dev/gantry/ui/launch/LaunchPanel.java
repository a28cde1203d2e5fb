package dev.gantry.ui.launch;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.desktop.Chooser.Wanted;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.programs.Check;
import dev.gantry.ui.programs.Check.Field;
import dev.gantry.ui.programs.ProgramDesk.Request;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Reading;
import dev.gantry.ui.session.ShellWords;
import dev.gantry.ui.text.Texts;

/**
 * Card that asks for a program: file, arguments, folder, interpreter. What is wrong stands below its field. The folder
 * is the file's until the user enters another one.
 */
final class LaunchPanel extends Overlay implements Intake {
    private final Context context;
    private final TextField file = new TextField();
    private final TextField arguments = new TextField();
    private final TextField folder = new TextField();
    private final ComboBox<String> interpreter = new ComboBox<>();
    private final Map<Field, Complaint> complaints = new EnumMap<>(Field.class);
    private final Button save = new Button(Texts.of("launch.save"));
    private final Button run = new Button(Texts.of("launch.run"));
    private Request request = new Request.New(Optional.empty());
    private Optional<Reading<Check>> checking = Optional.empty();
    private Optional<Reading<List<String>>> listing = Optional.empty();
    private Consumer<Program> next = _ -> {};

    LaunchPanel(Context context) {
        super("launch", "launch.title");
        this.context = context;
    }

    /** Opens the card with this question. */
    void ask(Request asked) {
        request = asked;
        close();
        open();
    }

    @Override
    protected void fill(VBox card) {
        card.getStyleClass().add("launch");
        arguments.setPromptText(Texts.of("launch.arguments.prompt"));
        folder.setPromptText(Texts.of("launch.folder.prompt"));
        interpreter.setEditable(true);
        interpreter.setPromptText(Texts.of("launch.interpreter.prompt"));
        interpreter.setMaxWidth(Double.MAX_VALUE);
        GridPane fields = new GridPane();
        fields.getStyleClass().add("launch-fields");
        add(fields, Field.FILE, file, Wanted.SCRIPT);
        add(fields, Field.ARGUMENTS, arguments, null);
        add(fields, Field.FOLDER, folder, Wanted.FOLDER);
        add(fields, Field.INTERPRETER, interpreter, Wanted.INTERPRETER);
        interpreter.getEditor().textProperty().addListener((_, _, _) -> complaints.get(Field.INTERPRETER).clear());
        Button cancel = new Button(Texts.of("files.cancel"));
        cancel.setId("launch-cancel");
        cancel.setOnAction(_ -> close());
        save.setId("launch-save");
        save.setOnAction(_ -> check(this::save));
        run.setId("launch-run");
        run.getStyleClass().add("accent");
        run.setOnAction(_ -> check(this::run));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(gap, cancel, save, run);
        buttons.getStyleClass().add("card-buttons");
        Label hint = new Label(Texts.of("launch.hint"));
        hint.getStyleClass().add("hint");
        for (Region words : List.of(hint, buttons)) {
            words.setMinHeight(Region.USE_PREF_SIZE);
        }
        hint.setWrapText(true);
        card.getChildren().addAll(head("launch.title"), hint, fields, buttons);
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)
                    && !interpreter.isShowing()) {
                event.consume();
                run.fire();
            }
        });
    }

    @Override
    protected void opened() {
        complaints.values().forEach(Complaint::clear);
        checking.ifPresent(Reading::cancel);
        checking = Optional.empty();
        enable(true);
        switch (request) {
            case Request.New(Optional<Path> named) ->
                put(named.map(Path::toString).orElse(""), "", "", Optional.empty());
            case Request.Edit(Program edited) -> put(edited.file().toString(), ShellWords.join(edited.arguments()),
                    edited.folder().equals(edited.file().getParent()) ? "" : edited.folder().toString(),
                    edited.interpreter());
        }
        save.setVisible(request instanceof Request.Edit);
        save.setManaged(request instanceof Request.Edit);
        listing = Optional.of(Reading.start(context.reader(),
                (_, _) -> Optional.of(Check.interpreters(System.getenv()))));
        context.pump().mark(Reason.HOVER);
        Node first = file.getText().isEmpty() ? file : arguments;
        first.requestFocus();
    }

    @Override
    public boolean take() {
        listing.filter(Reading::hasEnded).ifPresent(read -> {
            listing = Optional.empty();
            String entered = interpreter.getEditor().getText();
            read.found().ifPresent(interpreter.getItems()::setAll);
            interpreter.getEditor().setText(entered);
        });
        checking.filter(Reading::hasEnded).ifPresent(read -> {
            checking = Optional.empty();
            enable(true);
            read.found().ifPresent(this::checked);
        });
        return checking.isPresent() || listing.isPresent();
    }

    private void put(String script, String given, String where, Optional<String> by) {
        file.setText(script);
        arguments.setText(given);
        folder.setText(where);
        interpreter.getEditor().setText(by.orElse(""));
        file.end();
        folder.end();
    }

    private void add(GridPane fields, Field field, Region entry, Wanted wanted) {
        String name = field.name().toLowerCase(java.util.Locale.ROOT);
        Label label = new Label(Texts.of("launch." + name));
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(entry);
        entry.setId("launch-" + name);
        entry.setAccessibleText(label.getText());
        Complaint complaint = new Complaint("launch-" + name + "-wrong", entry);
        complaints.put(field, complaint);
        if (entry instanceof TextField text) {
            text.textProperty().addListener((_, _, _) -> complaint.clear());
        }
        HBox line = new HBox(entry);
        line.getStyleClass().add("launch-line");
        HBox.setHgrow(entry, Priority.ALWAYS);
        if (wanted != null) {
            Button choose = new Button(Texts.of("launch.choose"));
            choose.setId("launch-" + name + "-choose");
            choose.setAccessibleText(Texts.of("launch.choose.of", label.getText()));
            choose.setMinWidth(USE_PREF_SIZE);
            choose.setOnAction(_ -> choose(field, wanted));
            line.getChildren().add(choose);
        }
        VBox cell = new VBox(line, complaint);
        cell.getStyleClass().add("launch-cell");
        GridPane.setHgrow(cell, Priority.ALWAYS);
        GridPane.setValignment(label, javafx.geometry.VPos.TOP);
        label.getStyleClass().add("launch-label");
        fields.addRow(field.ordinal(), label, cell);
    }

    private void choose(Field field, Wanted wanted) {
        context.chooser().toChoose(wanted).map(Path::toString).ifPresent(path -> {
            switch (field) {
                case FILE -> file.setText(path);
                case FOLDER -> folder.setText(path);
                case INTERPRETER -> interpreter.getEditor().setText(path);
                case ARGUMENTS -> throw new IllegalArgumentException("arguments are no file");
            }
        });
    }

    /** Checks what was entered; then the program, if nothing is wrong, is given to this. */
    private void check(Consumer<Program> then) {
        next = then;
        Map<Field, String> entered = Map.of(Field.FILE, file.getText(), Field.ARGUMENTS, arguments.getText(),
                Field.FOLDER, folder.getText(), Field.INTERPRETER, interpreter.getEditor().getText());
        enable(false);
        checking = Optional.of(Reading.start(context.reader(),
                (_, _) -> Optional.of(Check.of(entered, System.getenv()))));
        context.pump().mark(Reason.HOVER);
    }

    private void checked(Check found) {
        complaints.forEach((field, complaint) -> complaint.say(Optional.ofNullable(found.wrong().get(field))));
        found.wrong().keySet().stream().sorted().findFirst()
                .ifPresent(field -> complaints.get(field).entry().requestFocus());
        found.program().filter(_ -> isVisible()).ifPresent(program -> {
            close();
            next.accept(request instanceof Request.Edit(Program before)
                    ? program.watching(before.watched())
                    : program);
        });
    }

    private void save(Program program) {
        if (request instanceof Request.Edit(Program before)) {
            context.programs().replace(before, program);
        }
    }

    private void run(Program program) {
        save(program);
        context.programs().run(program);
        context.tabs().show("output");
        context.focus().toChart();
    }

    private void enable(boolean able) {
        run.setDisable(!able);
        save.setDisable(!able);
    }
}
