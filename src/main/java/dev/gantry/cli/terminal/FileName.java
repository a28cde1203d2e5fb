package dev.gantry.cli.terminal;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import dev.gantry.program.ExactWords;

/**
 * File name parser. A file system's names are bytes, and Java makes characters of an argument's bytes by the locale:
 * those that it does not know there (a name that is not UTF-8, or any letter beyond ASCII where {@code LC_ALL=C}) are
 * lost, so the name can't be made of the argument. But a folder's entries come with their bytes: an existing file is
 * found as the entry that looks like the argument, or has its bytes where {@linkplain ExactWords they are known}.
 */
public final class FileName implements ITypeConverter<Path> {
    /** What stands for a byte that is no character. */
    private static final char LOST = '\uFFFD';

    /** A parser. */
    public FileName() {}

    @Override
    public Path convert(String text) {
        try {
            return of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(e.getReason());
        }
    }

    /**
     * The file of this name.
     *
     * @throws InvalidPathException if there can be none, or it is not known which is meant; the reason is a sentence
     *     for the user
     */
    public static Path of(String text) {
        if (text.isEmpty()) {
            throw new InvalidPathException(text, "an empty name is no file's");
        }
        if (text.indexOf(LOST) < 0 && isPossible(text)) {
            return Path.of(text);
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidPathException(text, "'" + text + "' can't be a file's name");
        }
        Path at = Path.of(text.startsWith("/") ? "/" : "");
        for (String part : text.split("/")) {
            at = part.isEmpty() ? at : entry(text, at, part);
        }
        return at;
    }

    private static Path entry(String text, Path folder, String part) {
        boolean exact = part.indexOf(LOST) < 0;
        if (exact && isPossible(part)) {
            return folder.resolve(part);
        }
        List<Path> alike = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.toString().isEmpty()
                ? Path.of(".")
                : folder)) {
            for (Path entry : entries) {
                String name = exact ? ExactWords.of(entry.getFileName()) : entry.getFileName().toString();
                if (name.equals(part)) {
                    alike.add(folder.resolve(entry.getFileName()));
                }
            }
        } catch (IOException _) {
            // none is found there
        }
        if (alike.size() == 1) {
            return alike.getFirst();
        }
        String why = alike.isEmpty()
                ? "no file there has it, and none can be made"
                : "it stands for %d files there".formatted(alike.size());
        throw new InvalidPathException(text,
                "'%s' has characters that the locale's character set, %s, does not know: %s. %s".formatted(
                        ExactWords.shown(text), locale(), why, "Set LC_ALL=C.UTF-8, or give the file another name"));
    }

    private static boolean isPossible(String text) {
        try {
            Path.of(text);
            return true;
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /** The character set of file names. */
    private static String locale() {
        String name = System.getProperty("sun.jnu.encoding", "");
        return Charset.isSupported(name) ? Charset.forName(name).name() : Charset.defaultCharset().name();
    }
}
