package dev.gantry.futures.process.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache that workers start from. */
@Tag("process")
class CacheTest {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    private Cache cache(String... java) {
        return new Cache(folder, CachedStart.command(List.of(java), "dev.gantry.futures.process.Child"));
    }

    @Test
    @DisplayName("a worker that goes through its rehearsal leaves a cache, once")
    void made() throws Exception {
        Cache cache = cache(JAVA);
        assertThat(cache.isWanted()).isTrue();
        assertThat(cache.jar()).isEmpty();

        assertThat(cache.make()).isTrue();
        assertThat(cache.isWanted()).isFalse();
        assertThat(cache.jar()).hasValueSatisfying(jar -> assertThat(jar).isReadable());
        assertThat(cache.archive()).isReadable();
        assertThat(cache.make()).isTrue();
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".aot"))).hasSize(1);
        }
    }

    @Test
    @DisplayName("a rehearsal that fails is remembered, and not tried again by itself")
    void failed() throws Exception {
        Cache cache = cache(JAVA, "-Dmakes=another key", "--no-such-option");
        assertThat(cache.make()).isFalse();
        assertThat(cache.isWanted()).isFalse();
        assertThat(cache.jar()).isEmpty();
    }

    @Test
    @DisplayName("other options of the workers' JVM make another cache")
    void key() {
        assertThat(cache(JAVA).archive()).isEqualTo(cache(JAVA).archive())
                .isNotEqualTo(cache(JAVA, "-Xss1m").archive());
    }
}
