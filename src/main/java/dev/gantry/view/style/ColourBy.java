package dev.gantry.view.style;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What running slices are coloured by; all other states keep their colours and patterns. */
public enum ColourBy {
    STATE, NAME, CATEGORY, TASK, DURATION;

    /** As settings and the command line call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this id. */
    public static Optional<ColourBy> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    /** The one after this; the first follows the last. */
    public ColourBy next() {
        return values()[(ordinal() + 1) % values().length];
    }
}
