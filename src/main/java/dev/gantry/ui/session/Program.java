package dev.gantry.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Python program of the user's own, as it is to be run.
 *
 * @param file the script; absolute
 * @param arguments what it is given
 * @param folder where it is started; absolute
 * @param interpreter path or name of the interpreter; empty for the usual one
 */
public record Program(Path file, List<String> arguments, Path folder, Optional<String> interpreter) {
    public Program {
        file = file.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
        arguments = List.copyOf(arguments);
    }

    /** The script as it is named where it is started: what lies below the folder by its path from there. */
    public String name() {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    /** The command line in its folder, as a shell takes it. */
    public String commandLine() {
        List<String> words = new ArrayList<>(List.of(interpreter.orElse("python3"), name()));
        words.addAll(arguments);
        return ShellWords.join(words);
    }

    /** What people call it: the script's name, and what it is given, as a shell takes it. */
    public String title() {
        return arguments.isEmpty() ? fileName() : fileName() + " " + ShellWords.join(arguments);
    }

    /** The script's name without its folder. */
    public String fileName() {
        return String.valueOf(file.getFileName());
    }

    /** The script's name without its folder and its ending. */
    public String stem() {
        return fileName().replaceFirst("(?<=.)\\.pyw?$", "");
    }
}
