package dev.gantry.ui.parameters;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.controlsfx.property.editor.PropertyEditor;

import dev.gantry.lesson.Parameter;
import dev.gantry.ui.text.LessonTexts;
import dev.gantry.ui.text.Texts;

/** A number with its range. A text that is no such number stays, is marked as wrong, and changes nothing. */
final class NumberEditor implements PropertyEditor<Long> {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Spinner<Long> spinner = new Spinner<>();
    private final ParameterItem item;
    private final Runnable checked;
    private Optional<String> complaint = Optional.empty();

    /** An editor that tells whenever its text was checked. */
    NumberEditor(ParameterItem item, Runnable checked) {
        this.item = item;
        this.checked = checked;
        Parameter parameter = item.parameter();
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
        spinner.setEditable(true);
        spinner.setAccessibleText(LessonTexts.label(parameter));
        spinner.getEditor().setAccessibleText(LessonTexts.label(parameter) + ". " + LessonTexts.help(parameter));
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

    @Override
    public Node getEditor() {
        return spinner;
    }

    @Override
    public Long getValue() {
        return (Long) item.getValue();
    }

    @Override
    public void setValue(Long value) {
        spinner.getEditor().setText(String.valueOf(value));
    }

    private void step(long change) {
        Parameter parameter = item.parameter();
        setValue(Math.clamp(getValue() + change, parameter.least(), parameter.most()));
    }

    private void check(String text) {
        Parameter parameter = item.parameter();
        try {
            long value = Long.parseLong(text.strip());
            complaint = value < parameter.least() || value > parameter.most()
                    ? Optional.of(Texts.of(
                            "parameters.range",
                            LessonTexts.label(parameter),
                            String.valueOf(parameter.least()),
                            String.valueOf(parameter.most())))
                    : Optional.empty();
            if (complaint.isEmpty() && value != getValue()) {
                item.setValue(value);
            }
        } catch (NumberFormatException noNumber) {
            complaint = Optional.of(Texts.of("parameters.number", LessonTexts.label(parameter)));
        }
        spinner.pseudoClassStateChanged(WRONG, complaint.isPresent());
        checked.run();
    }
}
