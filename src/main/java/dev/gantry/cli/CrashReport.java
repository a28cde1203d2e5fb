package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import dev.gantry.folder.Folders;
import dev.gantry.folder.PrivateFiles;

/**
 * Crash report: an internal error of Gantry, in a file of the user's own. It is sent nowhere. Only the sentence that
 * names the file is shown.
 */
final class CrashReport {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'crash'-yyyyMMdd-HHmmss-SSS");

    private CrashReport() {}

    /** Writes the report; returns the sentence for the user. */
    static String of(Throwable thrown) {
        return in(Folders.usual().state().resolve("crashes"), thrown);
    }

    static String in(Path folder, Throwable thrown) {
        String what = "Something went wrong inside Gantry itself: " + thrown + ".";
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        Path file = folder.resolve(NAME.format(now) + "-" + ProcessHandle.current().pid() + ".txt");
        try {
            PrivateFiles.folder(folder);
            Files.write(file, text(thrown, now).getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return what + " The report is in " + file + "; please send it with what you did.";
        } catch (IOException | RuntimeException unwritable) {
            return what + " No report could be written to " + folder + ": " + unwritable + ".";
        }
    }

    private static String text(Throwable thrown, ZonedDateTime now) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println(now);
        out.println(new Gantry.Version().getVersion()[0]);
        out.printf("%s %s %s%n", System.getProperty("os.name"), System.getProperty("os.version"),
                System.getProperty("os.arch"));
        out.println("thread " + Thread.currentThread().getName());
        out.println();
        thrown.printStackTrace(out);
        out.println();
        return text.toString();
    }
}
