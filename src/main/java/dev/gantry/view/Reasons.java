package dev.gantry.view;

import dev.gantry.trace.SwitchReason;
import java.util.Locale;

/** Why control passed, in a word. */
public final class Reasons {
    private Reasons() {}

    public static String text(SwitchReason reason) {
        return Words.of("reason." + reason.name().toLowerCase(Locale.ROOT));
    }
}
