package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.trace.TaskState;

/** {@code gantry run} killed while it follows a program, or saves. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class KilledRunTest {
    private static final int TASKS = 20_000;

    /** Larger than any process id of Linux. */
    private static final int ENDED = 1 << 23;

    /** About how long the program and the saving take, so that some kills come in each of them, and some after. */
    private static final long TOGETHER_MILLIS = 2_500;

    @TempDir
    private Path folder;

    @RepeatedTest(5)
    @DisplayName("whenever Gantry is killed, all of the program is saved, or is the one recording that is recovered")
    void killed() throws Exception {
        Files.createDirectory(folder.resolve("session"));
        Files.write(folder.resolve("program.py"), List.of("import os", "from concurrent.futures import *",
                "print(os.getpid(), flush=True)", "with ThreadPoolExecutor(2) as pool:",
                "    wait([pool.submit(int) for _ in range(%d)])".formatted(TASKS)));
        Process gantry = gantry("run", "--record", "saved.pftrace", "program.py")
                .redirectError(folder.resolve("said").toFile()).start();
        ProcessHandle program;
        try (BufferedReader said = gantry.inputReader()) {
            program = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            LockSupport.parkNanos(new Random().nextLong(TimeUnit.MILLISECONDS.toNanos(TOGETHER_MILLIS)));
            gantry.destroyForcibly().waitFor();
        }
        program.onExit().join();
        Path saved = folder.resolve("saved.pftrace");
        if (Files.exists(saved)) {
            assertThat(finishedTasks(saved)).isEqualTo(TASKS);
            return;
        }
        String left = new String(gantry("recover").start().getInputStream().readAllBytes());
        assertThat(left).hasLineCount(1);
        Matcher line = Pattern.compile("not saved  program.py  (.+)").matcher(left.strip());
        assertThat(line.find()).as(left).isTrue();
        assertThat(finishedTasks(Path.of(line.group(1)))).isEqualTo(TASKS);
        assertThat(folder.resolve("session/gantry")).isEmptyDirectory();
        assertThat(folder.resolve("cache/gantry/rings")).isEmptyDirectory();
    }

    @Test
    @DisplayName("a run does not wait until what an earlier one left is recovered")
    void doesNotWait() throws Exception {
        Path left = Files.createDirectories(folder.resolve("session/gantry/rings-%d-x".formatted(ENDED)));
        assertThat(new ProcessBuilder("mkfifo", left.resolve("run").toString()).start().waitFor())
                .as("what is left is never read to its end").isZero();
        assertThat(gantry("run", "--", "true").redirectError(folder.resolve("said").toFile()).start().waitFor())
                .as(this::said).isZero();
    }

    @Test
    @DisplayName("SQL that is stopped leaves no folder for what is temporary")
    void stoppedSql() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path slices = Files.writeString(folder.resolve("slices.json"),
                "[{\"ph\":\"X\",\"name\":\"a\",\"ts\":1,\"dur\":5,\"pid\":1,\"tid\":1}]");
        Process asking = Jvm.with(List.of("-Djava.io.tmpdir=" + temporary),
                "dev.gantry.cli.Main", "sql", slices.toString(), "select i from range(1000000000000) t(i)", "--to",
                "csv")
                .redirectError(folder.resolve("said").toFile()).start();
        try (BufferedReader rows = asking.inputReader()) {
            assertThat(rows.readLine()).as(this::said).isEqualTo("i");
            asking.destroy();
            asking.waitFor();
        }
        try (var left = Files.list(temporary)) {
            assertThat(left).noneMatch(each -> each.getFileName().toString().startsWith("gantry-sql"));
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int finishedTasks(Path file) throws Exception {
        OpenFile opened = Formats.open(file);
        opened.join();
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.snapshot().malformed()).isZero();
        int finished = 0;
        for (int task = 1; task <= opened.snapshot().tasks(); task++) {
            finished += opened.snapshot().taskState(task) == TaskState.SUCCEEDED ? 1 : 0;
        }
        return finished;
    }

    private ProcessBuilder gantry(String... words) {
        ProcessBuilder builder = Jvm.with(List.of(), "dev.gantry.cli.Main", words)
                .directory(folder.toFile());
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("session").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        return builder;
    }
}
