package dev.gantry.ui.command;

import java.util.Locale;

import dev.gantry.ui.text.Texts;

/** Group of commands by subject. */
public enum Group {
    RUNNING, MOVING, READING, LANES, FILES, WINDOW;

    public String title() {
        return Texts.of("group." + name().toLowerCase(Locale.ROOT));
    }
}
