package dev.gantry.ui.compare;

import java.util.Locale;

import dev.gantry.ui.text.Texts;

/** How the second recording's times lie on the axis of the first. */
enum Axis {
    /** What both show as 0 lies at the same place. */
    ZERO,
    /** Their first submissions lie at the same place. */
    SUBMISSION,
    /** What is selected in both lies at the same place. */
    SELECTION,
    /** Stretched so that matching tasks lie below each other. */
    STRETCHED;

    String title() {
        return Texts.of("compare.axis." + name().toLowerCase(Locale.ROOT));
    }

    Axis next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
