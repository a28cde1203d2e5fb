package dev.gantry.ui.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import dev.gantry.ui.programs.Named;
import dev.gantry.ui.programs.ProgramDesk.Request;
import dev.gantry.ui.programs.RuntimeCell;
import dev.gantry.ui.programs.Runtimes;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Reading;
import dev.gantry.ui.session.ShellWords;
import dev.gantry.ui.text.Texts;

/**
 * Card that asks for a program: what it is, arguments, folder, and what runs it, which is an interpreter or a JDK by
 * the program's kind; also what is watched, and of a Java program where its sources are. What is wrong stands below
 * its field. The folder is the file's until the user enters another one.
 */
final class LaunchPanel extends Overlay implements Intake {
    /** Interpreters may take long to answer: what was entered is checked meanwhile. */
    private static final Executor LISTING = work -> Thread.ofPlatform().daemon().name("gantry-runtimes").start(work);

    private final Context context;
    private final TextField named = new TextField();
    private final TextField arguments = new TextField();
    private final TextField folder = new TextField();
    private final TextField watched = new TextField();
    private final TextField sources = new TextField();
    private final Map<Field, ComboBox<String>> runtimes = Map.of(Field.INTERPRETER, new ComboBox<>(), Field.JAVA,
            new ComboBox<>());
    private final Map<String, String> versions = new HashMap<>(); // by path
    private final Map<Field, List<Node>> rows = new EnumMap<>(Field.class);
    private final Map<Field, Complaint> complaints = new EnumMap<>(Field.class);
    private final Button save = new Button(Texts.of("launch.save"));
    private final Button run = new Button(Texts.of("launch.run"));
    private String putProgram = "";
    private String putArguments = "";
    private Request request = new Request.New(Optional.empty());
    private Optional<Reading<Check>> checking = Optional.empty();
    private Optional<Reading<Runtimes>> listing = Optional.empty();
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
        named.setPromptText(Texts.of("launch.program.prompt"));
        named.textProperty().addListener((_, _, _) -> showKind());
        GridPane fields = new GridPane();
        fields.getStyleClass().add("launch-fields");
        add(fields, Field.PROGRAM, named, Wanted.PROGRAM);
        add(fields, Field.ARGUMENTS, arguments, null);
        add(fields, Field.FOLDER, folder, Wanted.FOLDER);
        add(fields, Field.INTERPRETER, runtimes.get(Field.INTERPRETER), Wanted.INTERPRETER);
        add(fields, Field.JAVA, runtimes.get(Field.JAVA), Wanted.JDK);
        add(fields, Field.WATCH, watched, null);
        add(fields, Field.SOURCES, sources, Wanted.SOURCES);
        sources.setPromptText(Texts.of("launch.sources.prompt", File.pathSeparator));
        showKind();
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
                    && runtimes.values().stream().noneMatch(ComboBox::isShowing)) {
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
        switch (request) {
            case Request.New(Optional<Path> file) ->
                put(file.map(Path::toString).orElse(""), "", "", Optional.empty(), List.of(), List.of());
            case Request.Edit(Program edited) -> put(edited.text(), ShellWords.join(edited.arguments()),
                    edited.file().map(Path::getParent).filter(edited.folder()::equals).isPresent()
                            ? ""
                            : edited.folder().toString(),
                    edited.runtime(), edited.watched(), edited.sources());
        }
        save.setVisible(request instanceof Request.Edit);
        save.setManaged(request instanceof Request.Edit);
        listing = Optional.of(Reading.start(LISTING, (_, _) -> Optional.of(Runtimes.find(System.getenv()))));
        context.pump().mark(Reason.HOVER);
        Node first = named.getText().isEmpty() ? named : arguments;
        first.requestFocus();
    }

    @Override
    public boolean take() {
        listing.filter(Reading::hasEnded).ifPresent(read -> {
            listing = Optional.empty();
            read.found().ifPresent(found -> {
                offer(Field.INTERPRETER, found.interpreters());
                offer(Field.JAVA, found.jdks());
            });
        });
        checking.filter(Reading::hasEnded).ifPresent(read -> {
            checking = Optional.empty();
            read.found().ifPresent(this::checked);
        });
        return checking.isPresent() || listing.isPresent();
    }

    private void put(String program, String given, String where, Optional<String> by,
            List<String> observed, List<Path> places) {
        named.setText(program);
        arguments.setText(given);
        folder.setText(where);
        watched.setText(String.join(",", observed));
        sources.setText(places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        runtimes.forEach((field, entry) -> entry.getEditor().setText(field == asked() ? by.orElse("") : ""));
        putProgram = named.getText();
        putArguments = arguments.getText();
        named.end();
        folder.end();
    }

    /** Offers these to choose from, and leaves what was entered. */
    private void offer(Field field, List<Runtimes.Found> all) {
        ComboBox<String> entry = runtimes.get(field);
        String entered = entry.getEditor().getText();
        all.forEach(each -> versions.put(each.path(), each.version()));
        entry.getItems().setAll(all.stream().map(Runtimes.Found::path).toList());
        entry.getEditor().setText(entered);
    }

    /** The field that asks for what runs the program that is entered. */
    private Field asked() {
        return Field.of(Named.kind(named.getText()).runtime());
    }

    /** Asks for what a program of the kind that is entered needs. */
    private void showKind() {
        folder.setPromptText(Texts.of(
                Named.kind(named.getText()).isFile() ? "launch.folder.prompt" : "launch.folder.prompt.home"));
        boolean isPython = asked() == Field.INTERPRETER;
        show(Field.INTERPRETER, isPython);
        show(Field.JAVA, !isPython);
        show(Field.SOURCES, !isPython);
        watched.setPromptText(Texts.of(isPython ? "launch.watch.prompt" : "launch.watch.prompt.java"));
    }

    private void show(Field field, boolean isAsked) {
        rows.get(field).forEach(node -> {
            node.setVisible(isAsked);
            node.setManaged(isAsked);
        });
    }

    private void add(GridPane fields, Field field, Region entry, Wanted wanted) {
        String name = field.name().toLowerCase(Locale.ROOT);
        Label label = new Label(Texts.of("launch." + name));
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(entry);
        entry.setId("launch-" + name);
        entry.setAccessibleText(label.getText());
        Complaint complaint = new Complaint("launch-" + name + "-wrong", entry);
        complaints.put(field, complaint);
        TextField text;
        if (entry instanceof ComboBox<?>) {
            ComboBox<String> choice = runtimes.get(field);
            choice.setCellFactory(_ -> new RuntimeCell(versions));
            choice.setEditable(true);
            choice.setPromptText(Texts.of("launch." + name + ".prompt"));
            choice.setMaxWidth(Double.MAX_VALUE);
            text = choice.getEditor();
        } else {
            text = (TextField) entry;
        }
        text.textProperty().addListener((_, _, _) -> complaint.clear());
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
        rows.put(field, List.of(label, cell));
        int row = (field == Field.JAVA ? Field.INTERPRETER : field).ordinal(); // one of both is shown at a time
        fields.add(label, 0, row);
        fields.add(cell, 1, row);
    }

    /** The folder of the file that is entered, or the folder that is; else that of the last program. */
    private Path near() {
        return Stream.of(folder.getText(), named.getText()).filter(text -> text.startsWith(File.separator))
                .map(File::new).flatMap(file -> Stream.of(file, file.getParentFile()))
                .filter(file -> file != null && file.isDirectory()).map(File::toPath).findFirst()
                .orElseGet(context.programs()::folder);
    }

    private void choose(Field field, Wanted wanted) {
        context.chooser().toChoose(wanted, near()).map(Path::toString).ifPresent(path -> {
            switch (field) {
                case PROGRAM -> named.setText(path);
                case FOLDER -> folder.setText(path);
                case INTERPRETER, JAVA -> runtimes.get(field).getEditor().setText(path);
                case SOURCES -> sources.setText(Stream.of(sources.getText(), path).filter(text -> !text.isBlank())
                        .collect(Collectors.joining(File.pathSeparator)));
                case ARGUMENTS, WATCH -> throw new IllegalArgumentException(field + " is no file");
            }
        });
    }

    /** Checks what was entered; then the program, if nothing is wrong, is given to this. */
    private void check(Consumer<Program> then) {
        if (checking.isPresent()) {
            return; // it is asked already; a button that was disabled meanwhile would lose the focus
        }
        next = then;
        Map<Field, String> entered = new EnumMap<>(Map.of(Field.PROGRAM, named.getText(), Field.ARGUMENTS,
                arguments.getText(), Field.FOLDER, folder.getText(), Field.WATCH, watched.getText(), Field.SOURCES,
                sources.getText()));
        runtimes.forEach((field, entry) -> entered.put(field, entry.getEditor().getText()));
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
            next.accept(request instanceof Request.Edit(Program before) ? edited(before, program) : program);
        });
    }

    /** What the user left as it was is that of before: a field can't show line breaks, as code has them. */
    private Program edited(Program before, Program entered) {
        boolean untouched = putProgram.equals(named.getText()) && putArguments.equals(arguments.getText());
        return new Program(entered.kind(), untouched ? before.named() : entered.named(),
                untouched ? before.arguments() : entered.arguments(), entered.folder(), entered.runtime(),
                entered.watched(), entered.sources());
    }

    private void save(Program program) {
        if (request instanceof Request.Edit(Program before)) {
            context.programs().replace(before, program);
        }
    }

    private void run(Program program) {
        save(program);
        context.tabs().show("output");
        context.focus().toChart();
        context.programs().run(program); // may ask, and then has the focus
    }
}
