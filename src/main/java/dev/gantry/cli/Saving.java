package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Terminal;
import dev.gantry.format.TraceWriter;
import dev.gantry.format.WholeFile;
import dev.gantry.format.export.Choice;
import dev.gantry.format.export.Export;
import dev.gantry.format.export.Exports;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;

/** Saving and exporting of recordings. */
final class Saving {
    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    private Saving() {}

    /** Saves the recording in the lossless format, whatever the file is called. */
    static void save(Snapshot snapshot, About about, Path file) {
        save(snapshot, about, file, Formats.writers().getFirst());
    }

    private static void save(Snapshot snapshot, About about, Path file, TraceWriter as) {
        try {
            WholeFile.write(file, to -> as.write(snapshot, about, to, _ -> {}));
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        }
    }

    /** Exports what was chosen of it; a terminal shows the progress. */
    static void export(Snapshot snapshot, About about, Choice choice, Path file, Export as, PrintWriter err) {
        boolean shown = Terminal.isInteractive();
        try {
            as.write(snapshot, about, choice, file, part -> {
                if (shown) {
                    err.print("\r\u001b[2K%s: %.0f %%".formatted(file, 100 * part));
                    err.flush();
                }
            });
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        } finally {
            err.print(shown ? "\r\u001b[2K" : "");
            err.flush();
        }
    }

    /** Checks, before anything is read or run, that the file can be written, and is no program that stands there. */
    static void check(Path file) {
        if (ProgramOptions.isProgramFile(file.toString()) && Files.exists(file)) {
            throw new Failure(Failure.USE, file + " is a program, which would be replaced: name another file.");
        }
        try {
            WholeFile.check(file);
        } catch (IOException e) {
            throw new Failure(Failure.USE, e.getMessage());
        }
    }

    /** The same, and that it is not the recording itself, which it would replace. */
    static void check(Path file, Path recording) {
        check(file);
        if (isSame(file, recording)) {
            throw new Failure(Failure.USE, file + " is the recording itself, which would be replaced: name another "
                    + "file.");
        }
    }

    /** The same, and that it is no other file that is read, nor lies in such a folder. */
    static void check(Path file, List<Path> read) {
        check(file);
        for (Path each : read) {
            if (isSame(file, each) || isSame(file.toAbsolutePath().normalize().getParent(), each)) {
                throw new Failure(Failure.USE, "writing %s would replace %s, which is read: name another file."
                        .formatted(file, isSame(file, each) ? "it" : "a part of " + each));
            }
        }
    }

    /** Says what was written: on standard error where standard output got it. */
    static void tell(Export as, Path file, CommandSpec command) {
        CommandLine line = command.commandLine();
        PrintWriter out = isSame(file, STANDARD_OUTPUT) ? line.getErr() : line.getOut();
        out.println(as.title() + ": " + file);
        out.flush();
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one != null && Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException _) {
            return false;
        }
    }

    /** File kind by the name's ending. */
    static Export kindOf(Path file) {
        return Exports.of(file).orElseThrow(() -> new Failure(Failure.USE,
                "how " + file + " ends says no kind of file that Gantry writes: " + Exports.inWords() + "."));
    }
}
