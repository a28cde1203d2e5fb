package dev.gantry.trace.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    private static final Message ALL = Message.say("jfr.under",
            Message.say("list", Message.say("sleep"), "a \"b\" \\ c"),
            Duration.ofMillis(20), -7L, "");

    @Test
    @DisplayName("a message stands as a text that names its code and arguments, and is read back from it")
    void text() {
        assertThat(Message.say("sleep").text()).isEqualTo("gantry:sleep");
        assertThat(ALL.text())
                .isEqualTo("gantry:jfr.under(list(sleep, \"a \\\"b\\\" \\\\ c\"), 20000000ns, -7, \"\")");
        assertThat(Message.of(ALL.text())).contains(ALL);
    }

    @Property
    void everyTextIsAnArgumentThatComesBack(@ForAll String text, @ForAll long number) {
        Message message = Message.say("plain", text, number, Duration.ofNanos(number));
        assertThat(Message.of(message.text())).contains(message);
    }

    @Property
    void noTextBreaksTheReadingAndWhatIsReadSaysTheSameWhenWritten(@ForAll String text) {
        Message.of(Message.PREFIX + text)
                .ifPresent(message -> assertThat(Message.of(message.text())).contains(message));
    }

    @ParameterizedTest
    @DisplayName("what is no message is a text as any other")
    @ValueSource(strings = {"", "sleep", "gantry:", "gantry:Sleep", "gantry:sleep ", "gantry:sleep(", "gantry:sleep()",
            "gantry:sleep(1", "gantry:sleep(1,2)", "gantry:sleep(\"", "gantry:sleep(\"\\",
            "gantry:sleep(99999999999999999999)",
            "gantry:sleep(--1)", "gantry:sleep(1s)", "gantry:a(a(a(a(a(a(1))))))"})
    void others(String text) {
        assertThat(Message.of(text)).isEmpty();
    }

    @Test
    @DisplayName("a message of more arguments than anybody says is none, however long the text")
    void many() {
        assertThat(Message.of("gantry:list(" + "1, ".repeat(100_000) + "1)")).isEmpty();
    }

    @Test
    @DisplayName("a code is lower case, and arguments are numbers, durations, texts and messages")
    void refused() {
        assertThatThrownBy(() -> Message.say("No Code")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Message("a", List.of(1))).isInstanceOf(IllegalArgumentException.class);
    }
}
