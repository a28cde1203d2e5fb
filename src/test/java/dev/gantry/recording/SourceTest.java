package dev.gantry.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
class SourceTest {
    private static final Path HOME = Path.of("work");

    @Test
    @DisplayName("every source is called by what a person would call it")
    void titles() {
        assertThat(new Source.Lesson("thread-one", "One task", Map.of()).title()).isEqualTo("One task");
        assertThat(new Source.Program("crawl.py", List.of("-n", "3"), HOME, Optional.of(Path.of("python3"))).title())
                .isEqualTo("crawl.py -n 3");
        assertThat(new Source.Program("-cp " + "lib/one.jar:".repeat(9) + " Main", List.of("a"), HOME, Optional.empty())
                .title()).isEqualTo("-cp … Main a");
        assertThat(new Source.Program("-cp build/classes Main", List.of(), HOME, Optional.empty()).title())
                .isEqualTo("-cp build/classes Main");
        String url = "https://example.org/" + "page/".repeat(9);
        assertThat(new Source.Program("tool.py", List.of("-p", url), HOME, Optional.empty()).title())
                .isEqualTo("tool.py -p " + url);
        assertThat(new Source.Program("./server", List.of(), HOME, Optional.empty()).title()).isEqualTo("./server");
        assertThat(new Source.File(Path.of("runs", "a.pftrace")).title()).isEqualTo("a.pftrace");
        assertThat(new Source.Attached(4711, "java").title()).isEqualTo("java (4711)");
    }

    @Test
    @DisplayName("what is known of a source is known of its recording; only a lesson has an id and parameters, in its "
            + "order")
    void about() {
        Map<String, Long> parameters = new LinkedHashMap<>();
        parameters.put("unit", 5L);
        parameters.put("tasks", 20L);
        About lesson = About.of(new Source.Lesson("thread-one", "One task", parameters));
        assertThat(lesson.title()).isEqualTo("One task");
        assertThat(lesson.lesson()).isEqualTo("thread-one");
        assertThat(lesson.parameters()).containsExactly(Map.entry("unit", 5L), Map.entry("tasks", 20L));
        About program = About.of(new Source.Program("a", List.of("b"), HOME, Optional.empty()));
        assertThat(program).isEqualTo(About.NOTHING.titled("a b").on(Runtime.getRuntime().availableProcessors()));
    }
}
