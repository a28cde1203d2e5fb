package dev.gantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What documents and tests say of files, pages and rules is there. */
class DocumentsTest {
    private static final Pattern NAME = Pattern.compile("@DisplayName\\(\\s*\"(.*)\"");
    private static final Pattern SECTION = Pattern.compile("§(\\d+)");
    private static final Pattern ROW = Pattern.compile("\\brows? (\\d+)");
    private static final Pattern LEADING_RULES = Pattern.compile("^(\\d{1,3}(?:,? \\d{1,3})*)(?=:| )");
    private static final Pattern NUMBER = Pattern.compile("(\\d+)");

    /** {@code [text](target)}, and {@code [name]: target} for a link by name. */
    private static final Pattern LINK = Pattern.compile("\\](?:\\(|: )([^)\\s]+)");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)`");
    private static final Pattern MACHINE_PATH = Pattern
            .compile("(?<![\\w.~}])(/(?:work|root|home|Users|mnt|srv)/\\w+)");

    /** Where a path that a document gives may begin. */
    private static final List<String> ROOTS = List.of("", "src/main/java/dev/gantry", "src/test/java/dev/gantry",
            "src/main/resources/dev/gantry", "src/test/resources/dev/gantry");

    private static final String SEMANTICS = Documents.read(Documents.SEMANTICS);

    static Stream<Path> documents() {
        return Documents.all().stream();
    }

    @Test
    @DisplayName("each section that a test names is one of the semantics")
    void sections() {
        Set<String> known = numbers(Pattern.compile("(?m)^## (\\d+)\\. "), SEMANTICS);
        assertThat(mentions(SECTION)).isNotEmpty().isSubsetOf(known);
    }

    @Test
    @DisplayName("each row that a test names is a program of the semantics")
    void rows() {
        Set<String> known = numbers(Pattern.compile("(?m)^- \\*\\*Row (\\d+)\\*\\*"), SEMANTICS);
        assertThat(mentions(ROW)).isNotEmpty().isSubsetOf(known);
    }

    @Test
    @DisplayName("each rule by whose number a test is named is one of the semantics")
    void rules() {
        Set<String> known = numbers(Pattern.compile("(?m)^\\| (\\d+) \\|"), SEMANTICS);
        Set<String> named = namesOfTests()
                .flatMap(name -> Documents.found(LEADING_RULES, name))
                .flatMap(rules -> Documents.found(NUMBER, rules))
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty().isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("documents")
    @DisplayName("each link to a file, and to a heading of it, leads there")
    void links(Path document) {
        assertThat(Documents.found(LINK, Documents.read(document)).filter(link -> !link.contains(":")))
                .allSatisfy(link -> {
                    String[] parts = link.split("#", 2);
                    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
                    assertThat(target.normalize()).exists();
                    if (parts.length == 2) {
                        assertThat(Documents.anchors(target)).contains(parts[1]);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("documents")
    @DisplayName("each source file and folder that is named is there")
    void files(Path document) {
        assertThat(Documents.found(CODE, Documents.read(document)).filter(DocumentsTest::isFile))
                .allSatisfy(path -> assertThat(ROOTS).anyMatch(root -> Files.exists(Path.of(root, path))));
    }

    @Test
    @DisplayName("each class that the glossary names is there")
    void classes() {
        Set<String> known = Documents.below("src/main/java", ".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        assertThat(Documents.found(CLASS, Documents.read(Path.of("src/docs/glossary.md")))).isNotEmpty()
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @MethodSource("documents")
    @DisplayName("no path is one of a certain machine")
    void paths(Path document) {
        assertThat(Documents.found(MACHINE_PATH, Documents.read(document))).isEmpty();
    }

    @Test
    @DisplayName("each page of the documentation is listed where a reader looks for it")
    void pages() {
        Path decisions = Path.of("src/docs/decisions");
        assertThat(Documents.below("src/docs", ".md")).isNotEmpty().allSatisfy(page -> {
            boolean decision = page.startsWith(decisions) && !page.endsWith("README.md");
            Path list = decision ? decisions.resolve("README.md") : Path.of("CONTRIBUTING.md");
            String link = Path.of("").resolve(list).toAbsolutePath().getParent().relativize(page.toAbsolutePath())
                    .toString();
            assertThat(Documents.read(list)).contains("](" + link + ")");
        });
    }

    /** Numbers that the names and comments of tests mention. */
    private static Set<String> mentions(Pattern pattern) {
        return Documents.below("src/test/java", ".java")
                .filter(file -> !file.endsWith("DocumentsTest.java"))
                .flatMap(file -> Documents.found(pattern, Documents.read(file)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> namesOfTests() {
        return Stream.of("futures", "coroutine", "hub")
                .flatMap(part -> Documents.below("src/test/java/dev/gantry/" + part, ".java"))
                .flatMap(file -> Documents.found(NAME, Documents.read(file)));
    }

    private static Set<String> numbers(Pattern pattern, String text) {
        return Documents.found(pattern, text).collect(Collectors.toSet());
    }

    /** Paths with a place to fill in, such as {@code ui/<name>/<Name>Panel.java}, are patterns. */
    private static boolean isFile(String code) {
        boolean path = code.startsWith("src/") || code.startsWith(".ci/")
                || code.contains("/") && Stream.of(".java", ".properties", ".py").anyMatch(code::endsWith);
        return path && Stream.of("<", "*", " ").noneMatch(code::contains);
    }
}
