package dev.gantry.ui.export;

import java.util.Locale;

/** What part of a recording is shared. */
enum Part {
    /** All of it, with its lanes as they come by themselves. */
    WHOLE,
    /** The time that is in sight, with the lanes as they are arranged. */
    VISIBLE,
    /** The selected box, with those of its lanes that are not hidden. */
    AREA;

    /** How it is called in ids and in the keys of texts. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
