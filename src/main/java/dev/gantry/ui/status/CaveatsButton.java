package dev.gantry.ui.status;

import java.util.List;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;

import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;

/** Caveats button: says in a few words how accurate the picture is, and opens the card with all sentences. */
final class CaveatsButton extends Button {
    private static final PseudoClass FLAWED = PseudoClass.getPseudoClass("flawed");

    private final Supplier<List<Caveats.Statement>> statements;

    CaveatsButton(Supplier<List<Caveats.Statement>> statements, Runnable inSentences) {
        this.statements = statements;
        setId("caveats");
        getStyleClass().setAll("button", "caveats");
        Tip.put(this, Texts.of("status.caveats.tip"));
        setOnAction(_ -> inSentences.run());
    }

    void update() {
        long flaws = statements.get().stream().filter(Caveats.Statement::flaw).count();
        String words = flaws == 0 ? Texts.of("status.caveats.whole") : Texts.count("status.caveats.flaws", flaws);
        if (!words.equals(getText())) {
            setText(words);
            pseudoClassStateChanged(FLAWED, flaws > 0);
        }
    }
}
