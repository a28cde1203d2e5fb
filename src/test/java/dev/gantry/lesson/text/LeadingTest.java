package dev.gantry.lesson.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.insight.claim.Verdict.Place;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.JavaLesson;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;

@Tag("engine")
class LeadingTest {
    @Test
    @DisplayName("words about a slice lead to the first of its name; about one that is not there, nowhere")
    void slices() {
        JavaLesson lesson = (JavaLesson) Catalogue.find("serial-producer").orElseThrow();
        Snapshot recorded = Recording.complete(new LessonRun(lesson, Arguments.usual(lesson), _ -> {})).snapshot();
        Leading leading = new Leading(recorded);
        Place made = leading.to(new Target.OfSlice("produce")).orElseThrow();
        Place used = leading.to(new Target.OfSlice("cons*")).orElseThrow();
        assertThat(made.from()).isLessThan(made.to());
        assertThat(made.to()).isLessThanOrEqualTo(used.from());
        assertThat(recorded.laneName(used.lane())).isEqualTo("main");
        assertThat(leading.to(new Target.OfSlice("sell"))).isEqualTo(Optional.empty());
    }
}
