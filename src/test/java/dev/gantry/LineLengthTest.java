package dev.gantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The formatter breaks code at 120 characters, but neither comments nor texts. Left out: {@code gantry.cmd}, since cmd
 * cannot go on in the next line within a list of quoted paths, and no Windows is at hand to try it.
 */
class LineLengthTest {
    private static final int MOST = 120;

    @Test
    @DisplayName("no line of code, build, scripts or documents has more than 120 characters")
    void lines() {
        Stream<Path> scripts = Stream.of("pom.xml", ".mvn/formatter.xml", "jlink.cfg", "src/launcher/gantry",
                "assets/icon/render", ".ci/run",
                ".ci/package", ".ci/minimal", ".ci/lintian").map(Path::of);
        Stream<Path> code = Stream.concat(
                Documents.below("src", ".java", ".py", ".proto", ".js", ".css", ".html", ".sh"),
                Documents.all().stream());
        assertThat(Stream.concat(code, scripts)).hasSizeGreaterThan(500)
                .allSatisfy(file -> assertThat(tooLong(file)).as(file.toString()).isEmpty());
    }

    private static List<String> tooLong(Path file) {
        List<String> lines = Documents.read(file).lines().toList();
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).length() > MOST)
                .mapToObj(at -> "line %d: %s".formatted(at + 1, lines.get(at)))
                .toList();
    }
}
