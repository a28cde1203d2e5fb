package dev.gantry.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.gantry.cli.terminal.Display;
import dev.gantry.cli.terminal.Failure;
import dev.gantry.folder.Folders;
import dev.gantry.ui.Windows;
import dev.gantry.ui.settings.Settings;
import dev.gantry.wire.GantryVersion;

/** Start of the window. The only class here that touches the window's, which need JavaFX. */
final class WindowStart {
    private WindowStart() {}

    /**
     * Opens a window in the Gantry that runs on this display, if one does; else in this process, and then returns when
     * the user has closed every window.
     */
    static void open(OpenRequest wish) {
        demandDisplay(wish.instead());
        Path socket = socket();
        if (SingleInstance.ring(socket, wish)) {
            return;
        }
        Windows windows = new Windows(WindowStart::crashed, Settings.in(Folders.usual().config()));
        RecoverCommand.recoverBesides(windows::lookForFiles);
        Optional<SingleInstance> bell = hang(socket, windows);
        try {
            windows.open(wish.options());
        } catch (IllegalStateException noDisplay) {
            throw new Failure(Failure.RUN, noDisplay.getMessage());
        } finally {
            bell.ifPresent(SingleInstance::close);
        }
    }

    /**
     * Opens a window in this process, even if another Gantry runs, and closes it when it has been painted and nothing
     * runs in it any more.
     *
     * @param painted is given a supplier of its screenshot, before it closes
     */
    static void rehearse(OpenRequest wish, Consumer<Supplier<BufferedImage>> painted) {
        demandDisplay(wish.instead());
        try {
            new Windows(WindowStart::crashed, Settings.unkept()).open(wish.options(),
                    window -> window.whenPainted(() -> {
                        painted.accept(window::picture);
                        window.close();
                    }));
        } catch (IllegalStateException noDisplay) {
            throw new Failure(Failure.RUN, noDisplay.getMessage());
        }
    }

    private static void demandDisplay(String instead) {
        Display.whatIsMissing().ifPresent(why -> {
            throw new Failure(Failure.RUN, why + " " + instead);
        });
    }

    private static Optional<SingleInstance> hang(Path socket, Windows windows) {
        try {
            return Optional.of(SingleInstance.hang(socket, wish -> windows.another(wish.options())));
        } catch (IOException e) {
            System.getLogger("dev.gantry.cli").log(Level.DEBUG, "each start opens a program of its own", e);
            return Optional.empty();
        }
    }

    /**
     * Socket path by version, form of requests and display: the window must appear on the display of the request, in a
     * program that understands it.
     */
    private static Path socket() {
        int key = (GantryVersion.number() + '|' + OpenRequest.FORM + '|' + System.getenv("DISPLAY") + '|'
                + System.getenv("WAYLAND_DISPLAY")
                + '|' + System.getProperty("glass.platform")).hashCode();
        return Folders.usual().session().resolve("window-%08x".formatted(key));
    }

    private static String crashed(Throwable thrown) {
        String sentence = CrashReport.of(thrown);
        System.err.println("gantry: " + sentence);
        return sentence;
    }
}
