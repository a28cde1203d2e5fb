package dev.gantry.ui.settings;

import java.util.ArrayList;
import java.util.List;

/** Which lessons were run, and predicted right: their ids, in the settings. */
public final class Progress {
    private static final String RAN = "lessons.ran";
    private static final String PREDICTED = "lessons.predicted";

    private final Settings settings;

    public Progress(Settings settings) {
        this.settings = settings;
    }

    public boolean hasRun(String lesson) {
        return ids(RAN).contains(lesson);
    }

    /** Whether all its questions were answered right. */
    public boolean isPredicted(String lesson) {
        return ids(PREDICTED).contains(lesson);
    }

    /** Notes that it was run; whether that is new. */
    public boolean ran(String lesson) {
        return add(RAN, lesson);
    }

    /** Notes that it was predicted right; whether that is new. */
    public boolean predicted(String lesson) {
        return add(PREDICTED, lesson);
    }

    private boolean add(String name, String lesson) {
        List<String> ids = new ArrayList<>(ids(name));
        boolean isNew = !ids.contains(lesson);
        if (isNew) {
            ids.add(lesson);
            settings.put(name, String.join(" ", ids));
        }
        return isNew;
    }

    private List<String> ids(String name) {
        return settings.get(name).map(text -> List.of(text.split(" "))).orElse(List.of());
    }
}
