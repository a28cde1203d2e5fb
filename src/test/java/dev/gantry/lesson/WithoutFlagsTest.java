package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.Jvm;

/** A JVM that was started without the flags that coroutines need. */
@Tag("process")
class WithoutFlagsTest {
    private static final String EXPORT = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";
    private static final String OPEN = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    @ParameterizedTest
    @CsvSource({
            "greenlet-eat-play, " + EXPORT,
            "hub-sleep, " + EXPORT,
            "hub-automatic-sleep, " + OPEN,
            "whole-picture, " + EXPORT})
    @DisplayName("a lesson that needs a flag fails in one sentence that names it")
    void fails(String lesson, String flag) throws Exception {
        Process process = Jvm.with(List.of(), "dev.gantry.cli.Main", "run", lesson)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isOne();
        assertThat(complaint.lines()).singleElement().asString().contains(lesson, "Java must be started with " + flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generator-producer", "generator-sleep"})
    @DisplayName("a lesson about generators runs: they are on threads then")
    void runs(String lesson) throws Exception {
        Process process = Jvm.with(List.of(), "dev.gantry.cli.Main", "run", lesson)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.getErrorStream().readAllBytes()).isEmpty();
        assertThat(process.waitFor()).isZero();
    }
}
