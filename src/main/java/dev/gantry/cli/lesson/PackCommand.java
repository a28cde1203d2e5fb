package dev.gantry.cli.lesson;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.format.WholeFile;
import dev.gantry.lesson.own.LessonContent;
import dev.gantry.lesson.own.LessonRefusedException;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.view.style.Phrases;

/** {@code gantry lesson pack FOLDER}. */
@Command(name = "pack", description = "Writes a lesson as a zip for others, who add it with 'gantry lesson add'.",
        mixinStandardHelpOptions = true)
final class PackCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "The lesson's folder, or the name of one of yours.")
    private String named;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ZIP", description = "The new file. If not given, it lies "
            + "here under the lesson's name. An older zip of a lesson is replaced, no other file.")
    private Optional<Path> zip = Optional.empty();

    @Mixin
    private OwnOptions own;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        OwnLesson lesson = own.lesson(named);
        if (lesson.problem().isPresent()) {
            throw new Failure(Failure.RUN, "the lesson %s can't be packed: %s.".formatted(lesson.id(),
                    Phrases.say(lesson.problem().get().message())));
        }
        Path to = zip.orElseGet(() -> Path.of(lesson.id() + ".zip")).toAbsolutePath();
        if (Files.isRegularFile(to) && !OwnLessons.isLesson(to)) {
            throw new Failure(Failure.USE, to + " exists, and is no zip of a lesson: name another file.");
        }
        try {
            WholeFile.check(to);
        } catch (IOException e) {
            throw new Failure(Failure.USE, e.getMessage());
        }
        try {
            LessonContent content = LessonContent.of(lesson.folder());
            WholeFile.write(to, out -> content.pack(lesson.id(), out));
            PrintWriter out = spec.commandLine().getOut();
            out.println(to);
            out.flush();
            AddCommand.tellLeftOut(content.leftOut(), spec);
            return 0;
        } catch (LessonRefusedException refused) {
            throw OwnOptions.failure(refused);
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        }
    }
}
