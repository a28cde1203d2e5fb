package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be attached to is told in a sentence. */
@EnabledOnOs(OS.LINUX)
class AttachCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
            "nothing; nothing is neither a process id nor a folder of rings. 'gantry attach' lists the JVMs.",
            "999999999; there is no process 999999999. 'gantry attach' lists the JVMs.",
            "dask; a Dask cluster is watched by 'gantry attach dask HOST:PORT', without a window.",
            "4711 127.0.0.1:8786; a Dask cluster is watched by 'gantry attach dask HOST:PORT', without a window.",
            "--window dask 127.0.0.1:8786; a Dask cluster is watched by 'gantry attach dask HOST:PORT', without a ",
            "--window; --window wants a JVM's process id. 'gantry attach' lists the JVMs.",
            "--window FOLDER; --window wants a JVM's process id; a folder of rings is followed without it. ",
            "--window 999999999; process 999999999 is no JVM that runs. 'gantry attach' lists the JVMs.",
            "--window --for 1s 1; --window leaves files, limits and the end to the window: ",
            "--window --record FOLDER/a.pftrace 1; --window leaves files, limits and the end to the window: "})
    void whatCannotBeAttachedToIsToldInASentence(String words, String told) {
        StringWriter err = new StringWriter();
        String line = "attach " + words.replace("FOLDER", folder.toString());
        int exitCode = Main.commandLine().setErr(new PrintWriter(err, true)).execute(line.split(" "));
        assertThat(err.toString()).startsWith("gantry: " + told).hasLineCount(1);
        assertThat(exitCode).isEqualTo(2);
    }

    @Test
    @Tag("process")
    void aJvmThatCannotBeAttachedToIsListedWithTheReason() throws IOException {
        Process jvm = new ProcessBuilder(System.getProperty("java.home") + "/bin/java",
                "-XX:+DisableAttachMechanism", Path.of("src/test/programs/Endless.java").toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(jvm.inputReader().readLine()).isEqualTo("ready");
            StringWriter out = new StringWriter();
            assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute("attach")).isZero();
            assertThat(out.toString().lines()).filteredOn(line -> line.strip().startsWith(jvm.pid() + " "))
                    .singleElement().asString()
                    .endsWith("Endless.java  (forbids attaching, -XX:+DisableAttachMechanism)");
        } finally {
            jvm.destroyForcibly();
        }
    }
}
