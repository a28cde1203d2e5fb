package dev.gantry.lesson.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.folder.Folders;
import dev.gantry.folder.PrivateFiles;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.MainFile;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.Script;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.PreparedFeed;
import dev.gantry.program.SourceError;
import dev.gantry.program.Streams;
import dev.gantry.program.java.EngineProgram;
import dev.gantry.program.java.SourceCompiler;
import dev.gantry.program.python.Interpreter;
import dev.gantry.program.python.SyntaxCheck;
import dev.gantry.recording.Source;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;

/**
 * Run of a lesson's program that the user has changed: as any program of the user's, in a process of its own. It starts
 * in a folder of the cache, one for each lesson, where nothing else is.
 */
public final class ChangedRun {
    private static final String MAIN = "Main";

    private ChangedRun() {}

    /**
     * Feed of a run that has not begun. It can't begin where the text can't be compiled, or no interpreter is that has
     * what it imports: what it throws then says what is wrong.
     *
     * @param language that of the text
     * @param text the program's whole file
     * @param python name or path of the interpreter; empty for the usual one
     */
    public static PreparedFeed of(Lesson lesson, ProgramLanguage language, String text, Arguments arguments,
            Optional<String> python, Budget budget, Streams streams) {
        String title = arguments.title(lesson, language) + ", changed";
        Source source = new Source.Lesson(lesson.id(), title, arguments.values());
        return language == ProgramLanguage.JAVA
                ? new PreparedFeed(source, () -> inJava(lesson, text, arguments, budget, streams))
                : ScriptRun.of(source, lesson.script().orElseThrow().changed(text),
                        script -> laidOut(lesson, script.files()), arguments, python, List.of(), budget, streams);
    }

    /**
     * What the compiler, or the interpreter, finds wrong in this text before it runs; nothing where there is neither.
     * Takes time.
     *
     * @param python name or path of the interpreter; empty for the usual one
     */
    public static List<SourceError> errors(ProgramLanguage language, String text, Optional<String> python) {
        if (language == ProgramLanguage.JAVA) {
            return SourceCompiler.isThere() ? SourceCompiler.compile(MAIN + ".java", text).errors() : List.of();
        }
        try {
            return SyntaxCheck.of(Interpreter.find(python, System.getenv()), text);
        } catch (NotWatchable _) {
            return List.of(); // a run says why
        }
    }

    private static PreparedFeed.Prepared inJava(Lesson lesson, String text, Arguments arguments, Budget budget,
            Streams streams) throws NotWatchable {
        if (lesson.watchedProgram().isPresent()) {
            return MainRun.prepared(new MainFile(text), arguments, budget, streams);
        }
        Map<String, String> properties = new LinkedHashMap<>();
        arguments.values().forEach((name, value) -> properties.put(name, value.toString()));
        EngineProgram program = new EngineProgram(MAIN + ".java", text, properties, List.of());
        List<Message> lacks = new ArrayList<>();
        Path folder = laidOut(lesson, Map.of(MAIN + ".java", text));
        return new PreparedFeed.Prepared(program.run(Optional.empty(), folder, budget, streams,
                what -> lacks.add(Message.say("java-lacks", what))), Map.of(MAIN, text), lacks);
    }

    private static Path laidOut(Lesson lesson, Map<String, String> files) throws NotWatchable {
        Path cache = Folders.usual().cache();
        try {
            Path folder = PrivateFiles.folder(PrivateFiles.folder(cache).resolve("changed-" + lesson.id()));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            return folder;
        } catch (IOException notWritten) {
            throw new NotWatchable("the changed program can't be put into %s: %s."
                    .formatted(cache, notWritten.getMessage()));
        }
    }
}
