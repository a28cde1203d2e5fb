package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.lesson.run.ScriptRun;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.NotWatchable.Reason;
import dev.gantry.program.PrintedLines;
import dev.gantry.recording.Recording;
import dev.gantry.trace.budget.Budget;

/** What is said where a lesson's Python program can't run: before anything has run. */
@DisabledOnOs(OS.WINDOWS)
class ScriptRunTest {
    @TempDir
    private Path folder;

    @Test
    void aModuleThatIsMissingIsNamedWithWhatInstallsIt() throws Exception {
        NotWatchable why = refused("greenlet-eat-play");
        assertThat(why.reason()).isEqualTo(Reason.LACKS_MODULES);
        assertThat(why.about()).containsExactly(python().toString(), "greenlet");
        assertThat(why).hasMessageContaining("has no greenlet").hasMessageContaining("-m pip install greenlet");
    }

    @Test
    void aPythonThatIsTooOldForTheProgramIsNamed() throws Exception {
        NotWatchable why = refused("asyncio-task-group");
        assertThat(why.reason()).isEqualTo(Reason.TOO_OLD);
        assertThat(why).hasMessageContaining("cpython 3.10; this lesson's program needs Python 3.11 or later");
    }

    @Test
    void theTitleOfARunSaysThatItIsInPythonWhereThereIsAnother() {
        assertThat(title("thread-one")).isEqualTo("One task on a thread pool (Python)");
        assertThat(title("gil")).isEqualTo("The GIL: computations on threads and on processes");
    }

    private String title(String id) {
        Lesson lesson = Catalogue.find(id).orElseThrow();
        return Arguments.usual(lesson).title(lesson, ProgramLanguage.PYTHON);
    }

    private NotWatchable refused(String id) throws IOException, InterruptedException {
        Lesson lesson = Catalogue.find(id).orElseThrow();
        Recording run = Recording.complete(ScriptRun.of(lesson, Arguments.usual(lesson),
                Optional.of(python().toString()), List.of(), Budget.usual(), new PrintedLines(_ -> {})));
        assertThat(run.hasBegun()).isFalse();
        assertThat(folder.resolve("ran")).doesNotExist();
        assertThat(run.failure()).get().isInstanceOf(NotWatchable.class);
        return (NotWatchable) run.failure().orElseThrow();
    }

    /** Says that it is Python 3.10 without any module; leaves a file if it is to run something. */
    private Path python() throws IOException {
        Path script = folder.resolve("python");
        Files.writeString(script, """
                #!/bin/sh
                case "$*" in
                *find_spec*) shift 2; echo "$@" ;;
                *implementation*) echo cpython 3 10 True 5000 "$0" ;;
                *) touch "%s/ran" ;;
                esac
                """.formatted(folder));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
