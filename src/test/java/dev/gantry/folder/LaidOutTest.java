package dev.gantry.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are laid out for other programs. */
class LaidOutTest {
    @TempDir
    private Path cache;

    @Test
    void theSameFilesLieInOneFolderAndOthersInAnother() throws IOException {
        Path first = LaidOut.in(cache, "kind", Map.of("a.py", text("1"), "in/b.py", text("2")));
        assertThat(first.resolve("a.py")).hasContent("1");
        assertThat(first.resolve("in/b.py")).hasContent("2");
        assertThat(LaidOut.in(cache, "kind", Map.of("in/b.py", text("2"), "a.py", text("1")))).isEqualTo(first);
        Path other = LaidOut.in(cache, "kind", Map.of("a.py", text("1"), "in/b.py", text("3")));
        assertThat(other).isNotEqualTo(first);
        assertThat(other.resolve("in/b.py")).hasContent("3");
        try (Stream<Path> folders = Files.list(cache)) {
            assertThat(folders).as("nothing unfinished is left").containsExactlyInAnyOrder(first, other);
        }
    }

    private static byte[] text(String words) {
        return words.getBytes(UTF_8);
    }
}
