package dev.gantry.ui.parameters;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.Parameter;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;

/**
 * Number field with its range. A text that is no such number stays, is marked as wrong, and changes nothing. The lesson
 * need not be the chosen one any more.
 */
final class NumberEditor {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /** Numbers from here on have too many digits for a usual field. */
    private static final long MILLIONS = 1_000_000;

    private final Spinner<Long> spinner = new Spinner<>();
    private final Session session;
    private final Lesson lesson;
    private final Parameter parameter;
    private final Runnable checked;
    private Optional<String> complaint = Optional.empty();

    /** An editor that tells whenever its text was checked. */
    NumberEditor(Session session, Lesson lesson, Parameter parameter, Runnable checked) {
        this.session = session;
        this.lesson = lesson;
        this.parameter = parameter;
        this.checked = checked;
        long step = Math.max(1, parameter.usual() / 4);
        spinner.setValueFactory(new SpinnerValueFactory<>() {
            @Override
            public void decrement(int steps) {
                step(-steps * step);
            }

            @Override
            public void increment(int steps) {
                step(steps * step);
            }
        });
        spinner.setId("parameter-" + parameter.name());
        if (parameter.usual() >= MILLIONS) {
            spinner.getStyleClass().add("wide");
        }
        spinner.setEditable(true);
        spinner.setAccessibleText(LessonTexts.label(parameter));
        spinner.getEditor().setAccessibleText(LessonTexts.label(parameter) + ". " + LessonTexts.help(parameter));
        Tip.put(spinner, LessonTexts.help(parameter));
        set(value());
        spinner.getEditor().textProperty().addListener((_, _, text) -> check(text));
        spinner.getEditor().addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                step(event.getCode() == KeyCode.UP ? step : -step);
                event.consume();
            }
        });
    }

    /** What is wrong with the text. */
    Optional<String> complaint() {
        return complaint;
    }

    Spinner<Long> node() {
        return spinner;
    }

    private long value() {
        return session.arguments(lesson).get(parameter);
    }

    private void set(long value) {
        spinner.getEditor().setText(String.valueOf(value));
    }

    private void step(long change) {
        set(Math.clamp(value() + change, parameter.least(), parameter.most()));
    }

    private void check(String text) {
        try {
            long value = Long.parseLong(text.strip());
            complaint = value < parameter.least() || value > parameter.most()
                    ? Optional.of(Texts.of(
                            "parameters.range",
                            LessonTexts.label(parameter),
                            String.valueOf(parameter.least()),
                            String.valueOf(parameter.most())))
                    : Optional.empty();
            if (complaint.isEmpty() && value != value()) {
                session.arguments(lesson, session.arguments(lesson).with(lesson, parameter.name(), value));
            }
        } catch (NumberFormatException noNumber) {
            complaint = Optional.of(Texts.of("parameters.number", LessonTexts.label(parameter)));
        }
        spinner.pseudoClassStateChanged(WRONG, complaint.isPresent());
        checked.run();
    }
}
