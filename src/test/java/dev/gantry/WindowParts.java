package dev.gantry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.gantry.House.Room;

/**
 * The rows of the parts of {@code ui}. What panels have in common is listed, each part with what it may know; every
 * other folder of {@code ui} is a panel, and panels know what they have in common, never each other.
 */
final class WindowParts {
    private static final List<Room> SHARED = List.of(
            part("text", List.of(), List.of("lesson", "view"), "words know nobody who says them"),
            part("theme", List.of("text"), List.of("jdk", "view"), "a look knows nothing that looks so"),
            part("settings", List.of("text", "theme"), List.of("format", "lesson", "trace"), "settings know no panel"),
            part("pump", List.of(), List.of(), "the frame's owner knows nothing that is shown"),
            part("overlay", List.of("text", "theme"), List.of(), "a card does not know what stands on it"),
            part("filter", List.of("settings", "text", "theme"), List.of("trace", "insight", "view"),
                    "a field for a filter does not know what is filtered"),
            part("desktop", List.of("text"), List.of("format"), "dialogs and printers know no panel"),
            part("session", List.of("pump", "text", "theme"),
                    List.of("folder", "trace", "recording", "lesson", "program", "insight", "format", "view"),
                    "what the window is about knows nobody who shows it"),
            part("command", List.of("settings", "text", "theme"), List.of(), "a command does not say what it does"),
            part("chart", List.of("pump", "session"), List.of("trace", "recording", "view"), "the chart knows no "
                    + "panel"),
            part("files", List.of("desktop", "pump", "session", "settings", "text", "theme"),
                    List.of("trace", "recording", "lesson", "format", "view"),
                    "files are opened and saved for whoever asks"),
            part("programs", List.of("pump", "session", "settings", "text"), List.of("program"),
                    "programs are run for whoever asks"),
            part("lessons", List.of("pump", "session"), List.of("lesson"),
                    "lessons of the user's own are made and read for whoever asks"),
            part("feature",
                    List.of("chart", "command", "desktop", "files", "lessons", "programs", "pump", "session",
                            "settings", "text",
                            "theme"),
                    List.of("trace", "lesson"), "a panel's surroundings know no panel"));

    /** What a panel may know beside the window's parts. */
    private static final List<String> BELOW = List.of("trace", "recording", "program", "lesson", "insight", "query",
            "view");

    /**
     * Some write files of the kind that the user chooses, others show what such a file says of a slice; one remembers
     * something for each kind.
     */
    private static final List<String> KNOW_FORMATS = List.of("export", "inspector", "claims", "legend", "own", "query",
            "table", "whatif");

    /** One has records fetched that members of a cluster kept. */
    private static final List<String> KNOW_MEMBERS = List.of("lanes");

    private WindowParts() {}

    static List<Room> rooms() {
        return Stream.concat(SHARED.stream(), panels().map(WindowParts::panel)).toList();
    }

    private static Room panel(String name) {
        Stream<String> files = KNOW_FORMATS.contains(name) ? Stream.of("format") : Stream.of();
        Stream<String> kept = KNOW_MEMBERS.contains(name) ? Stream.of("gather") : Stream.of();
        return part(name, SHARED.stream().map(room -> room.name().replaceAll("^ui\\.|\\.\\.$", "")).toList(),
                Stream.of(BELOW.stream(), files, kept).flatMap(each -> each).toList(),
                "panels know the session, the chart and what else they have in common, never each other");
    }

    private static Stream<String> panels() {
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/dev/gantry/ui"))) {
            return folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted()
                    .filter(name -> SHARED.stream().noneMatch(room -> room.name().equals(roomOf(name))))
                    .toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Room part(String name, List<String> parts, List<String> below, String because) {
        return new Room(roomOf(name),
                Stream.concat(parts.stream().map(WindowParts::roomOf),
                        below.stream().map(other -> other + (other.contains(".") ? "" : "..")))
                        .toList(),
                because);
    }

    /** Folder of {@code ui} with all folders inside. */
    private static String roomOf(String name) {
        return "ui." + name + "..";
    }
}
