package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.gantry.program.java.RunningJvm.Obstacle;

/** JVMs that run are found, with what can be told of them from outside. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class RunningJvmTest {
    private static final Path PROGRAM = Path.of("src/test/programs/Endless.java").toAbsolutePath();

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void killAll() {
        started.forEach(Process::destroyForcibly);
    }

    private RunningJvm start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(options));
        command.addAll(List.of(PROGRAM.toString(), "its", "arguments"));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        started.add(process);
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        return RunningJvm.find(process.pid()).orElseThrow();
    }

    @Test
    void aJvmIsFoundWithItsNameAndVersionAndThisOneIsNot() throws IOException {
        RunningJvm jvm = start();
        assertThat(jvm.shortName()).isEqualTo("Endless.java");
        assertThat(jvm.name()).endsWith("Endless.java its arguments");
        assertThat(jvm.version()).hasValue(Runtime.version().feature());
        assertThat(jvm.obstacle()).isEmpty();
        assertThat(RunningJvm.find(ProcessHandle.current().pid())).isEmpty();
    }

    @Test
    void oneThatForbidsItIsFoundAndSaysWhyItCannotBeAttachedTo() throws IOException {
        assertThat(start("-XX:+DisableAttachMechanism").obstacle()).contains(Obstacle.NO_ATTACHING);
        assertThat(start("-XX:-EnableDynamicAgentLoading").obstacle()).contains(Obstacle.NO_AGENTS);
    }

    @Test
    void oneThatHidesItsFiguresIsFoundByItsCommandLine() throws IOException {
        RunningJvm jvm = start("-XX:-UsePerfData", "-cp", "some/where");
        assertThat(jvm.shortName()).isEqualTo("Endless.java");
        assertThat(jvm.name()).isEqualTo(PROGRAM + " its arguments");
    }

    @Test
    void anOldOneAndAWatchedOneAreNotAttachedTo() {
        assertThat(RunningJvm.obstacle(List.of(), OptionalInt.of(JavaHome.OLDEST - 1))).contains(Obstacle.OLD_JDK);
        assertThat(RunningJvm.obstacle(List.of(), OptionalInt.of(JavaHome.OLDEST))).isEmpty();
        assertThat(RunningJvm.obstacle(List.of("-javaagent:/cache/gantry-agent.jar=/rings"), OptionalInt.empty()))
                .contains(Obstacle.WATCHED);
        assertThat(RunningJvm.obstacle(List.of("-javaagent:other.jar"), OptionalInt.empty()))
                .isEqualTo(Optional.empty());
    }

    @Test
    void whatFollowsTheOptionsIsItsName() {
        assertThat(RunningJvm.named(List.of("-Xmx1g", "-cp", "a:b", "app.Main", "-x"))).isEqualTo("app.Main -x");
        assertThat(RunningJvm.named(List.of("-jar", "app.jar"))).isEqualTo("app.jar");
        assertThat(RunningJvm.named(List.of("-version"))).isEqualTo("java");
    }
}
