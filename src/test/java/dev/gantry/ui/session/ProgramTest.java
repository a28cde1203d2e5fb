package dev.gantry.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.program.java.JavaProgram;
import dev.gantry.ui.session.Program.Kind;

/** What programs are called, and how they are remembered and told to another process. */
@DisabledOnOs(OS.WINDOWS)
class ProgramTest {
    private static final Path FOLDER = Path.of("/home/ada/my code");

    private static Program of(Kind kind, String... named) {
        return new Program(kind, List.of(named), List.of("a b", "~", "=", "!"), FOLDER, Optional.of("/opt/runtime"),
                List.of("sleep"));
    }

    static Stream<Program> all() {
        return Stream.of(of(Kind.SCRIPT, "/home/ada/my code/sub/a + b%.py"), of(Kind.MODULE, "http.server"),
                of(Kind.CODE, "print(1)\nprint('two')"), of(Kind.JAR, "/opt/app-1.0.jar"),
                of(Kind.SOURCE, "/home/ada/my code/Main.java"), of(Kind.CLASS_PATH, "lib/*:classes", "app.Main"),
                of(Kind.COMMAND, "./mvnw"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aLineTellsAllOfAProgram(Program program) {
        assertThat(program.line()).doesNotContain("\n");
        assertThat(Program.of(program.line())).isEqualTo(program);
    }

    @Test
    void aLineOfAnEarlierVersionIsAScript() {
        assertThat(Program.of("%2Fhome%2Fa.py %2Fhome - %3Dx %7Esleep")).isEqualTo(new Program(Path.of("/home/a.py"),
                List.of("x"), Path.of("/home"), Optional.empty(), List.of("sleep")));
    }

    @Test
    void aLineOfAnUnknownKindIsRefused() {
        assertThatThrownBy(() -> Program.of("%21lua a.lua %2Fhome -")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> of(Kind.CLASS_PATH, "classes")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
            "0; sub/a + b%.py; a + b%.py; a + b%; /opt/runtime 'sub/a + b%.py'",
            "1; -m http.server; -m http.server; server; /opt/runtime -m http.server",
            "3; /opt/app-1.0.jar; app-1.0.jar; app-1.0; /opt/runtime/bin/java -jar /opt/app-1.0.jar",
            "4; Main.java; Main.java; Main; /opt/runtime/bin/java Main.java",
            "5; -cp 'lib/*:classes' app.Main; app.Main; Main; /opt/runtime/bin/java -cp 'lib/*:classes' app.Main",
            "6; ./mvnw; mvnw; mvnw; ./mvnw"})
    void aProgramHasANameATitleAStemAndACommandLine(int index, String name, String title, String stem,
            String command) {
        Program program = all().skip(index).findFirst().orElseThrow();
        assertThat(program.name()).isEqualTo(name);
        assertThat(program.title()).isEqualTo(title + " 'a b' '~' = '!'");
        assertThat(program.stem()).isEqualTo(stem);
        assertThat(program.commandLine()).isEqualTo(command + " 'a b' '~' = '!'");
    }

    @Test
    void codeIsCalledByItsFirstLine() {
        Program code = of(Kind.CODE, "print(1)\nprint('two')");
        assertThat(code.title()).startsWith("-c print(1) ").doesNotContain("two");
        assertThat(code.shortName()).isEqualTo("-c");
        assertThat(code.stem()).isEqualTo("code");
    }

    @Test
    void javaProgramsAndCommandsAreStartedWithAllTheirWords() {
        assertThat(of(Kind.CLASS_PATH, "classes", "Main").java()).contains(new JavaProgram(
                JavaProgram.Kind.CLASS_PATH, List.of("classes", "Main", "a b", "~", "=", "!"), List.of("sleep"),
                List.of()));
        assertThat(of(Kind.SOURCE, "/home/ada/my code/Main.java").java().orElseThrow().words()).startsWith("Main.java");
        assertThat(of(Kind.MODULE, "http.server").java()).isEmpty();
    }
}
