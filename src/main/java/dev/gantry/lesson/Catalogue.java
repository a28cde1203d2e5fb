package dev.gantry.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** All lessons, in the order in which they teach. */
public final class Catalogue {
    private static final List<JavaLesson> IN_JAVA = List.of(
            new ThreadOne(),
            new ThreadTwenty(),
            new ThreadResults(),
            new ThreadMap(),
            new ThreadCallbacks(),
            new ThreadRandom(),
            new ProcessOne(),
            new ProcessTwenty(),
            new ProcessResults(),
            new ProcessMap(),
            new ProcessCallbacks(),
            new ProcessKilled(),
            new PoolWaitsForItself(),
            new Shutdown(),
            new Cancel(),
            new SerialProducer(),
            new GeneratorProducer(),
            new GeneratorSleep(),
            new GreenletEatPlay(),
            new SerialCompute(),
            new GreenletCompute(),
            new HubSpawnJoin(),
            new HubJoinAll(),
            new HubSleep(),
            new HubBlockingSleep(),
            new HubAutomaticSleep(),
            new HubTenWaits(),
            new HubEcho(),
            new WholePicture());

    private static final List<Lesson> LESSONS = LessonFiles.ids().stream().map(Catalogue::lesson).toList();

    private Catalogue() {}

    public static List<Lesson> lessons() {
        return LESSONS;
    }

    private static Lesson lesson(String id) {
        return IN_JAVA.stream().filter(lesson -> lesson.id().equals(id)).map(Lesson.class::cast).findFirst()
                .orElseGet(() -> LessonFiles.program(id).isPresent() ? new WatchedLesson(id) : new PythonLesson(id));
    }

    /** Those that have a program in Java which runs in this JVM. */
    public static List<JavaLesson> inJava() {
        return IN_JAVA;
    }

    /** The lesson with this id. */
    public static Optional<Lesson> find(String id) {
        return LESSONS.stream().filter(lesson -> lesson.id().equals(id)).findFirst();
    }

    /**
     * The whole Java source of the lesson with this class, or of a class inside it; empty if there is none. Its lines
     * are those that a recording names.
     */
    public static Optional<String> source(String className) {
        String outermost = className.replaceFirst("\\$.*", "");
        return IN_JAVA.stream()
                .map(Object::getClass)
                .filter(lesson -> lesson.getName().equals(outermost))
                .findFirst()
                .map(Catalogue::read);
    }

    /** The build copies the lessons' sources beside their classes. */
    private static String read(Class<?> lesson) {
        try (InputStream source = lesson.getResourceAsStream(lesson.getSimpleName() + ".java")) {
            if (source == null) {
                throw new IllegalStateException("this build of Gantry holds no source of " + lesson.getName());
            }
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
