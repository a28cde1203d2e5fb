package dev.gantry.ui.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.ui.settings.Settings;

/** Key bindings of the user; kept in the settings under {@code keys.} and the command's id. */
public final class KeyMap {
    private static final String NAME = "keys.";
    private static final String BETWEEN = " ";

    private final Commands commands;
    private final Settings settings;

    /** The keys of these commands; for now the usual ones. */
    public KeyMap(Commands commands, Settings settings) {
        this.commands = commands;
        this.settings = settings;
    }

    /** Gives the commands, once all of them are added, the keys that are remembered. */
    public void restore() {
        for (Command command : commands.all()) {
            settings.read(NAME + command.id(), KeyMap::read).ifPresent(command::strokes);
        }
    }

    /** Another command that these keys do. */
    public Optional<Command> conflict(Command wanting, Stroke stroke) {
        return commands.all().stream()
                .filter(each -> each != wanting && each.strokes().stream().anyMatch(stroke::clashes))
                .findFirst();
    }

    /** Binds this key stroke to this command, in place of its other ones; removes it from other commands. */
    public void set(Command command, Stroke stroke) {
        for (Command other : commands.all()) {
            if (other != command && other.strokes().stream().anyMatch(stroke::clashes)) {
                keep(other, other.strokes().stream().filter(each -> !stroke.clashes(each)).toList());
            }
        }
        keep(command, List.of(stroke));
    }

    /** Whether the user has changed the command's keys. */
    public boolean isChanged(Command command) {
        return !command.strokes().equals(command.usual());
    }

    /** Gives the command its usual keys. */
    public void reset(Command command) {
        keep(command, command.usual());
    }

    public void resetAll() {
        commands.all().forEach(this::reset);
    }

    private void keep(Command command, List<Stroke> strokes) {
        command.strokes(strokes);
        if (isChanged(command)) {
            settings.put(NAME + command.id(), String.join(BETWEEN, strokes.stream().map(Stroke::spec).toList()));
        } else {
            settings.remove(NAME + command.id());
        }
    }

    private static List<Stroke> read(String kept) {
        List<Stroke> strokes = new ArrayList<>();
        for (String spec : kept.split(BETWEEN)) {
            if (!spec.isEmpty()) {
                strokes.add(Stroke.read(spec));
            }
        }
        return strokes;
    }
}
