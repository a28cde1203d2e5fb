package dev.gantry.ui.command;

import java.util.Locale;

import dev.gantry.ui.text.Texts;

/** What a command is about. */
public enum Group {
    RUNNING, MOVING, READING, LANES, FILES, WINDOW;

    public String title() {
        return Texts.of("group." + name().toLowerCase(Locale.ROOT));
    }
}
