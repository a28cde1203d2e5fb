package dev.gantry.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Reading;
import dev.gantry.format.Excerpt;
import dev.gantry.format.OpenFile;
import dev.gantry.format.export.Choice;
import dev.gantry.format.export.Export;
import dev.gantry.format.export.Exports;
import dev.gantry.format.picture.Look;
import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.layout.Metrics;
import dev.gantry.view.style.ColourBy;
import dev.gantry.view.style.Palette;
import dev.gantry.view.time.RangeText;

/**
 * {@code gantry export FILE}: writes a recording, or a part of it, for other programs and for people without Gantry.
 */
@Command(name = "export", description = {
        "Writes a recording, or a part of it, as a picture, a page, a table or a trace.",
        "Kinds: png, svg, gif (the replay), html (one file for any browser), tasks and slices (CSV), "
                + "collapsed (stacks for flame graphs), json, chrome, perfetto.",
        "Without NEW the new file lies beside the recording, under its name."}, mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The recording: Gantry's own, or a trace of another "
            + "program.")
    private Path file;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NEW", description = "The new file; how its name ends says "
            + "which kind.")
    private Optional<Path> named;

    @Option(names = "--to", paramLabel = "KIND", description = "Which kind, by its name or by how such files end.")
    private Optional<String> kind;

    @Option(names = "--range", paramLabel = "A-B", description = "Only this time, such as 1.2s-1.3s or 200ms+50ms; it "
            + "counts from the first record.")
    private Optional<String> range;

    @Option(names = "--lanes", paramLabel = "TEXT", description = "Only lanes with this in their names, and what holds "
            + "them.")
    private Optional<String> lanes;

    @Option(names = "--scale", paramLabel = "N", description = "Draw a picture so many times as large, from 0.5 to 4.")
    private Optional<Double> scale;

    @Option(names = "--width", paramLabel = "N", description = "Draw a picture so many pixels wide at scale 1, from "
            + "320 to 8192.")
    private Optional<Integer> width;

    @Option(names = "--dark", description = "Draw a picture on a dark ground.")
    private boolean dark;

    @Option(names = "--colour", paramLabel = "BY", description = "Colour running slices in a picture or page by "
            + "state, name, category, task or duration.")
    private Optional<String> colour = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Export as = kind();
        refuseWhatItDoesNotTake(as);
        Path to = named.orElseGet(() -> beside(as));
        Saving.check(to, file);
        Excerpt time = range.map(this::between).orElse(Excerpt.WHOLE);
        PrintWriter err = spec.commandLine().getErr();
        OpenFile opened = Reading.read(file, err);
        Snapshot recorded = opened.snapshot();
        Excerpt excerpt = lanes.map(time::onLanes).orElse(time);
        refuseNothing(recorded, excerpt);
        Look look = Look.USUAL.in(dark ? Palette.DARK : Palette.LIGHT).scaled(scale.orElse(1.0))
                .wide(width.orElse(Look.USUAL.width())).coloured(colour.flatMap(ColourBy::of).orElse(ColourBy.STATE));
        Look shown = as.takesLook() ? look.circling(recorded) : look;
        About about = opened.about();
        Saving.export(recorded, about.title().isEmpty() ? about.titled(file.getFileName().toString()) : about,
                new Choice(excerpt, shown), to, as, err);
        Saving.tell(as, to, spec);
        return Reading.outcome(opened);
    }

    private Export kind() {
        if (kind.isPresent()) {
            return Exports.called(kind.get()).orElseThrow(() -> new Failure(Failure.USE,
                    "'" + kind.get() + "' is no kind of file that Gantry writes: " + Exports.inWords() + "."));
        }
        return Saving.kindOf(named.orElseThrow(() -> new Failure(Failure.USE,
                "say what " + file + " is to be written as, with --to or a new file's name: " + Exports.inWords()
                        + ".")));
    }

    private void refuseWhatItDoesNotTake(Export as) {
        if (!as.takesPart() && (range.isPresent() || lanes.isPresent())) {
            throw new Failure(Failure.USE, "a " + kind(as) + " always holds the whole recording: leave out "
                    + (range.isPresent() ? "--range" : "--lanes") + ", or write another kind.");
        }
        if (!as.takesLook() && (scale.isPresent() || width.isPresent() || dark)) {
            throw new Failure(Failure.USE,
                    "--" + (dark ? "dark" : scale.isPresent() ? "scale" : "width")
                            + " is for pictures (png, svg, gif), not for a "
                            + kind(as) + ".");
        }
        if (colour.isPresent() && !as.takesColours()) {
            throw new Failure(Failure.USE, "--colour is for pictures (png, svg, gif) and pages (html), not for a "
                    + kind(as) + ".");
        }
        if (colour.isPresent() && ColourBy.of(colour.get()).isEmpty()) {
            throw new Failure(Failure.USE, "--colour '" + colour.get()
                    + "': say state, name, category, task or duration.");
        }
        scale.filter(by -> !(by >= Look.LEAST && by <= Look.GREATEST)).ifPresent(by -> {
            throw new Failure(Failure.USE, "--scale " + by + " is not from 0.5 to 4.");
        });
        width.filter(pixels -> pixels < Look.NARROWEST || pixels > Look.WIDEST).ifPresent(pixels -> {
            throw new Failure(Failure.USE, "--width " + pixels + " is not from 320 to 8192.");
        });
    }

    private Path beside(Export as) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Path to = file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "." + as.endings().getFirst());
        if (Files.exists(to)) {
            throw new Failure(Failure.USE, to + " exists already: name the new file to replace it.");
        }
        return to;
    }

    private Excerpt between(String typed) {
        return switch (RangeText.read(typed)) {
            case RangeText.Span(long start, long end) -> Excerpt.WHOLE.between(start, end);
            case RangeText.Time _,RangeText.Wrong _ -> throw new Failure(Failure.USE,
                    "'" + typed + "' is no stretch of time: write one such as 1.2s-1.3s or 200ms+50ms.");
        };
    }

    private void refuseNothing(Snapshot recorded, Excerpt excerpt) {
        if (range.isPresent() && excerpt.from() > recorded.horizon() - recorded.first()) {
            throw new Failure(Failure.USE, file + " ends before " + range.get() + ": it holds "
                    + RangeText.text(0, recorded.horizon() - recorded.first()) + ".");
        }
        if (lanes.isPresent()
                && excerpt.layout(recorded, Metrics.USUAL).matches() == 0) {
            throw new Failure(Failure.USE,
                    "no lane of " + file + " has '" + lanes.get() + "' in its name; 'gantry show "
                            + file + "' lists them.");
        }
    }

    /** The title of a kind within a sentence. */
    private static String kind(Export as) {
        String title = as.title();
        return Character.isLowerCase(title.charAt(1))
                ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1)
                : title;
    }
}
