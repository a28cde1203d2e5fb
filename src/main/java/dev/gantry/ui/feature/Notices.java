package dev.gantry.ui.feature;

import java.util.function.Consumer;

/** Sentences that the user must know, whatever the window shows. */
public final class Notices {
    private Consumer<String> panel = _ -> {};

    /** Has this show them from now on. */
    public void shownBy(Consumer<String> shows) {
        panel = shows;
    }

    /** Shows this sentence above everything else, until the user closes it. */
    public void say(String sentence) {
        panel.accept(sentence);
    }
}
