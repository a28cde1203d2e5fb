package dev.gantry.ui.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.gantry.ui.text.Texts;

/** Settings: values by name. An unreadable value is reported once, and never prevents a start. */
public final class Settings {
    private final Optional<SettingsFile> file;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, List<Runnable>> listeners = new HashMap<>();
    private Optional<Supplier<String>> complaint = Optional.empty();
    private boolean changed;

    private Settings(Optional<SettingsFile> file) {
        this.file = file;
    }

    /** Settings that are not saved. */
    public static Settings unkept() {
        return new Settings(Optional.empty());
    }

    /** The settings that are kept in this folder, which need not exist yet. */
    public static Settings in(Path folder) {
        Settings settings = new Settings(Optional.of(new SettingsFile(folder.resolve("settings.properties"))));
        settings.file.ifPresent(from -> settings.complaint = from.read(settings.values));
        return settings;
    }

    /** What was wrong with the file or a value in it, in one sentence for the user. */
    public Optional<String> complaint() {
        return complaint.map(Supplier::get);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The value as this reads it; a value that makes it throw is complained of and counts as none. */
    public <T> Optional<T> read(String name, Function<String, T> reader) {
        try {
            return get(name).map(reader);
        } catch (RuntimeException meaningless) {
            complaint = complaint.or(() -> Optional.of(() -> Texts.of("settings.senseless", name)));
            values.remove(name);
            changed = true;
            return Optional.empty();
        }
    }

    /** Remembers this from the next {@link #save} on, and tells all windows if it was another value. */
    public void put(String name, String value) {
        if (!value.equals(values.put(name, value))) {
            changed = true;
            List.copyOf(listeners.getOrDefault(name, List.of())).forEach(Runnable::run);
        }
    }

    /** Has this told, on the thread that puts it, when another value is put there; what is returned ends that. */
    public Runnable whenPut(String name, Runnable listener) {
        listeners.computeIfAbsent(name, _ -> new ArrayList<>()).add(listener);
        return () -> listeners.get(name).remove(listener);
    }

    /** Forgets the value. */
    public void remove(String name) {
        changed |= values.remove(name) != null;
    }

    /** Writes what has changed; returns what went wrong, in one sentence for the user. */
    public Optional<String> save() {
        if (!changed || file.isEmpty()) {
            return Optional.empty();
        }
        try {
            file.get().write(values);
            changed = false;
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Texts.of("settings.unsaved", e.getMessage()));
        }
    }
}
