package dev.gantry.ui.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.NumberBinding;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.MouseEvent;

import dev.gantry.ui.command.Commands;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.programs.ProgramDesk;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.Tip;

/**
 * The programs that were run. A click chooses one and shows its last run; a double click or Enter runs it, Delete takes
 * it from the list.
 */
final class ProgramsSection extends ListSection<Program> {
    /** Height of the side, for the usual size of texts, from which two rows stay visible. */
    private static final double ROOMY = 760;

    private final Context context;
    private final Session session;
    private final ProgramDesk programs;

    ProgramsSection(Context context) {
        super("program", context.appearance().scale(), attach(context.commands()),
                button(context.commands(), context.appearance().scale()));
        this.context = context;
        session = context.session();
        programs = context.programs();
        getStyleClass().add("programs-section");
        begin();
    }

    @Override
    NumberBinding usualRows(Scene scene) {
        double roomy = ROOMY * context.appearance().scale();
        return Bindings.min(rows(), Bindings.when(scene.heightProperty().greaterThan(roomy)).then(2).otherwise(1));
    }

    /** Without its word where texts are large: the title needs the room. */
    private static Button button(Commands commands, double scale) {
        Button another = new Button(scale > 1 ? null : Texts.of("library.programs.run"), Icon.RUN.node());
        another.setAccessibleText(Texts.of("library.programs.run"));
        another.setId("library-run-program");
        Tip.put(another, commands.get("run-program").tip());
        another.setOnAction(_ -> commands.get("run-program").run());
        return another;
    }

    /** A picture alone: there is no room for more beside the other. */
    private static Button attach(Commands commands) {
        Button attach = new Button(null, Icon.ATTACH.node());
        attach.setId("library-attach");
        attach.setAccessibleText(commands.get("attach").title());
        Tip.put(attach, commands.get("attach").tip());
        attach.setOnAction(_ -> commands.get("attach").run());
        return attach;
    }

    /** Chooses the first program that is in the list now; says whether there is one. */
    boolean chooseFirst() {
        matches().stream().findFirst().ifPresent(session::choose);
        return !matches().isEmpty();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (reasons.contains(Reason.PROGRAMS)) {
            fill();
        }
        if (reasons.contains(Reason.LESSON) || reasons.contains(Reason.RUN)) {
            list().refresh(); // another one may be shown, or run
        }
    }

    @Override
    void fillItems() {
        List<Program> now = programs.items();
        if (!now.equals(all())) {
            Optional<Program> before = selected();
            all().setAll(now);
            list().getSelectionModel().clearSelection();
            before.filter(matches()::contains).ifPresent(list().getSelectionModel()::select);
        }
    }

    @Override
    ListCell<Program> cell() {
        return new ProgramCell(session);
    }

    @Override
    String words(Program program) {
        return program.title() + " " + program.text() + " " + program.folder();
    }

    @Override
    void clicked(Program program, MouseEvent event) {
        if (event.getClickCount() % 2 == 0) {
            use(program);
        } else if (event.getClickCount() == 1) {
            session.choose(program);
        }
    }

    @Override
    void use(Program program) {
        context.focus().toChart();
        programs.run(program); // may ask, and then has the focus
    }

    @Override
    void remove(Program program) {
        programs.remove(program);
    }

    @Override
    List<MenuItem> actions() {
        return List.of(
                item("run", this::use),
                item("edit", programs::edit),
                item("copy", program -> Clipboard.getSystemClipboard()
                        .setContent(Map.of(DataFormat.PLAIN_TEXT, program.commandLine()))),
                new SeparatorMenuItem(),
                item("remove", this::remove));
    }
}
