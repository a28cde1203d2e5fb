package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.FileName;
import dev.gantry.cli.terminal.Terminal;
import dev.gantry.format.Excerpt;
import dev.gantry.format.WholeFile;
import dev.gantry.format.json.RunJson;
import dev.gantry.format.picture.Look;
import dev.gantry.format.picture.PngPicture;
import dev.gantry.format.picture.TextPicture;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Palette;

/**
 * Outputs of a headless run: the chart as text, a picture, JSON. A file is written in full or not at all.
 *
 * @param picture where the picture goes
 * @param dark whether it is drawn on a dark ground
 * @param json where the JSON goes, {@code -} for standard output, which then gets nothing else
 * @param record where the recording itself goes
 */
record Outputs(Optional<Path> picture, boolean dark, Optional<String> json, Optional<Path> record) {
    private static final String STANDARD_OUTPUT = "-";

    /** Whether standard output is for the JSON alone. */
    boolean isQuiet() {
        return json.filter(STANDARD_OUTPUT::equals).isPresent();
    }

    /** Whether no file and no JSON is wanted. */
    boolean isChartAlone() {
        return picture.isEmpty() && json.isEmpty() && record.isEmpty();
    }

    /** Checks before the run whether its files can be written, so that no run is wasted. */
    void check() {
        picture.filter(file -> !file.toString().toLowerCase(Locale.ROOT).endsWith(".png")).ifPresent(file -> {
            throw new Failure(Failure.USE,
                    "--picture draws a PNG, and %s does not end in .png: 'gantry export' writes other "
                            .formatted(file) + "kinds.");
        });
        picture.ifPresent(Saving::check);
        record.ifPresent(Saving::check);
        jsonFile().ifPresent(Saving::check);
    }

    /** Writes them; the recording first, so that what is said of it is also true of the file. */
    void write(Recording run, PrintWriter out) {
        Snapshot recorded = run.snapshot();
        try {
            record.ifPresent(file -> Saving.save(recorded, run.about(), file));
        } finally {
            if (!isQuiet()) {
                out.print(new TextPicture(Terminal.width(), TextPicture.Letters.of(System.out.charset()),
                        Terminal.hasColour())
                        .text(recorded));
                out.println(summary(run, recorded));
            }
        }
        record.ifPresent(file -> say(out, "Recording: " + file));
        picture.ifPresent(file -> {
            writePicture(run, file);
            say(out, "Picture: " + file);
        });
        jsonFile().ifPresent(file -> {
            writeJson(run, file);
            say(out, "JSON: " + file);
        });
        if (isQuiet()) {
            printJson(run);
        }
        out.flush();
    }

    private void say(PrintWriter out, String line) {
        if (!isQuiet()) {
            out.println(line);
        }
    }

    private Optional<Path> jsonFile() {
        return json.filter(name -> !name.equals(STANDARD_OUTPUT)).map(name -> {
            try {
                return FileName.of(name);
            } catch (InvalidPathException e) {
                throw new Failure(Failure.USE, e.getReason() + ".");
            }
        });
    }

    private static String summary(Recording run, Snapshot recorded) {
        String lesson = run.about().lesson();
        return "%s%s: %,d records, %s lost".formatted(run.about().title(), lesson.isEmpty() ? "" : " (" + lesson + ")",
                recorded.records(),
                recorded.lost() == 0 ? "none" : "%,d".formatted(recorded.lost()));
    }

    private void writePicture(Recording run, Path file) {
        try {
            new PngPicture(run.about().title(), Excerpt.WHOLE, Look.USUAL.in(dark ? Palette.DARK : Palette.LIGHT)
                    .circling(run.snapshot()))
                    .write(run.snapshot(), file);
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        }
    }

    private static void writeJson(Recording run, Path file) {
        try {
            WholeFile.write(file, to -> json(run).write(run.snapshot(), to));
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        }
    }

    private static void printJson(Recording run) {
        try {
            json(run).write(run.snapshot(), System.out);
        } catch (IOException e) {
            throw new Failure(Failure.RUN, "the JSON could not be written: " + e.getMessage());
        }
    }

    private static RunJson json(Recording run) {
        return new RunJson(run.about().lesson(), run.about().parameters());
    }
}
