package dev.gantry.ui.parameters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.control.ComboBox;

import dev.gantry.ui.desktop.Chooser.Wanted;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.programs.RuntimeCell;
import dev.gantry.ui.programs.Runtimes;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Reading;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Choices;
import dev.gantry.ui.text.Texts;

/**
 * The interpreter that runs lessons' Python programs: the usual one, one of those that were found and can be used, or
 * another file. They are looked for when the list is opened first, in a thread of their own.
 */
final class InterpreterBox extends ComboBox<String> {
    private static final String USUAL = "";

    private final Context context;
    private final Session session;
    private final Map<String, String> versions = new HashMap<>();
    private final String another = Texts.of("launch.choose");
    private List<String> found = List.of();
    private boolean asked;
    private boolean filling;
    private Optional<Reading<List<Runtimes.Found>>> listing = Optional.empty();

    InterpreterBox(Context context) {
        this.context = context;
        this.session = context.session();
        setId("parameter-interpreter");
        setAccessibleText(Texts.of("launch.interpreter"));
        setCellFactory(_ -> new RuntimeCell(versions));
        setButtonCell(new RuntimeCell(versions));
        setOnShowing(_ -> list());
        valueProperty().addListener((_, _, path) -> {
            if (path != null && !filling) {
                choose(path);
            }
        });
        showChosen();
    }

    /** Takes what was found; says whether it still looks. */
    boolean take() {
        listing.filter(Reading::hasEnded).flatMap(Reading::found).ifPresent(all -> {
            found = all.stream().map(Runtimes.Found::path).toList();
            all.forEach(each -> versions.put(each.path(), each.version()));
            showChosen();
        });
        listing = listing.filter(each -> !each.hasEnded());
        return listing.isPresent();
    }

    /** Shows the one that is chosen. */
    void showChosen() {
        String chosen = session.python().orElse(USUAL);
        List<String> all = new ArrayList<>(List.of(USUAL));
        all.addAll(found);
        if (!all.contains(chosen)) {
            all.add(chosen);
        }
        all.add(another);
        filling = true;
        if (!all.equals(getItems())) {
            getSelectionModel().clearSelection(); // or it would go by the place in the list
            getItems().setAll(all);
        }
        getSelectionModel().select(chosen);
        filling = false;
    }

    private void list() {
        if (!asked) {
            asked = true;
            Executor own = work -> Thread.ofPlatform().daemon().name("gantry-interpreters").start(work);
            listing = Optional.of(Reading.start(own,
                    (_, _) -> Optional.of(Runtimes.interpreters(System.getenv()))));
            context.pump().mark(Reason.HOVER);
        }
    }

    private void choose(String path) {
        Optional<String> wanted = path.equals(another)
                ? context.chooser().toChoose(Wanted.INTERPRETER, context.programs().folder()).map(String::valueOf)
                        .or(session::python)
                : Optional.of(path).filter(each -> !each.equals(USUAL));
        session.python(wanted);
        Choices.putPython(context.settings(), wanted);
        context.keep();
        context.pump().mark(Reason.LESSON);
    }
}
