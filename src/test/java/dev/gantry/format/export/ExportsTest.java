package dev.gantry.format.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

import dev.gantry.format.Excerpt;
import dev.gantry.format.picture.Look;
import dev.gantry.format.picture.PictureSize;
import dev.gantry.format.picture.PngPicture;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.recording.Origin;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.view.frame.FrameOptions;
import dev.gantry.view.frame.Recordings;
import dev.gantry.view.layout.Arrangement;
import dev.gantry.view.style.FontRole;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.time.Flag;
import dev.gantry.view.time.Flags;

class ExportsTest {
    private static final long MS = Recordings.MS;
    private static final Snapshot TWENTY = Recordings.twenty(Long.MAX_VALUE);

    @Test
    void namesOfFilesSayTheKindByTheirLongestEnding() {
        assertThat(id("a.csv")).isEqualTo("tasks");
        assertThat(id("a.SLICES.csv")).isEqualTo("slices");
        assertThat(id("a.json")).isEqualTo("json");
        assertThat(id("a.trace.json")).isEqualTo("chrome");
        assertThat(id("a.svg")).isEqualTo("svg");
        assertThat(Exports.of(Path.of("a.bmp"))).isEmpty();
        assertThat(Exports.called(".html")).isEqualTo(Exports.called("html")).isPresent();
    }

    @Test
    void everyKindWritesAnEmptyRecordingAndATypicalOne() throws IOException {
        assertThatIOException().isThrownBy(() -> written("collapsed", TWENTY, Choice.USUAL))
                .withMessageContaining("no stacks");
        for (Export kind : Exports.kinds().stream().filter(kind -> kind.way() instanceof Export.Writing)
                .filter(kind -> !kind.id().equals("collapsed")).toList()) {
            assertThat(written(kind.id(), new Recordings().finish(0), Choice.USUAL)).as(kind.id()).isNotEmpty();
            assertThat(written(kind.id(), TWENTY, Choice.USUAL)).as(kind.id()).isNotEmpty();
        }
    }

    @Test
    void aNameThatLooksLikeAFormulaIsNoFormulaInATable() throws IOException {
        String csv = written("tasks", named("=HYPERLINK(\"x\"),1\nnext"), Choice.USUAL);

        assertThat(csv).contains("1,\"'=HYPERLINK(\"\"x\"\"),1\nnext\",succeeded,");
        assertThat(written("tasks", named("@sum"), Choice.USUAL)).contains("1,'@sum,succeeded,");
        assertThat(written("tasks", named("plain name"), Choice.USUAL)).contains("1,plain name,succeeded,");
    }

    @Test
    void tablesHoldOnlyWhatWasChosen() throws IOException {
        String all = written("slices", TWENTY, Choice.USUAL);
        String some = written("slices", TWENTY, choice(Excerpt.WHOLE.onLanes("_1")));
        String early = written("slices", TWENTY, choice(Excerpt.WHOLE.between(0, 100 * MS)));

        assertThat(all).contains("ThreadPoolExecutor-0_0").contains("ThreadPoolExecutor-0_1");
        assertThat(some).doesNotContain("ThreadPoolExecutor-0_0").contains("ThreadPoolExecutor-0_1");
        assertThat(early.lines().count()).isBetween(5L, all.lines().count() / 2);
        assertThat(written("tasks", TWENTY, Choice.USUAL).lines()).hasSize(21);
    }

    @Test
    void aSliceWithoutLengthIsInTheTableEvenIfItIsTheFirstOfAll() throws IOException {
        Recordings made = new Recordings();
        made.slice(Recordings.MAIN, State.RUNNING, 0, 0);
        made.slice(Recordings.MAIN, State.RUNNING, 10, 15);
        made.slice(Recordings.MAIN, State.RUNNING, 20, 20);
        String table = written("slices", made.finish(20), Choice.USUAL);

        assertThat(table.lines().filter(line -> line.contains("main,0,running"))).hasSize(3)
                .first().asString().contains(",0,0,0,");
    }

    @Test
    void tablesHoldOnlyTheLanesThatWereChosenAndNothingThatWasHidden() throws IOException {
        Excerpt two = Excerpt.WHOLE.onLanes(TWENTY, Set.of(4));
        String tasks = written("tasks", TWENTY, choice(two));

        assertThat(tasks.lines().skip(1)).hasSize(4).allSatisfy(row -> assertThat(row)
                .contains("ThreadPoolExecutor-0_1"));
        assertThat(written("slices", TWENTY, choice(two))).contains("ThreadPoolExecutor-0_1")
                .doesNotContain("ThreadPoolExecutor-0_0").doesNotContain(",main,");
        Excerpt fewer = new Excerpt(0, Long.MAX_VALUE, Arrangement.USUAL.hiding(4)).onLanes(TWENTY, Set.of(4, 5));
        assertThat(written("slices", TWENTY, choice(fewer))).as("what was hidden stays hidden")
                .doesNotContain("ThreadPoolExecutor-0_1").contains("ThreadPoolExecutor-0_2");
    }

