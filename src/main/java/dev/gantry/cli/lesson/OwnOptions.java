package dev.gantry.cli.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.lesson.own.LessonRefusedException;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.view.style.Phrases;

/** Where lessons of the user's own lie. */
@Command
final class OwnOptions {
    /** A file is damaged, or can't be written. */
    private static final Set<String> FILES = Set.of("lesson.zip-damaged", "lesson.unwritten");

    @Option(names = "--folder", paramLabel = "F", description = "The folder of your lessons, if it is another than "
            + "the usual one, which 'run' and the window look at.")
    private Optional<Path> folder = Optional.empty();

    OwnLessons lessons() {
        return folder.map(OwnLessons::new).orElseGet(OwnLessons::usual);
    }

    /** Whether they lie where 'run' finds them by their names. */
    boolean isUsual() {
        return folder.isEmpty();
    }

    /** The lesson in this folder, or else of this id. */
    OwnLesson lesson(String named) {
        Path path = Path.of(named);
        if (Files.isDirectory(path)) {
            return OwnLesson.read(path);
        }
        return lessons().find(named).orElseThrow(() -> new Failure(Failure.USE,
                "'%s' is neither a folder nor a lesson of yours: 'gantry lesson list' shows those."
                        .formatted(named)));
    }

    /** The failure of this command for that reason. */
    static Failure failure(LessonRefusedException refused) {
        return new Failure(FILES.contains(refused.why().code()) ? Failure.RUN : Failure.USE,
                Phrases.say(refused.why()) + ".");
    }
}
