package dev.gantry.ui.code;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.run.ChangedRun;
import dev.gantry.program.SourceError;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.FxThread;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.ChangedPrograms;

/**
 * What the user changes in a lesson's program: kept at once, written and checked when he pauses. On the JavaFX thread;
 * a check has one of its own.
 */
final class Changes {
    private static final Duration PAUSE = Duration.millis(400);

    private final Context context;
    private final Session session;
    private final Executor checker;
    private final Consumer<List<SourceError>> found;
    private final PauseTransition pause = new PauseTransition(PAUSE);

    /** What the errors of the newest text are given to. */
    Changes(Context context, Consumer<List<SourceError>> found) {
        this.context = context;
        this.session = context.session();
        this.checker = context.reader();
        this.found = found;
        pause.setOnFinished(_ -> {
            context.keep();
            check();
        });
    }

    /** The program's text as the user has it now. */
    String text() {
        return changed().orElseGet(this::original);
    }

    /** The program's text as the lesson has it. */
    String original() {
        return ChangedPrograms.original(lesson(), language());
    }

    boolean isChanged() {
        return changed().isPresent();
    }

    /** The program's file. */
    String file() {
        return language() == ProgramLanguage.JAVA ? "Main.java" : "main.py";
    }

    /** The text is this from now on. */
    void put(String text) {
        ChangedPrograms.put(context.settings(), lesson(), language(), text);
        context.notices().changed();
        pause.playFromStart();
    }

    /** Writes what is not written yet. */
    void keep() {
        pause.stop();
        context.keep();
    }

    /** The chosen lesson, if it is the user's own: then the text can be written into its file. */
    Optional<OwnLesson> own() {
        return context.lessons().chosen();
    }

    /** Writes the text into the file of this lesson, whose own it is from then on. */
    void save(OwnLesson lesson) throws IOException {
        String text = text();
        context.lessons().save(lesson, language(), text);
        put(text);
    }

    /** Looks for errors in the text as it is now. */
    void check() {
        String text = text();
        ProgramLanguage language = language();
        Optional<String> python = session.python();
        checker.execute(() -> {
            List<SourceError> errors = ChangedRun.errors(language, text, python);
            FxThread.post(() -> {
                if (text.equals(text()) && language == language()) {
                    found.accept(errors);
                }
            });
        });
    }

    private Optional<String> changed() {
        return ChangedPrograms.of(context.settings(), lesson(), language());
    }

    private Lesson lesson() {
        return session.lesson();
    }

    private ProgramLanguage language() {
        return session.language();
    }
}
