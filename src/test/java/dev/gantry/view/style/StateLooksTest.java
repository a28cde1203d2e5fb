package dev.gantry.view.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;

/** Whoever adds a state, a kind or a reason is told here what else it needs. */
@Tag("engine")
class StateLooksTest {
    @Test
    void everyStateHasItsLook() {
        assertThat(State.values()).allSatisfy(state -> {
            assertThat(Style.of(state)).as("the style of %s", state).isNotNull();
            assertThat(Style.of(state).id()).isEqualTo(state.id());
            assertThat(Style.explained()).contains(Style.of(state));
        });
        assertThat(State.values()).extracting(Style::of).doesNotHaveDuplicates();
    }

    @Test
    void noTwoLooksShareAGlyph() {
        assertThat(Style.explained()).extracting(style -> style.glyph().unicode()).doesNotHaveDuplicates();
        assertThat(Style.explained()).extracting(style -> style.glyph().ascii()).doesNotHaveDuplicates();
        assertThat(Style.explained()).allMatch(style -> style.glyph().ascii() < 127 && style.glyph().ansi() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_zh_CN"})
    void everyStateKindAndReasonHasItsTexts(String language) {
        Properties phrases = texts("/dev/gantry/view/style/phrases" + language + ".properties");
        Properties messages = texts("/dev/gantry/ui/text/messages" + language + ".properties");
        assertThat(Style.explained()).flatExtracting(style -> Stream
                .of("legend." + style.id(), "legend." + style.id() + ".meaning").toList())
                .allSatisfy(key -> assertThat(phrases).containsKey(key));
        assertThat(LaneKind.values()).extracting(kind -> "kind." + kind.id())
                .allSatisfy(key -> assertThat(phrases).containsKey(key));
        assertThat(SwitchReason.values()).extracting(reason -> "why.switch." + reason.id())
                .allSatisfy(key -> assertThat(phrases).containsKey(key));
        assertThat(TaskState.values()).extracting(state -> "count." + state.id())
                .allSatisfy(key -> assertThat(phrases).containsKey(key));
        assertThat(State.values()).extracting(state -> "state." + state.id())
                .allSatisfy(key -> assertThat(messages).containsKey(key));
        assertThat(TaskState.values()).extracting(state -> "state." + state.id())
                .allSatisfy(key -> assertThat(messages).containsKey(key));
        assertThat(LaneKind.values()).extracting(kind -> "inspector.lane." + kind.id())
                .allSatisfy(key -> assertThat(messages).containsKey(key));
    }

    private static Properties texts(String resource) {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(StateLooksTest.class.getResourceAsStream(resource),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
