package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;

/** File names that the locale's character set does not know. The shell gives their bytes as they are. */
@Tag("process")
@EnabledOnOs(OS.LINUX)
class FileNameTest {
    private static final String TRACE = "[{\"ph\":\"X\",\"name\":\"a\",\"pid\":1,\"tid\":1,\"ts\":1,\"dur\":5}]";

    @TempDir
    Path folder;

    @Test
    @DisplayName("a file whose name is not UTF-8 is read")
    void notUtf8() throws Exception {
        Jvm.Ended shown = gantry("C.UTF-8", "bad\\377.json", "stats $file");
        assertThat(shown.lines()).anyMatch(line -> line.contains("1 lane"));
        assertThat(shown.code()).isZero();
    }

    @Test
    @DisplayName("letters beyond ASCII are read where LC_ALL=C")
    void plainC() throws Exception {
        assertThat(gantry("C", "\\303\\274.json", "stats $file").code()).isZero();
    }

    @Test
    @DisplayName("a name that no file has, and a new one, are told with the character set and the way out")
    void unknown() throws Exception {
        Jvm.Ended none = gantry("C", "\\303\\274.json", "stats $file.not");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.lines().getFirst()).contains("US-ASCII").contains("no file there has it")
                .contains("LC_ALL=C.UTF-8");
        Jvm.Ended made = gantry("C", "\\303\\274.json", "convert $file $file.pftrace");
        assertThat(made.code()).isEqualTo(2);
        assertThat(made.lines().getFirst()).contains("US-ASCII").contains("none can be made");
    }

    @Test
    @DisplayName("a name that stands for two files is told, not guessed")
    void two() throws Exception {
        shell("cd " + folder + "; printf x > \"$(printf 'a\\376')\"; printf x > \"$(printf 'a\\377')\"", "C");
        Jvm.Ended told = gantry("C.UTF-8", "a\\377", "stats $file");
        assertThat(told.code()).isEqualTo(2);
        assertThat(told.lines().getFirst()).contains("it stands for 2 files there");
    }

    /** Runs the command in the folder with a file of this name, written as printf takes it. */
    private Jvm.Ended gantry(String locale, String file, String command) throws Exception {
        Files.writeString(folder.resolve("trace"), TRACE);
        String java = String.join(" ", Jvm.with(List.of(), "dev.gantry.cli.Main").command());
        return shell("file=" + folder + "/$(printf '" + file + "'); cp " + folder + "/trace \"$file\"; exec " + java
                + " " + command, locale);
    }

    private Jvm.Ended shell(String script, String locale) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true);
        shell.environment().put("LC_ALL", locale);
        Process process = shell.start();
        List<String> lines = process.inputReader().readAllLines();
        return new Jvm.Ended(process.waitFor(), lines);
    }
}
