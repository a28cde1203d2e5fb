package dev.gantry.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.JavaLesson;

/**
 * {@code gantry rehearse}: training run for start-up. Starts as the program starts, says when its window has been
 * painted, and ends. Start-up time is measured with it; with {@code --whole} it runs through what most users do, so
 * that a package is built with an AOT cache of those classes.
 */
@Command(name = RehearseCommand.NAME, hidden = true, description = "Opens the window, says when it has been painted, "
        + "and closes it.", mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    static final String NAME = "rehearse";
    static final String PAINTED = "painted";

    private static final List<String> LESSONS = List.of("thread-twenty", "greenlet-eat-play", "hub-automatic-sleep");

    @Option(names = "--whole", description = "Also run lessons, in the window and without it.")
    private boolean whole;

    @Option(names = "--picture", paramLabel = "FILE.png", description = "Keep a picture of the window.")
    private Optional<Path> picture;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (whole) {
            runWithoutWindow(out);
        }
        OpenRequest wish = whole
                ? OpenRequest.running(Catalogue.find(LESSONS.getFirst()).orElseThrow())
                : OpenRequest.welcome();
        WindowStart.rehearse(wish, window -> {
            out.println(PAINTED);
            out.flush();
            picture.ifPresent(file -> save(window.get(), file));
        });
        return 0;
    }

    private static void save(BufferedImage picture, Path file) {
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void runWithoutWindow(PrintWriter out) throws InterruptedException {
        for (String id : LESSONS) {
            JavaLesson lesson = (JavaLesson) Catalogue.find(id).orElseThrow();
            Outputs none = new Outputs(Optional.empty(), false, Optional.empty(), Optional.empty());
            new HeadlessRun(none, out).run(lesson, Arguments.usual(lesson).with(lesson, "unit", 20));
        }
    }
}
