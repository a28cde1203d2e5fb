package dev.gantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, started while it runs. */
@Tag("app")
@DisabledOnOs(OS.WINDOWS)
class SecondStartTest {
    private static final String LAUNCHER = Path.of("target", "app", "bin", "gantry").toAbsolutePath().toString();
    private static final int PATIENCE = 120;

    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void opensItsWindowInTheProgramThatRuns() throws Exception {
        Process first = running();

        Process second = start("tour");

        assertThat(second.waitFor(PATIENCE, TimeUnit.SECONDS)).as("the second start has handed over").isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void startsAnewAfterAKill() throws Exception {
        running().destroyForcibly().waitFor();

        Process second = start();

        assertThat(second.waitFor(3, TimeUnit.SECONDS)).as("the second start has handed over to nobody").isFalse();
    }

    /** A program whose window is open. */
    private Process running() throws IOException, InterruptedException {
        Path session = Files.createDirectories(folder.resolve("run/gantry"));
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            session.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process process = start();
            boolean hung = false;
            while (!hung) {
                var key = watch.poll(PATIENCE, TimeUnit.SECONDS);
                assertThat(key).as("the program hangs its bell").isNotNull();
                hung = key.pollEvents().stream().map(event -> event.context().toString())
                        .anyMatch(name -> name.matches("window-[0-9a-f]+"));
                key.reset();
            }
            return process;
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("run").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw");
        Process process = builder.start();
        started.add(process);
        return process;
    }
}
