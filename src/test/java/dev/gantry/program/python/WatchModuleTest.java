package dev.gantry.program.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.program.NotWatchable;

/** The Python module: that it is laid out, and its own tests with every interpreter that is here. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class WatchModuleTest {
    @TempDir
    private Path cache;

    /** The interpreters that are here, by their versions; others of 3.8 to 3.14 are not tried. */
    static Set<String> interpreters() {
        return Stream.concat(Stream.of("/usr/bin/python3", "python3"),
                Stream.iterate(Interpreter.OLDEST, minor -> minor <= 14, minor -> minor + 1).map(minor -> "python3."
                        + minor))
                .flatMap(name -> {
                    try {
                        return Stream.of(Interpreter.find(Optional.of(name), System.getenv()));
                    } catch (NotWatchable missing) {
                        return Stream.empty();
                    }
                }).filter(python -> python.obstacle().isEmpty())
                .collect(Collectors.toMap(Interpreter::version, python -> python.path().toString(), (one, _) -> one))
                .values().stream().collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("interpreters")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void itsOwnTestsPass(String interpreter) throws Exception {
        Process tests = new ProcessBuilder(interpreter, "-B", "-m", "unittest", "discover", "-s", "src/test/python")
                .redirectErrorStream(true).start();
        tests.getOutputStream().close();
        String said = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tests.waitFor()).as(said).isZero();
    }

    @Test
    void itIsLaidOutOnceAndForItsUserAlone() throws Exception {
        Path inject = WatchModule.injectIn(cache);
        Path laidOut = inject.getParent();
        assertThat(inject.resolve("sitecustomize.py")).isNotEmptyFile();
        assertThat(laidOut.resolve("gantry_watch/ring.py")).isNotEmptyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(laidOut))).isEqualTo("rwx------");
        assertThat(WatchModule.injectIn(cache)).isEqualTo(inject);
        assertThat(Files.list(cache)).containsExactly(laidOut);
    }

    @Test
    void allOfItsSourceIsInTheProgram() throws Exception {
        Path laidOut = WatchModule.injectIn(cache).getParent();
        assertThat(files(laidOut)).isEqualTo(files(Path.of("src/main/python")));
    }

    private static Map<String, String> files(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Files.isRegularFile(file) && !file.toString().contains("__pycache__"))
                    .collect(Collectors.toMap(file -> folder.relativize(file).toString(), file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }));
        }
    }
}
