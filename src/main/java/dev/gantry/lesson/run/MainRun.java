package dev.gantry.lesson.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.folder.Folders;
import dev.gantry.folder.LaidOut;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.MainFile;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.PreparedFeed;
import dev.gantry.program.Streams;
import dev.gantry.program.java.JavaProgram;
import dev.gantry.recording.Source;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;

/**
 * Run of a lesson's Java program that is watched, as {@code gantry run Main.java} runs one: in a JVM of the Java that
 * runs Gantry, which compiles the file itself. It starts in a folder of the cache that holds the file.
 */
public final class MainRun {
    /** Such programs are short: they are not worth what the second compiler and parallel collections cost to start. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-Dstdout.encoding=UTF-8");

    private MainRun() {}

    /**
     * Feed of a run that has not begun.
     *
     * @param lesson one that has such a program
     */
    public static PreparedFeed of(Lesson lesson, Arguments arguments, Budget budget, Streams streams) {
        Source source = new Source.Lesson(lesson.id(), arguments.title(lesson, ProgramLanguage.JAVA),
                arguments.values());
        MainFile file = lesson.watchedProgram().orElseThrow();
        return new PreparedFeed(source, () -> prepared(file, arguments, budget, streams));
    }

    /** A run of this file. */
    static PreparedFeed.Prepared prepared(MainFile file, Arguments arguments, Budget budget, Streams streams)
            throws NotWatchable {
        List<String> command = new ArrayList<>(List.of("java"));
        command.addAll(QUICK);
        command.addAll(file.options(arguments));
        command.add(MainFile.NAME);
        List<Message> lacks = new ArrayList<>();
        return new PreparedFeed.Prepared(
                new JavaProgram(JavaProgram.Kind.COMMAND, command).run(Optional.of(System.getProperty("java.home")),
                        layOut(file, Folders.usual().cache()), (_, _, _) -> Map.of(), budget, streams,
                        what -> lacks.add(Message.say("java-lacks", what))),
                Map.of(file.className(), file.text()), lacks);
    }

    private static Path layOut(MainFile file, Path cache) throws NotWatchable {
        try {
            return LaidOut.in(cache, "lesson", Map.of(MainFile.NAME, file.text().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException notWritten) {
            throw new NotWatchable("the lesson's program can't be put into %s: %s."
                    .formatted(cache, notWritten.getMessage()));
        }
    }
}
