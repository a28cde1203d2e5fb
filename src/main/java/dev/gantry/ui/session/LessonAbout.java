package dev.gantry.ui.session;

import java.util.List;
import java.util.Map;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.About;

/** What a lesson's recording tells beside its trace. */
public final class LessonAbout {
    private LessonAbout() {}

    public static About of(LessonRun run) {
        String program = run.lesson().getClass().getName();
        Map<String, String> sources = Catalogue.source(program).map(source -> Map.of(program, source)).orElse(Map.of());
        return new About(run.lesson().title(), run.lesson().id(), run.arguments().values(), sources, run.begun(), run
                .hookCost(), List.of());
    }
}
