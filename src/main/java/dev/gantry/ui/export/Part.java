package dev.gantry.ui.export;

import java.util.Locale;

/** Part of a recording that is exported. */
enum Part {
    /** All of it, with its lanes as they come by themselves. */
    WHOLE,
    /** The time that is in sight, with the lanes as they are arranged. */
    VISIBLE,
    /** The selected box, with those of its lanes that are not hidden. */
    AREA;

    /** Name in ids and in the keys of texts. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
