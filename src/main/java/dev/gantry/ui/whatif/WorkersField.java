package dev.gantry.ui.whatif;

import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import dev.gantry.insight.whatif.Setting;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;

/** Field for the number of workers; the arrow keys step. A text that is no such number is marked, no more. */
final class WorkersField extends TextField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final IntConsumer chosen;
    private int number;
    private int least = 1;
    private boolean filling;

    WorkersField(IntConsumer chosen) {
        this.chosen = chosen;
        setId("whatif-workers");
        setPrefColumnCount(3);
        setAccessibleText(Texts.of("whatif.workers"));
        Tip.put(this, Texts.of("whatif.workers.help", Setting.MOST_WORKERS));
        textProperty().addListener((_, _, text) -> check(text.strip()));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                int to = number + (event.getCode() == KeyCode.UP ? 1 : -1);
                setText(text(Math.clamp(to, least, Setting.MOST_WORKERS)));
                event.consume();
            }
        });
    }

    /** Shows what is asked; {@code any}: whether there may be no limit, which is 0. */
    void show(int asked, boolean any) {
        least = any ? 0 : 1;
        setPromptText(any ? Texts.of("whatif.workers.any") : "");
        if (number != asked || !isFocused()) {
            number = asked;
            filling = true;
            setText(text(asked));
            filling = false;
            pseudoClassStateChanged(WRONG, false);
        }
    }

    private static String text(int number) {
        return number == 0 ? "" : String.valueOf(number);
    }

    private void check(String text) {
        int read = text.isEmpty() ? 0 : text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        boolean fits = read >= least && read <= Setting.MOST_WORKERS;
        pseudoClassStateChanged(WRONG, !fits);
        if (fits && !filling && read != number) {
            number = read;
            chosen.accept(read);
        }
    }
}
