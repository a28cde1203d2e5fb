package dev.gantry.ui.files;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.gantry.ui.settings.Settings;

/**
 * The last recordings that were opened or saved, the newest first; in the settings as {@code recent.files}, a line
 * each: milliseconds since 1970, the kind of file, its address.
 */
final class Recents {
    /** How many there are at most. */
    static final int MOST = 10;

    private static final String NAME = "recent.files";
    private static final int LONGEST = 8_000;

    private final Settings settings;

    /** One of them; the path is absolute. */
    record Recent(Path file, String kind, Instant when) {
        private static Recent read(String line) {
            String[] parts = line.split(" ", 3);
            return new Recent(Path.of(URI.create(parts[2])), parts[1].equals("-") ? "" : parts[1],
                    Instant.ofEpochMilli(Long.parseLong(parts[0])));
        }

        private String line() {
            return when.toEpochMilli() + " " + (kind.isEmpty() ? "-" : kind) + " " + file.toUri();
        }
    }

    Recents(Settings settings) {
        this.settings = settings;
    }

    List<Recent> all() {
        return settings.read(NAME, kept -> kept.lines().map(Recent::read).limit(MOST).toList()).orElse(List.of());
    }

    /** Puts this file in front. */
    void add(Path file, String kind, Instant when) {
        List<Recent> all = new ArrayList<>(without(file));
        all.addFirst(new Recent(file.toAbsolutePath().normalize(), kind, when));
        put(all);
    }

    void remove(Path file) {
        put(without(file));
    }

    /** Remembers these instead of what is remembered. */
    void put(List<Recent> all) {
        List<String> lines = all.stream().map(Recent::line).filter(line -> line.length() < LONGEST).limit(MOST)
                .toList();
        if (lines.isEmpty()) {
            settings.remove(NAME);
        } else {
            settings.put(NAME, lines.stream().collect(Collectors.joining("\n")));
        }
    }

    private List<Recent> without(Path file) {
        Path gone = file.toAbsolutePath().normalize();
        return all().stream().filter(each -> !each.file().equals(gone)).toList();
    }
}
