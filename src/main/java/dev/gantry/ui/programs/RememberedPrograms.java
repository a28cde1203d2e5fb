package dev.gantry.ui.programs;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.ui.session.Program;
import dev.gantry.ui.settings.Settings;

/** The programs that were run, the last first; in the settings as {@code programs}, a {@link Program#line} each. */
final class RememberedPrograms {
    /** How many there are at most. */
    static final int MOST = 20;

    private static final String NAME = "programs";
    private static final int LONGEST = 8_000;

    private final Settings settings;

    RememberedPrograms(Settings settings) {
        this.settings = settings;
    }

    List<Program> all() {
        return settings.read(NAME, kept -> kept.lines().map(Program::of).limit(MOST).toList())
                .orElse(List.of());
    }

    /** Puts this one in front. */
    void add(Program program) {
        List<Program> all = new ArrayList<>(all());
        all.remove(program);
        all.addFirst(program);
        put(all);
    }

    /** Remembers these instead of what is remembered. */
    void put(List<Program> all) {
        List<String> lines = all.stream().distinct().map(Program::line)
                .filter(line -> line.length() < LONGEST).limit(MOST).toList();
        if (lines.isEmpty()) {
            settings.remove(NAME);
        } else {
            settings.put(NAME, String.join("\n", lines));
        }
    }
}
