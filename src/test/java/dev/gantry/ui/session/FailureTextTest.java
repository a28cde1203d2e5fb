package dev.gantry.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.NotWatchable.Reason;
import dev.gantry.ui.text.Language;

/** Why a run failed, as the window says it. */
class FailureTextTest {
    @BeforeEach
    void speak() {
        Language.ENGLISH.speak();
    }

    @Test
    void whatIsMissingForPythonIsSaidWithTheCureAndWithoutOptionsOfTheCommandLine() {
        assertThat(text(Reason.NO_INTERPRETER)).contains("install Python 3.8 or later");
        assertThat(text(Reason.TOO_OLD, "/bin/python3", "cpython 3.9", "3.11"))
                .contains("/bin/python3 is cpython 3.9", "needs Python 3.11 or later");
        assertThat(text(Reason.LACKS_MODULES, "/bin/python3", "gevent", "greenlet"))
                .contains("/bin/python3 -m pip install gevent greenlet");
        assertThat(text(Reason.OTHER)).isEqualTo("--option");
    }

    @Test
    void whoeverFailsWithoutWordsIsNamed() {
        assertThat(FailureText.of(new IllegalStateException("in words"))).isEqualTo("in words");
        assertThat(FailureText.of(new IllegalStateException(" "))).isEqualTo("IllegalStateException");
    }

    private static String text(Reason reason, String... about) {
        return FailureText.of(new NotWatchable("--option", reason, List.of(about)));
    }
}
