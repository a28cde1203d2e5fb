package dev.gantry.ui.session;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Python program of the user's own, as it is to be run.
 *
 * @param file the script; absolute
 * @param arguments what it is given
 * @param folder where it is started; absolute
 * @param interpreter path or name of the interpreter; empty for the usual one
 * @param watched what is watched of it, as {@code --watch} names it; empty for the usual
 */
public record Program(Path file, List<String> arguments, Path folder, Optional<String> interpreter,
        List<String> watched) {
    private static final String USUAL = "-";
    private static final String ARGUMENT = "=";
    private static final String WATCHED = "~";

    public Program {
        file = file.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
        arguments = List.copyOf(arguments);
        watched = List.copyOf(watched);
    }

    /** A program of which the usual is watched. */
    public Program(Path file, List<String> arguments, Path folder, Optional<String> interpreter) {
        this(file, arguments, folder, interpreter, List.of());
    }

    /**
     * The program that {@link #line} has written.
     *
     * @throws RuntimeException if this is no such line
     */
    public static Program of(String line) {
        List<String> words = Arrays.stream(line.split(" ")).map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                .toList();
        return new Program(Path.of(words.get(0)), marked(words, ARGUMENT), Path.of(words.get(1)),
                Optional.of(words.get(2)).filter(name -> !name.equals(USUAL)), marked(words, WATCHED));
    }

    /**
     * It in one line, whose words are encoded as in addresses: the file, the folder, the interpreter or a dash for the
     * usual one, the arguments, each after an equals sign, and what is watched, each after a tilde.
     */
    public String line() {
        Stream<String> head = Stream.of(file.toString(), folder.toString(), interpreter.orElse(USUAL));
        return Stream.of(head, arguments.stream().map(ARGUMENT::concat), watched.stream().map(WATCHED::concat))
                .flatMap(words -> words).map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    private static List<String> marked(List<String> words, String mark) {
        return words.stream().skip(3).filter(word -> word.startsWith(mark)).map(word -> word.substring(mark.length()))
                .toList();
    }

    /** The same, of which this is watched. */
    public Program watching(List<String> other) {
        return new Program(file, arguments, folder, interpreter, other);
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
