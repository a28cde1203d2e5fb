package dev.gantry.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.gantry.lesson.text.LessonReader;
import dev.gantry.lesson.text.LessonSyntaxException;
import dev.gantry.lesson.text.LessonText;

/**
 * Files of the lessons that Gantry brings: {@code src/main/lessons/<group>/<id>}, in the order of its {@code
 * catalogue.txt}. Each is read when it is first asked for. Safe for all threads.
 */
final class LessonFiles {
    private static final String FOLDER = "files/";

    /** Groups by the ids of their lessons, in order. */
    private static final Map<String, String> GROUPS = groups();

    private static final Map<String, LessonText> TEXTS = new ConcurrentHashMap<>();

    /** Files that were asked for, by their paths, also those that are not there. */
    private static final Map<String, Optional<String>> CONTENTS = new ConcurrentHashMap<>();

    private LessonFiles() {}

    /** Ids of all lessons, in the order in which they teach. */
    static List<String> ids() {
        return List.copyOf(GROUPS.keySet());
    }

    /** The group of the lesson with this id; empty if there is none. */
    static String group(String id) {
        return GROUPS.getOrDefault(id, "");
    }

    /** The text of the lesson with this id. */
    static Optional<LessonText> text(String id) {
        return GROUPS.containsKey(id)
                ? Optional.of(TEXTS.computeIfAbsent(id, LessonFiles::original))
                : Optional.empty();
    }

    /** The same in this language, if it was translated. */
    static Optional<LessonText> text(String id, String language) {
        return text(id).flatMap(original -> file(id, "lesson." + language + ".md").map(
                translation -> TEXTS.computeIfAbsent(id + "." + language, _ -> translated(id, translation, original))));
    }

    /** The file with the Java program of the lesson with this id, if it has one that is watched. */
    static Optional<MainFile> program(String id) {
        return file(id, MainFile.NAME).map(MainFile::new).filter(MainFile::isWatched);
    }

    private static LessonText original(String id) {
        try {
            return LessonReader.read(file(id, "lesson.md").orElseThrow());
        } catch (LessonSyntaxException e) {
            throw new IllegalStateException(id + "/lesson.md, " + e.getMessage(), e);
        }
    }

    private static LessonText translated(String id, String translation, LessonText original) {
        try {
            return LessonReader.read(translation, original);
        } catch (LessonSyntaxException e) {
            throw new IllegalStateException(id + ", translation, " + e.getMessage(), e);
        }
    }

    /** The text of the file with this name in the folder of the lesson with this id, if it is there. */
    static Optional<String> file(String id, String name) {
        return GROUPS.containsKey(id)
                ? CONTENTS.computeIfAbsent(path(id, name), LessonFiles::content)
                : Optional.empty();
    }

    /** Whether there is a file with this name in the folder of this lesson, which is one of ours. */
    static boolean has(String id, String name) {
        return LessonFiles.class.getResource(FOLDER + path(id, name)) != null;
    }

    private static String path(String id, String name) {
        return GROUPS.get(id) + "/" + id + "/" + name;
    }

    private static Optional<String> content(String path) {
        try (InputStream file = LessonFiles.class.getResourceAsStream(FOLDER + path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        content("catalogue.txt").orElseThrow().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            String[] parts = line.split(": ", 2);
            for (String id : parts[1].split(", ")) {
                groups.put(id, parts[0]);
            }
        });
        return Collections.unmodifiableMap(groups);
    }
}
