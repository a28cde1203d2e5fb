package dev.gantry.view.explain;

import java.util.Locale;

import dev.gantry.trace.SwitchReason;
import dev.gantry.view.style.Phrases;

/** Switch reasons as words. */
public final class Reasons {
    private Reasons() {}

    public static String text(SwitchReason reason) {
        return Phrases.of("reason." + reason.name().toLowerCase(Locale.ROOT));
    }
}
