package dev.gantry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.gantry.format.json.RunJson;
import dev.gantry.format.picture.PngPicture;
import dev.gantry.lesson.LessonRun;

/**
 * What a run leaves: the chart as text, a picture, JSON.
 *
 * @param picture where the picture goes
 * @param dark whether it is drawn on a dark ground
 * @param json where the JSON goes, {@code -} for standard output
 */
record Outputs(Optional<Path> picture, boolean dark, Optional<String> json) {
    private static final String STANDARD_OUTPUT = "-";

    /** Finds out before the run whether its files can be written, so that no run is lost for a mistyped name. */
    void check() {
        picture.ifPresent(Outputs::checkWritable);
        json.filter(name -> !name.equals(STANDARD_OUTPUT)).map(Path::of).ifPresent(Outputs::checkWritable);
    }
}
