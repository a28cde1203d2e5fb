package dev.gantry.ui.launch;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** What is wrong with the field above. */
final class Complaint extends Label {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Node entry;

    Complaint(String id, Node entry) {
        this.entry = entry;
        setId(id);
        getStyleClass().add("complaint");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
        clear();
    }

    Node entry() {
        return entry;
    }

    void clear() {
        say(Optional.empty());
    }

    void say(Optional<String> sentence) {
        setText(sentence.orElse(""));
        setVisible(sentence.isPresent());
        setManaged(sentence.isPresent());
        entry.pseudoClassStateChanged(WRONG, sentence.isPresent());
        entry.setAccessibleHelp(sentence.orElse(null));
    }
}
