package dev.gantry.ui.programs;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.gantry.ui.session.Program.Kind;
import dev.gantry.ui.session.ShellWords;

/**
 * What names a program in one line of text, as {@link dev.gantry.ui.session.Program#text} writes it: the path of a file as it is, or {@code -m}, {@code
 * -c}, {@code -cp} or {@code --} and words as a shell takes them.
 *
 * @param words as many as the kind wants
 * @param arguments words behind these
 */
public record Named(Kind kind, List<String> words, List<String> arguments) {
    /** What this text names; empty if words are missing or a quote is not closed. The file need not be there. */
    public static Optional<Named> of(String text) {
        Kind kind = kind(text);
        if (kind.isFile()) {
            return Optional.of(new Named(kind, List.of(text.strip()), List.of()));
        }
        return ShellWords.split(text.strip().substring(kind.option().length()))
                .filter(words -> words.size() >= kind.words())
                .map(words -> new Named(kind, words.subList(0, kind.words()),
                        words.subList(kind.words(), words.size())));
    }

    /** The kind of what this text names, or begins to name. */
    public static Kind kind(String text) {
        String named = text.strip();
        return Arrays.stream(Kind.values()).filter(kind -> !kind.isFile())
                .filter(kind -> (named + " ").startsWith(kind.option() + " ")).findFirst()
                .orElseGet(() -> ofFile(named));
    }

    private static Kind ofFile(String name) {
        try {
            return Kind.of(Path.of(name));
        } catch (InvalidPathException _) {
            return Kind.SCRIPT;
        }
    }
}
