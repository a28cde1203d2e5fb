package dev.gantry.cli.lesson;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import dev.gantry.lesson.own.LessonRefusedException;

/** {@code gantry lesson remove NAME}. */
@Command(name = "remove", description = "Deletes a lesson of yours, its folder and all that lies in it.",
        mixinStandardHelpOptions = true)
final class RemoveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "The lesson's name, as 'gantry lesson list' prints it.")
    private String id;

    @Mixin
    private OwnOptions own;

    @Override
    public Integer call() {
        try {
            own.lessons().remove(id);
            return 0;
        } catch (LessonRefusedException refused) {
            throw OwnOptions.failure(refused);
        }
    }
}
