package dev.gantry.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.Recording;
import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

/** File reading to the end; a terminal shows the progress. */
public final class Reading {
    private static final long REFRESH_MILLIS = 100;

    private Reading() {}

    /**
     * Checks that there is a file to read.
     *
     * @throws Failure if there is no such file, if it is a folder, or if the user may not read it
     */
    public static void check(Path file) {
        if (Files.notExists(file)) {
            throw new Failure(Failure.USE, file + " does not exist.");
        }
        if (Files.isDirectory(file)) {
            throw new Failure(Failure.USE, file + " is a folder, not a file.");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new Failure(Failure.USE, file + " can't be read: you have no right to.");
        }
    }

    /**
     * The text of a file in UTF-8, without the mark that some editors put before it.
     *
     * @throws Failure if it can't be read, or is no such text
     */
    public static String text(Path file) {
        check(file);
        try {
            return Files.readString(file).replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw new Failure(Failure.USE, file + " is no text in UTF-8.");
        } catch (IOException e) {
            throw new Failure(Failure.USE, file + " can't be read: " + e.getMessage());
        }
    }

    /** Exit code of a command that has shown or written what this file holds. */
    public static int outcome(OpenFile read) {
        return read.isWhole() ? 0 : Failure.RUN;
    }

    /**
     * Reads all of the file, or all up to its damage, which is reported on standard error.
     *
     * @throws Failure if nothing can be read
     */
    public static OpenFile read(Path file, PrintWriter err) throws InterruptedException {
        check(file);
        OpenFile opened = Formats.open(file);
        boolean shown = Terminal.isInteractive();
        while (shown && !opened.state().isFinal()) {
            err.print("\r\u001b[2K%s: %.0f %%".formatted(file, 100 * opened.progress()));
            err.flush();
            Thread.sleep(REFRESH_MILLIS);
        }
        opened.join();
        if (shown) {
            err.print("\r\u001b[2K");
            err.flush();
        }
        if (opened.state() != Recording.State.ENDED) {
            throw new Failure(Failure.RUN, opened.trouble().orElse(file + " can't be read."));
        }
        opened.trouble().ifPresent(why -> err.println("gantry: " + why));
        err.flush();
        if (opened.trouble().isPresent() && opened.snapshot().records() == 0) {
            throw new Failure(Failure.RUN, "There is no record before that, so nothing is shown or written.");
        }
        opened.about().notices().forEach(notice -> err.println("gantry: " + Phrases.say(notice)));
        long malformed = opened.snapshot().malformed();
        if (malformed > 0) {
            err.println("gantry: " + Phrases.say(Message.say("malformed", malformed)));
        }
        err.flush();
        return opened;
    }
}
