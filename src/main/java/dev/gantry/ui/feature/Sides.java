package dev.gantry.ui.feature;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.gantry.ui.settings.Settings;

/** Which parts around the chart are hidden; remembered. For the JavaFX thread. */
public final class Sides {
    private static final String HIDDEN = "window.hidden";

    /** Part of the window that can be hidden. */
    public enum Side {
        /** The column on the left. */
        LIBRARY,
        /** The column on the right. */
        INSPECTOR,
        /** What lies below the chart. */
        TABS;

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Settings settings;
    private final Set<Side> hidden = EnumSet.noneOf(Side.class);
    private Runnable changed = () -> {};

    Sides(Settings settings) {
        this.settings = settings;
        String kept = settings.get(HIDDEN).orElse("");
        for (Side side : Side.values()) {
            if (Set.of(kept.split(" ")).contains(side.id())) {
                hidden.add(side);
            }
        }
    }

    /** Has this told whenever a part is hidden or shown. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    public boolean isShown(Side side) {
        return !hidden.contains(side);
    }

    /** The parts that are hidden. */
    public Set<Side> hidden() {
        return Set.copyOf(hidden);
    }

    /** Shows or hides this part, and remembers that. */
    public void show(Side side, boolean wanted) {
        if (wanted != isShown(side)) {
            if (wanted) {
                hidden.remove(side);
            } else {
                hidden.add(side);
            }
            String ids = hidden.stream().map(Side::id).collect(Collectors.joining(" "));
            if (ids.isEmpty()) {
                settings.remove(HIDDEN);
            } else {
                settings.put(HIDDEN, ids);
            }
            changed.run();
        }
    }

    /** Hides these for a while, and shows all others; that is not remembered. */
    public void hideOnly(Set<Side> wanted) {
        hidden.clear();
        hidden.addAll(wanted);
        changed.run();
    }
}
