package dev.gantry.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.gantry.program.SourceError;

class ThrownTest {
    @Test
    void anExceptionOfJavaIsAtTheInnermostLineOfTheFile() {
        String said = """
                something else
                Exception in thread "main" java.lang.IllegalStateException: no more
                \tat java.base/java.util.Objects.requireNonNull(Objects.java:220)
                \tat Main.work(Main.java:12)
                \tat Main.main(Main.java:5)
                """;
        assertThat(Thrown.in(said.lines().toList(), "Main.java"))
                .contains(new SourceError(12, "java.lang.IllegalStateException: no more"));
        assertThat(Thrown.in(said.lines().toList(), "Other.java")).isEmpty();
    }

    @Test
    void anExceptionOfPythonIsAtTheInnermostLineOfTheFileToo() {
        String said = """
                Traceback (most recent call last):
                  File "/tmp/x/main.py", line 20, in <module>
                    func(3)
                  File "/tmp/x/main.py", line 11, in func
                    time.sleep('x')
                  File "/usr/lib/python3/time.py", line 7, in sleep
                    wait()
                TypeError: 'str' object cannot be interpreted as an integer
                """;
        assertThat(Thrown.in(said.lines().toList(), "main.py"))
                .contains(new SourceError(11, "TypeError: 'str' object cannot be interpreted as an integer"));
    }

    @Test
    void nothingIsFoundWhereNothingWasThrown() {
        assertThat(Thrown.in(java.util.List.of("Exception", "  at home", ""), "Main.java")).isEmpty();
    }
}
