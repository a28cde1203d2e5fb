package dev.gantry.program.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.NotWatchable.Reason;

/** Which Java runs a program where the user names none and the system has none. */
class JavaHomeTest {
    @TempDir
    private Path folder;

    @Test
    void aSourceFileIsRunByTheJavaThatRunsGantryWhereThereIsNoOther() {
        assertThatCode(() -> new JavaProgram(JavaProgram.Kind.SOURCE, List.of("Main.java"))
                .check(Optional.empty(), folder, Map.of())).doesNotThrowAnyException();
    }

    @Test
    void aJarIsNotSinceItMayNeedModulesThatThisJavaLacks() {
        NotWatchable why = catchThrowableOfType(NotWatchable.class,
                () -> new JavaProgram(JavaProgram.Kind.JAR, List.of("app.jar")).check(Optional.empty(), folder,
                        Map.of()));
        assertThat(why.reason()).isEqualTo(Reason.NO_JAVA);
    }
}
