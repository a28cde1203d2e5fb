package dev.gantry.ui.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

import dev.gantry.format.export.Export;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.page.LessonPage;
import dev.gantry.lesson.text.LessonText;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.LessonTexts;

/** Export formats of a run of a lesson, beside those of every recording: the lesson as a page, and as slides. */
final class LessonExports {
    private LessonExports() {}

    /** Those that there are while this is shown; none where it is no run of a known lesson. */
    static List<Export> of(Session session) {
        Optional<Lesson> lesson = session.runnable().filter(chosen -> session.last().map(Recording::source)
                .filter(source -> source instanceof Source.Lesson(String id, _, _) && id.equals(chosen.id()))
                .isPresent());
        return lesson.map(of -> of(of, session.language())).orElse(List.of());
    }

    private static List<Export> of(Lesson lesson, ProgramLanguage language) {
        LessonText text = LessonTexts.text(lesson);
        return List.of(
                export("lesson", lesson, text, language, LessonPage::write),
                export("slides", lesson, text, language, LessonPage::writeSlides));
    }

    private interface Written {
        void write(LessonPage page, OutputStream to) throws IOException;
    }

    private static Export export(String id, Lesson lesson, LessonText text, ProgramLanguage language,
            Written written) {
        return new Export(id, id, List.of("html", "htm"), Export.Takes.NOTHING,
                (Export.Writing) (snapshot, about, _, to, progress) -> {
                    progress.accept(0);
                    written.write(new LessonPage(lesson, text, language, about.parameters(), snapshot), to);
                });
    }
}
