package dev.gantry.view.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.hook.BlockReason;
import dev.gantry.trace.message.Message;

/** Messages get their words from the bundle. */
class MessageTextsTest {
    private static final Pattern SAID = Pattern.compile("Message\\s*\\.say\\(\\s*\"([a-z0-9.-]+)\"[,)]");
    private static final Pattern DAMAGE = Pattern.compile("DamagedFile\\s*\\.at\\([^;]*?\"([a-z.-]+)\"");
    private static final Pattern LIMIT = Pattern.compile("DamagedFile\\s*\\.beyond\\([^;]*?\"([a-z.-]+)\"");

    @AfterEach
    void english() {
        Phrases.speak(Locale.ROOT);
    }

    @Test
    @DisplayName("a message is said in the language that is spoken, a text that is none stays as it is")
    void language() {
        String lock = Message.say("lock", "Object").text();
        assertThat(Phrases.words(lock)).isEqualTo("lock: Object");
        assertThat(Phrases.words(BlockReason.RESULT.text())).isEqualTo("waits for a result");
        assertThat(Phrases.words("waits for a result")).isEqualTo("waits for a result");

        Phrases.speak(Locale.SIMPLIFIED_CHINESE);

        assertThat(Phrases.words(lock)).isEqualTo("锁：Object");
        assertThat(Phrases.words("waits for a result")).isEqualTo("waits for a result");
    }

    @Test
    @DisplayName("counts have their form, numbers are grouped, durations have their unit, lists their last and")
    void arguments() {
        assertThat(Phrases.say(Message.say("written.open", 1L)))
                .isEqualTo("1 slice has no end in this file and is shown as if it went on.");
        assertThat(Phrases.say(Message.say("written.open", 12_345L)))
                .isEqualTo("12,345 slices have no end in this file and are shown as if they went on.");
        assertThat(Phrases.say(Message.say("other-clock", Duration.ofNanos(1_234_000))))
                .isEqualTo("its clock is not ours: times are right to ±1.23 ms");
        assertThat(Phrases.say(Message.say("list", "a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(Phrases.say(Message.say("list"))).isEmpty();
    }

    @Test
    @DisplayName("a message of a newer Gantry, or with other arguments than expected, is shown and breaks nothing")
    void unknown() {
        assertThat(Phrases.words("gantry:quantum-leap(3)")).isEqualTo("gantry:quantum-leap(3)");
        assertThat(Phrases.words("gantry:damage.at(3)")).contains("byte 3");
        assertThat(Phrases.words("gantry:lock(5)")).isEqualTo("lock");
    }

    @Test
    @DisplayName("every message that the program says has its words")
    void all() throws IOException {
        ResourceBundle texts = ResourceBundle.getBundle("dev.gantry.view.style.phrases", Locale.ROOT);
        TreeSet<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : (Iterable<Path>) files.filter(each -> each.toString().endsWith(".java"))::iterator) {
                String source = Files.readString(file);
                codes(SAID, source).forEach(codes::add);
                codes(DAMAGE, source).forEach(code -> codes.add("damage." + code));
                codes(LIMIT, source).forEach(code -> codes.add("limit." + code));
            }
        }
        codes.remove(Phrases.LIST);
        assertThat(codes).contains("damage.no-packet", "limit.lane", "jfr.lost", "other-clock").allMatch(code -> Stream
                .of("", ".one", ".of").anyMatch(variant -> texts.containsKey("said." + code + variant)));
        for (BlockReason reason : BlockReason.values()) {
            assertThat(Phrases.words(reason.text())).doesNotStartWith(Message.PREFIX);
        }
    }

    private static List<String> codes(Pattern pattern, String source) {
        return pattern.matcher(source).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
