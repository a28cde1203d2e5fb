package dev.gantry.ui.parameters;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;

import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Program.Runtime;
import dev.gantry.ui.session.ShellWords;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;

/** How the chosen program is run: a row for each of what the user may have entered. */
final class ProgramFacts {
    private ProgramFacts() {}

    static List<Node> rows(Program program) {
        if (program.isAttached()) {
            return List.of(row("program", program.shortName(), OverrunStyle.ELLIPSIS),
                    row("pid", program.named().getFirst(), OverrunStyle.ELLIPSIS));
        }
        Stream<Node> watched = program.watched().isEmpty()
                ? Stream.of()
                : Stream.of(row("watch", String.join(",", program.watched()), OverrunStyle.ELLIPSIS));
        Stream<Node> sources = program.sources().isEmpty()
                ? Stream.of()
                : Stream.of(row("sources", program.sources().stream().map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)), OverrunStyle.LEADING_ELLIPSIS));
        return Stream.of(Stream.of(
                row("program", program.text(), program.kind().isFile()
                        ? OverrunStyle.LEADING_ELLIPSIS
                        : OverrunStyle.ELLIPSIS),
                row("arguments", program.arguments().isEmpty()
                        ? Texts.of("parameters.none")
                        : ShellWords.join(program.arguments()), OverrunStyle.ELLIPSIS),
                row("folder", program.folder().toString(), OverrunStyle.LEADING_ELLIPSIS),
                row(program.kind().runtime() == Runtime.PYTHON ? "interpreter" : "java",
                        program.runtime().orElseGet(() -> Texts.of("parameters.usual")),
                        OverrunStyle.LEADING_ELLIPSIS)),
                watched, sources).flatMap(rows -> rows).toList();
    }

    private static Node row(String name, String text, OverrunStyle cut) {
        Label label = new Label(Texts.of("launch." + name));
        label.getStyleClass().add("program-fact-name");
        Label fact = new Label(text);
        fact.setId("program-" + name);
        fact.setTextOverrun(cut);
        fact.setMinWidth(0);
        Tip.put(fact, text);
        HBox row = new HBox(label, fact);
        row.getStyleClass().add("program-fact");
        return row;
    }
}
