package dev.gantry.ui.filter;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.ui.settings.Settings;

/** The filters that the user keeps, in the settings, for all recordings. */
final class SavedFilters {
    private static final String NAME = "filters";
    private static final int MOST = 50;

    private final Settings settings;

    SavedFilters(Settings settings) {
        this.settings = settings;
    }

    /** The last first. */
    List<String> all() {
        return settings.get(NAME).orElse("").lines().filter(line -> !line.isBlank()).toList();
    }

    boolean has(String filter) {
        return all().contains(filter);
    }

    /** Keeps this one, or no longer if it was kept. */
    void toggle(String filter) {
        List<String> kept = new ArrayList<>(all());
        if (!kept.remove(filter)) {
            kept.addFirst(filter);
        }
        if (kept.isEmpty()) {
            settings.remove(NAME);
        } else {
            settings.put(NAME, String.join("\n", kept.subList(0, Math.min(MOST, kept.size()))));
        }
    }
}
