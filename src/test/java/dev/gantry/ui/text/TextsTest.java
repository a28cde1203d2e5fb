package dev.gantry.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.gantry.recording.Recording;
import dev.gantry.trace.Flow;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;

class TextsTest {
    private static final Pattern USED = Pattern.compile("Texts\\s*\\.(of|count)\\(\\s*\"([a-z.-]+)\"");

    @Test
    void apostrophesAndNumbersComeOutAsWritten() {
        assertThat(Texts.of("command.flow-next")).isEqualTo("Next step of the task's flow");
        assertThat(Texts.count("status.records", 1)).isEqualTo("1 record");
        assertThat(Texts.count("status.records", 2)).isEqualTo("2 records");
    }

    @Test
    void everyStateAndKindHasAName() {
        Stream.of(State.values()).forEach(state -> assertThat(Texts.of("state." + state.id())).isNotBlank());
        Stream.of(TaskState.values()).forEach(state -> assertThat(Texts.of("state." + state.id())).isNotBlank());
        Stream.of(LaneKind.values()).forEach(kind -> assertThat(Texts.of("inspector.lane." + kind.id())).isNotBlank());
        Stream.of(Flow.Kind.values())
                .forEach(kind -> assertThat(Texts.of("flow." + kind.name().toLowerCase(Locale.ROOT))).isNotBlank());
        Stream.of(Recording.State.values()).filter(Recording.State::isFinal)
                .forEach(state -> assertThat(Texts.of("status." + state.name().toLowerCase(Locale.ROOT))).isNotBlank());
    }

    @Test
    void everyTextThatTheCodeAsksForExists() throws IOException {
        ResourceBundle bundle = ResourceBundle.getBundle("dev.gantry.ui.text.messages");
        TreeSet<String> missing = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/gantry/ui"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher used = USED.matcher(Files.readString(file));
                while (used.find()) {
                    String key = used.group(1).equals("count") ? used.group(2) + ".many" : used.group(2);
                    if (!key.endsWith(".") && !bundle.containsKey(key)) {
                        missing.add(key);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }
}
