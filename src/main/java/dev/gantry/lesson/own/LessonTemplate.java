package dev.gantry.lesson.own;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import dev.gantry.lesson.MainFile;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.Script;

/** A lesson to begin with: it runs, and its questions hold, as it stands. */
final class LessonTemplate {
    private static final String TITLE = "# New lesson\n";

    private LessonTemplate() {}

    /** With this title, and programs in these languages. */
    static LessonContent of(String title, Set<ProgramLanguage> languages) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        String text = file(OwnLesson.TEXT).replace(TITLE, "# " + title.strip().replaceAll("\\s+", " ") + "\n");
        files.put(OwnLesson.TEXT, text.getBytes(StandardCharsets.UTF_8));
        if (languages.contains(ProgramLanguage.JAVA)) {
            files.put(MainFile.NAME, file(MainFile.NAME).getBytes(StandardCharsets.UTF_8));
        }
        if (languages.contains(ProgramLanguage.PYTHON)) {
            files.put(Script.FILE, file(Script.FILE).getBytes(StandardCharsets.UTF_8));
        }
        return new LessonContent(files, List.of());
    }

    private static String file(String name) {
        try (InputStream in = LessonTemplate.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
