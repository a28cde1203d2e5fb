package dev.gantry.format.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.gantry.format.MeteredOutput;
import dev.gantry.format.TraceWriter;
import dev.gantry.format.export.Export.Takes;
import dev.gantry.format.json.RunJson;
import dev.gantry.format.page.HtmlPage;
import dev.gantry.format.picture.GifPicture;
import dev.gantry.format.picture.PngPicture;
import dev.gantry.format.picture.SvgPicture;
import dev.gantry.format.registry.Formats;
import dev.gantry.format.table.CollapsedStacks;
import dev.gantry.format.table.SlicesCsv;
import dev.gantry.format.table.TasksCsv;
import dev.gantry.query.Parquet;
import dev.gantry.query.SqlLibrary;

/** List of all export formats. */
public final class Exports {
    private static final int JSON_BYTES_A_RECORD = 60;
    private static final List<Export> ALL = all();

    private Exports() {}

    /** First the pictures, then those that open again, then the others. */
    public static List<Export> kinds() {
        return ALL;
    }

    /** The kind of this id, or whose files end so, with the dot or without. */
    public static Optional<Export> called(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        return ALL.stream().filter(kind -> kind.id().equals(plain) || kind.endings().contains(plain)).findFirst();
    }

    /** The kind of a file of this name, by the longest ending that fits. */
    public static Optional<Export> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(kind -> fit(kind, name) > 0).max(Comparator.comparingInt(kind -> fit(kind, name)));
    }

    /** Names of all formats, for a message. */
    public static String inWords() {
        return ALL.stream().map(kind -> "%s (.%s: %s)".formatted(kind.id(), kind.endings().getFirst(), kind.title()))
                .collect(Collectors.joining(", "));
    }

    private static int fit(Export kind, String name) {
        return kind.endings().stream().filter(end -> name.endsWith("." + end)).mapToInt(String::length).max().orElse(0);
    }

    private static List<Export> all() {
        List<Export> all = new ArrayList<>();
        all.add(written("png", "PNG picture", List.of("png"), Takes.LOOK,
                (snapshot, about, choice, to, progress) -> {
                    progress.accept(0);
                    new PngPicture(about.title(), choice.excerpt(), choice.look()).write(snapshot, new MeteredOutput(to,
                            Long.MAX_VALUE, progress));
                }));
        all.add(written("svg", "SVG picture", List.of("svg"), Takes.LOOK,
                (snapshot, about, choice, to, progress) -> {
                    progress.accept(0);
                    new SvgPicture(about.title(), choice.excerpt(), choice.look()).write(snapshot, new MeteredOutput(to,
                            Long.MAX_VALUE, progress));
                }));
        all.add(written("gif", "Moving picture", List.of("gif"), Takes.LOOK,
                (snapshot, about, choice, to,
                        progress) -> new GifPicture(about.title(), choice.excerpt(), choice.look())
                                .write(snapshot, to, progress)));
        all.add(written("html", "Page for any browser", List.of("html", "htm"), Takes.PART,
                (snapshot, about, choice, to,
                        progress) -> new HtmlPage(about.title(), choice.excerpt(), about.annotations(),
                                choice.look().colours())
                                .write(snapshot, to, progress)));
        Formats.writers().forEach(writer -> all.add(recording(writer)));
        all.add(written("tasks", "Table of tasks", List.of("tasks.csv", "csv"), Takes.PART,
                (snapshot, _, choice, to, progress) -> TasksCsv.write(snapshot, choice.excerpt(), to, progress)));
        all.add(written("slices", "Table of slices", List.of("slices.csv"), Takes.PART,
                (snapshot, _, choice, to, progress) -> SlicesCsv.write(snapshot, choice.excerpt(), to, progress)));
        all.add(written("collapsed", "Collapsed stacks", List.of("collapsed", "folded"), Takes.PART,
                (snapshot, _, choice, to, progress) -> CollapsedStacks.write(snapshot, choice.excerpt(), to,
                        progress)));
        all.add(written("json", "JSON of the run", List.of("json"), Takes.NOTHING,
                (snapshot, about, _, to, progress) -> new RunJson(about.lesson(), about.parameters()).write(snapshot,
                        new MeteredOutput(to, snapshot.records() * JSON_BYTES_A_RECORD, progress))));
        if (SqlLibrary.isAvailable()) {
            all.add(new Export("parquet", "Folder of Parquet tables", List.of("parquet"), Takes.NOTHING,
                    (Export.Foldering) Parquet::write));
        }
        return List.copyOf(all);
    }

    private static Export written(String id, String title, List<String> endings, Takes takes, Export.Writing writing) {
        return new Export(id, title, endings, takes, writing);
    }

    private static Export recording(TraceWriter writer) {
        return written(writer.id(), writer.title(), writer.endings(), Takes.NOTHING,
                (snapshot, about, _, to, progress) -> writer.write(snapshot, about, to, progress));
    }
}
