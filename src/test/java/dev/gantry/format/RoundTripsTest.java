package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.cli.terminal.StatsJson;
import dev.gantry.format.perfetto.RecordingText;
import dev.gantry.format.perfetto.RichTrace;
import dev.gantry.format.registry.Formats;
import dev.gantry.insight.Area;
import dev.gantry.insight.Statistics;
import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;

class RoundTripsTest {
    private static final Path RESOURCES = Path.of("src/test/resources/dev/gantry/format");

    @TempDir
    private Path folder;

    static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String part : List.of("cases", "chrome")) {
            try (Stream<Path> all = Files.list(RESOURCES.resolve(part))) {
                all.sorted().forEach(files::add);
            }
        }
        files.add(RESOURCES.resolve("jfr/workload.jfr"));
        files.add(RESOURCES.resolve("perfetto/recording.pftrace"));
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileOfAnotherProgramHasTheSameFiguresAndRecordsAfterItWasExportedAndOpened(Path file) throws IOException {
        Described opened = Described.of(file);
        String recorded = withoutLines(opened.snapshot());
        String figures = figures(opened.snapshot());
        for (TraceWriter writer : Formats.writers()) {
            Described again = trip(writer, opened, "again");
            assertThat(again.trouble()).isEmpty();
            assertThat(figures(again.snapshot())).as(writer.id()).isEqualTo(figures);
            assertThat(withoutLines(again.snapshot())).as(writer.id()).isEqualTo(recorded);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void noRecordsAreAddedByAnyTwoFormatsOneAfterTheOther(Path file) throws IOException {
        neverGrows(Described.of(file));
    }

    static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    /** Lost and malformed records are among these. */
    @ParameterizedTest
    @MethodSource("seeds")
    void noRecordsAreAddedToARecordingWithABitOfEverything(int seed) throws IOException {
        Path file = folder.resolve("own.pftrace");
        write(Formats.writers().getFirst(), new RichTrace(seed).go(600).finished(), About.NOTHING, file);
        neverGrows(Described.of(file));
    }

    private void neverGrows(Described opened) throws IOException {
        Map<String, Long> at = RecordCounts.of(opened.snapshot());
        for (TraceWriter first : Formats.writers()) {
            Described once = trip(first, opened, "once");
            noMore(RecordCounts.of(once.snapshot()), at, first.id());
            for (TraceWriter second : Formats.writers()) {
                Described twice = trip(second, once, "twice");
                noMore(RecordCounts.of(twice.snapshot()), at, first.id() + " and " + second.id());
            }
        }
    }

    private static void noMore(Map<String, Long> found, Map<String, Long> before, String by) {
        found.forEach((kind, count) -> assertThat(count).as("%s by %s", kind, by)
                .isLessThanOrEqualTo(before.getOrDefault(kind, 0L)));
    }

    private Described trip(TraceWriter writer, Described from, String name) throws IOException {
        Path file = folder.resolve(name + "." + writer.endings().getFirst());
        write(writer, from.snapshot(), from.file().about(), file);
        return Described.of(file);
    }

    private static void write(TraceWriter writer, Snapshot snapshot, About about, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            writer.write(snapshot, about, out, _ -> {});
        }
    }

    private static String figures(Snapshot of) throws IOException {
        StringWriter text = new StringWriter();
        StatsJson.write(of, Statistics.of(of, Area.of(of)), new PrintWriter(text));
        return text.toString();
    }

    /** All but the lines at which a program stood, which Chrome's format does not hold. */
    private static String withoutLines(Snapshot of) {
        return RecordingText.of(of).replaceAll("(?m)^  line .*\\R", "");
    }
}
