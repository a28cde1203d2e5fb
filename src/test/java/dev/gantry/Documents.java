package dev.gantry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The repository's documents, and how text files of it are found and read. */
final class Documents {
    static final Path SEMANTICS = Path.of("src/docs/semantics.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    private Documents() {}

    /** All of them: what a visitor of the repository reads. */
    static List<Path> all() {
        return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), below("src/docs", ".md"))
                .toList();
    }

    /** The files of a folder, and of those in it, whose names end so. */
    static Stream<Path> below(String folder, String... endings) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the pattern's first group takes, wherever it matches. */
    static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(Documents::firstGroup).toList().stream();
    }

    /** The names by which a page's headings are linked to, as GitHub makes them. */
    static List<String> anchors(Path page) {
        return found(HEADING, read(page))
                .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    private static String firstGroup(MatchResult match) {
        return match.group(1);
    }
}
