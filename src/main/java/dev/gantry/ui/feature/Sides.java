package dev.gantry.ui.feature;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import dev.gantry.ui.settings.Settings;

/**
 * Which parts around the chart are in sight: those that the user has not hidden, which is remembered, as far as there
 * is room; the one that was asked for last comes first. For the JavaFX thread.
 */
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
    private final Set<Side> without = EnumSet.noneOf(Side.class);
    private boolean bare;
    private final List<Side> asked = new ArrayList<>();
    private Runnable changed = () -> {};
    private BiConsumer<Side, Boolean> sized = (_, _) -> {};

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

    /** Has this told when a part in sight is to be a little larger, or smaller. */
    public void onResize(BiConsumer<Side, Boolean> listener) {
        sized = listener;
    }

    /** Makes this part a little larger, or smaller, if it is in sight. */
    public void resize(Side side, boolean larger) {
        if (isShown(side)) {
            sized.accept(side, larger);
        }
    }

    /** Whether it is in sight: neither hidden nor without room. */
    public boolean isShown(Side side) {
        return isWanted(side) && !without.contains(side);
    }

    /** Whether the user has not hidden it. */
    public boolean isWanted(Side side) {
        return !hidden.contains(side);
    }

    /** The parts that are hidden. */
    public Set<Side> hidden() {
        return Set.copyOf(hidden);
    }

    /** The parts that the user asked for, the last one first. */
    public List<Side> asked() {
        return List.copyOf(asked);
    }

    /** These find no room, as long as the window is as it is. */
    public void giveWay(Set<Side> crowded) {
        without.clear();
        without.addAll(crowded);
    }

    /** Shows or hides this part, and remembers that. */
    public void show(Side side, boolean wanted) {
        if (wanted != isShown(side)) {
            asked.remove(side);
            if (wanted) {
                asked.addFirst(side);
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

    /** Whether the tools above and the status line below are out of sight too. */
    public boolean isBare() {
        return bare;
    }

    /** Has the tools above and the status line below out of sight for a while, or back. */
    public void bare(boolean wanted) {
        bare = wanted;
        changed.run();
    }

    /** Hides these for a while, and shows all others; that is not remembered. */
    public void hideOnly(Set<Side> wanted) {
        hidden.clear();
        hidden.addAll(wanted);
        changed.run();
    }
}
