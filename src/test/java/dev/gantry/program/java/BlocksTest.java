package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which blocks of its ring the agent takes: those that were given back, wherever they lie, before new ones. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class BlocksTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.gantry.program.java.Jdks#all")
    void blocksThatWereGivenBackAreTakenBeforeNewOnesAndFoundBehindThoseThatAreHeld(JavaHome java) throws Exception {
        Path rings = Files.createDirectory(folder.resolve("rings"));
        Process process = new ProcessBuilder(java.java().toString(),
                "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp", Agent.in(folder.resolve("cache")).jar().toString(),
                Path.of("src/test/programs/Blocks.java").toAbsolutePath().toString(), rings.toString())
                .redirectError(folder.resolve("err").toFile()).start();
        List<String> told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(told).containsExactly("first again: 0", "then: 1 2", "both again: 1 0",
                "behind those that are held, none is missing: []", "full: -1", "found: true");
    }
}