    @Test
    void thePictureSaysWhatItsTimesCountFrom() throws IOException {
        assertThat(written("svg", TWENTY, Choice.USUAL)).contains("Times count from the first record.");
        FrameOptions counted = FrameOptions.NONE
                .flagged(new Flags(Optional.of(new Flag(5 * MS, "task 1 started")), List.of()));
        Look look = new Look(1600, 1, Palette.LIGHT, counted);
        assertThat(written("svg", TWENTY, new Choice(Excerpt.WHOLE, look)))
                .contains("Times count from: task 1 started.")
                .doesNotContain("the first record");
    }

    @Test
    void theSizeOfAPictureIsKnownBeforeItIsDrawn() throws IOException {
        for (double scale : new double[]{0.5, 1, 3}) {
            Look look = Look.USUAL.scaled(scale);
            BufferedImage drawn = new PngPicture("title", Excerpt.WHOLE, look).image(TWENTY);
            assertThat(PictureSize.of(TWENTY, Excerpt.WHOLE, look))
                    .isEqualTo(new PictureSize(drawn.getWidth(), drawn.getHeight()));
        }
    }

    @Test
    void picturesInChineseHaveTheSignsOfTheirWords() throws IOException {
        Phrases.speak(Locale.SIMPLIFIED_CHINESE);
        try (InputStream file = FontRole.class.getResourceAsStream(FontRole.LANE.resource())) {
            String svg = written("svg", TWENTY, Choice.USUAL).replace("main", "");
            assertThat(Font.createFont(Font.TRUETYPE_FONT, file).canDisplayUpTo(svg.replaceAll("[\n\r]", "")))
                    .isEqualTo(-1);
            assertThat(svg).contains("\u65f6\u95f4");
        } catch (FontFormatException e) {
            throw new IOException(e);
        } finally {
            Phrases.speak(Locale.ROOT);
        }
    }

    @Test
    void anSvgIsWellFormedAndHasItsTextsAsTexts() throws Exception {
        for (Palette palette : new Palette[]{Palette.LIGHT, Palette.DARK}) {
            String svg = written("svg", TWENTY, new Choice(Excerpt.WHOLE, Look.USUAL.in(palette).scaled(2)));
            Document read = parsed(svg);
            assertThat(read.getDocumentElement().getAttribute("width")).isEqualTo("3200");
            assertThat(read.getDocumentElement().getTextContent()).contains("A <title> & \"more\"").contains("main")
                    .contains("ThreadPoolExecutor-0_4").contains("running");
        }
        parsed(written("svg", named("\u0001<&>\ud800\uffff"), Choice.USUAL));
    }

    @Test
    void aPageLoadsNothingFromElsewhereAndNoNameEndsItsScript() throws IOException {
        String page = written("html", named("</script><script>alert(1)</script>"), Choice.USUAL);

        assertThat(page).doesNotContain("alert(1)</script>").contains("alert(1)").contains("default-src 'none'");
        assertThat(page).doesNotContain("src=").doesNotContain("href=").doesNotContain("url(").doesNotContain("@import")
                .doesNotContain("http://").doesNotContain("https://").doesNotContain("@@");
        assertThat(page).contains("<title>A &lt;title> &amp; \"more\"</title>");
    }

    @Test
    void aPageHasTheReadersNotesOfItsPartAndCountsTimesAsTheReaderDid() throws IOException {
        Annotations noted = new Annotations(Optional.of(new Origin(5 * MS, "task 1 <started>")), List.of(
                new Note(10 * MS, "early"), new Note(500 * MS, "</script><script>alert(2)</script>"),
                new Note(900 * MS, "late")));
        Choice part = choice(Excerpt.WHOLE.between(100 * MS, 950 * MS));

        String page = written("html", TWENTY, part, noted);

        assertThat(page).contains("\"flags\":[[%d,".formatted(400 * MS)).contains("[%d,\"late\"]]".formatted(800 * MS))
                .doesNotContain("early").contains("alert(2)").doesNotContain("alert(2)</script>");
        assertThat(page).contains("\"from\":%d,".formatted(95 * MS)).contains("Times count from: task 1 ");
        assertThat(written("html", TWENTY, part)).contains("\"flags\":[],").doesNotContain("Times count from");
    }

    static String written(String kind, Snapshot snapshot, Choice choice) throws IOException {
        return written(kind, snapshot, choice, Annotations.NONE);
    }

    static String written(String kind, Snapshot snapshot, Choice choice, Annotations annotations) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        About about = About.NOTHING.titled("A <title> & \"more\"").annotated(annotations);
        ((Export.Writing) Exports.called(kind).orElseThrow().way()).write(snapshot, about, choice, out, _ -> {});
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String id(String file) {
        return Exports.of(Path.of(file)).orElseThrow().id();
    }

    private static Choice choice(Excerpt excerpt) {
        return new Choice(excerpt, Look.USUAL);
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Snapshot named(String name) {
        Recordings made = new Recordings();
        made.worker(0, 3, "w");
        made.trace.taskSubmitted(MS, Recordings.MAIN, 1, 1, made.names.intern(name));
        made.trace.taskStarted(2 * MS, 3, 1);
        made.trace.taskEnded(900 * MS, 3, 1, TaskState.SUCCEEDED, 0);
        return made.finish(1000 * MS);
    }
}
