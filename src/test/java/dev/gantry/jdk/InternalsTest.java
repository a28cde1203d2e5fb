package dev.gantry.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The one list of internals is whole. */
class InternalsTest {
    private static final Pattern GIVEN = Pattern
            .compile("--add-(?:exports|opens)=(\\$\\{inside\\.\\w+}[\\w.]*|[\\w.]+/[\\w.]+)=(?:dev\\.gantry|org\\.)");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{inside\\.(\\w+)}");
    private static final Pattern MEMBER = Pattern
            .compile("\\.find(?:Static|Virtual)\\(\\s*(?:Thread|ClassLoader|frame)(?:\\.class)?,\\s*\"(\\w+)\"");
    /** Of names in quotes; the module jdk.unsupported exports sun.misc.Signal to all. */
    private static final Pattern NAMED = Pattern
            .compile(
                    "\"((?:(?:sun(?!\\.misc\\.Signal)|com\\.sun|jdk\\.internal)\\.[a-z.]+\\.[A-Z]"
                            + "|java\\.[a-z.]+\\.[A-Z]\\w*\\$)"
                            + "[\\w.$]+)\"");
    /** The attaching API is for everybody, in spite of its name. */
    private static final Pattern IMPORTED = Pattern.compile("^import (?:static )?"
            + "(?!com\\.sun\\.tools\\.attach\\.)((?:jdk\\.internal|com\\.sun|sun)\\.[a-z.]+)\\.[A-Z]",
            Pattern.MULTILINE);

    @Test
    @DisplayName("the build gives the program what is on the list, and nothing else")
    void build() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Set<String> given = GIVEN.matcher(pom).results()
                .map(found -> PROPERTY.matcher(found.group(1)).replaceAll(property -> pom.replaceFirst(
                        "(?s).*<inside." + property.group(1) + ">([^<]+)</inside.*", "$1")))
                .collect(Collectors.toSet());
        assertThat(given)
                .isEqualTo(Stream.of(Internals.values()).map(Internals::place).collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("no class imports an internal that is not on the list")
    void imports() throws IOException {
        assertThat(inCode(IMPORTED)).isNotEmpty().allMatch(
                inside -> Stream.of(Internals.values()).anyMatch(each -> each.place().endsWith("/" + inside)));
    }

    @Test
    @DisplayName("no class names an internal that is not on the list")
    void names() throws IOException {
        assertThat(inCode(NAMED)).contains("sun.nio.ch.Poller").allMatch(
                name -> Stream.of(Internals.values())
                        .anyMatch(each -> each.witnesses().stream().anyMatch(name::equals)));
    }

    @Test
    @DisplayName("no class looks up a member of an internal that is not on the list")
    void members() throws IOException {
        Set<String> listed = Stream.of(Internals.values()).flatMap(each -> each.witnesses().stream())
                .map(witness -> witness.substring(witness.indexOf('#') + 1)).collect(Collectors.toSet());
        assertThat(inCode(MEMBER)).contains("scopedValueBindings").allMatch(listed::contains);
    }

    /** First groups of all matches of the pattern in the program's code. */
    private static List<String> inCode(Pattern pattern) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : (Iterable<Path>) files.filter(each -> each.toString().endsWith(".java"))::iterator) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
        }
        return found;
    }

    @Test
    @DisplayName("a class or a member that this JDK has not is missing")
    void missing() {
        assertThat(Internals.exist(List.of("java.lang.Thread#start"))).isTrue();
        assertThat(Internals.exist(List.of("java.lang.Thread#startled"))).isFalse();
        assertThat(Internals.exist(List.of("java.lang.Thread", "java.lang.Threat"))).isFalse();
    }

    @Test
    @DisplayName("each is there in this JDK and JavaFX, and its flag names module and package")
    void there() {
        assertThat(Internals.values()).allMatch(each -> each.flag().contains(each.place() + "="));
        assertThat(Internals.values()).allMatch(each -> each.place().startsWith("javafx.") || each.exists());
    }
}
