package dev.gantry.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.format.Excerpt;
import dev.gantry.format.OpenFile;
import dev.gantry.format.TraceWriter;
import dev.gantry.format.export.Choice;
import dev.gantry.format.export.Export;
import dev.gantry.format.export.Exports;
import dev.gantry.format.picture.Look;
import dev.gantry.format.registry.Formats;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.query.Parquet;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Sheet;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.desktop.Printers;
import dev.gantry.ui.desktop.SystemPrinters;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.session.Range;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Theme;
import dev.gantry.view.layout.Arrangement;
import dev.gantry.view.layout.Folds;
import dev.gantry.view.time.Viewport;

/** What is shown as a file, on the clipboard, on paper. */
@Tag("screen")
class SharingTest {
    private static final long MS = Recordings.MS;
    private static final Lesson LESSON = Catalogue.find("thread-twenty").orElseThrow();

    /** Answers with the names that the test gives, and keeps what was suggested. */
    private static final class Names implements Chooser {
        private final Deque<Path> answers = new ArrayDeque<>();
        private final List<String> suggested = new ArrayList<>();

        @Override
        public Optional<Path> toOpen() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toChoose(Wanted what, Path near) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toSave(String name, List<TraceWriter> kinds) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> toExport(String name, String kind, List<String> endings) {
            suggested.add(name);
            return Optional.ofNullable(answers.poll());
        }
    }

    /** A printer that does what the test wants. */
    private static final class OnePrinter implements Printers, Printers.Sheet {
        private boolean wanted = true;
        private boolean works = true;
        private volatile Image printed;

        @Override
        public Optional<Sheet> sheet(String name) {
            return Optional.of(this);
        }

        @Override
        public boolean ask(Window owner) {
            return wanted && owner.isShowing();
        }

        @Override
        public boolean print(Image picture) {
            printed = picture;
            return works;
        }

        @Override
        public String printer() {
            return "Laser";
        }
    }

    @TempDir
    Path folder;

    private final Names names = new Names();
    private Screen screen;

    @AfterEach
    void close() {
        screen.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "svg", "gif", "html", "perfetto", "chrome", "tasks", "slices", "json"})
    void everyKindIsWrittenFromTheKeyboardAndCanBeRead(String id) throws Exception {
        open(finished());
        Export kind = Exports.called(id).orElseThrow();
        Path file = folder.resolve("out." + kind.endings().getFirst());
        names.answers.add(file);
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        for (int i = 0; i < Exports.kinds().indexOf(kind); i++) {
            screen.robot().push(KeyCode.DOWN);
        }
        screen.robot().push(KeyCode.ENTER);
        ends("export.done", file);

        screen.settled();
        assertThat(Screen.fx(() -> lookup("command-export").isDisabled())).isFalse();
        assertThat(screen.isVisible("export")).isFalse();
        assertThat(names.suggested).containsExactly("thread-twenty." + kind.endings().getFirst());
        check(id, file);
    }

    @Test
    void theCardHasEveryKindByAName() {
        open(finished());
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        assertThat(Screen.fx(() -> kinds().getItems())).isEqualTo(Exports.kinds());
        for (Export kind : Exports.kinds()) {
            Screen.fx(() -> {
                kinds().getSelectionModel().select(kind);
                return null;
            });
            assertThat(screen.text("export-says")).as(kind.id()).isEqualTo(Texts.of("export.about." + kind.id()));
        }
        screen.robot().push(KeyCode.ESCAPE);
        assertThat(screen.isVisible("export")).isFalse();
        assertThat(Screen.fx(() -> screen.timeline().isFocused())).as("the focus returns").isTrue();
    }

    @Test
    void theFocusGoesRoundInTheCard() {
        open(finished());
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        Set<String> reached = new TreeSet<>();
        for (int i = 0; i < 24; i++) {
            boolean back = i >= 12;
            screen.robot().push(back ? new KeyCode[]{KeyCode.SHIFT, KeyCode.TAB} : new KeyCode[]{KeyCode.TAB});
            Node owner = Screen.fx(() -> screen.bench().scene().getFocusOwner());
            assertThat(Screen.fx(() -> isIn(owner, lookup("export")))).as("%s", owner).isTrue();
            reached.add(String.valueOf(owner.getId()));
        }
        assertThat(reached).contains("export-kinds", "export-part-whole", "export-scale-1", "export-colours-0",
                "export-cancel", "export-write");
    }

    @Test
    void whatIsVisibleIsWrittenWithTheLanesAsTheyAreArranged() throws IOException {
        Arrangement arranged = Arrangement.USUAL.hiding(4).with(Folds.NONE.with(1, false));
        open(finished());
        Screen.fx(() -> {
            screen.bench().lanes().arrange(arranged);
            screen.bench().navigation().go(new Viewport(200 * MS, 450 * MS, 0));
            return null;
        });
        screen.idle();
        String written = exported("slices", "visible");

        assertThat(written).isEqualTo(engine("slices", new Excerpt(200 * MS, 450 * MS, arranged)));
        assertThat(written).contains("ThreadPoolExecutor-0_0").doesNotContain("ThreadPoolExecutor-0_1,");
        assertThat(written.lines().count()).isLessThan(engine("slices", Excerpt.WHOLE).lines().count());
    }

    @Test
    void aBoxIsWrittenWithOnlyItsLanesAndTime() throws IOException {
        open(finished());
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        assertThat(Screen.fx(() -> part("area").isDisabled())).isTrue();
        assertThat(Screen.fx(() -> part("area").getText())).isEqualTo(Texts.of("export.part.area.none"));
        screen.robot().push(KeyCode.ESCAPE);
        Screen.fx(() -> {
            screen.bench().pointer().range(Optional.of(new Range(100 * MS, 300 * MS, Set.of(5, 6))));
            return null;
        });
        screen.idle();

        assertThat(exported("slices", "area")).contains("ThreadPoolExecutor-0_2").contains("ThreadPoolExecutor-0_3")
                .doesNotContain("ThreadPoolExecutor-0_0").doesNotContain("ThreadPoolExecutor-0_4")
                .doesNotContain(",main,");
        assertThat(exported("tasks", "area").lines().skip(1)).hasSize(8)
                .allSatisfy(row -> assertThat(row).containsAnyOf("ThreadPoolExecutor-0_2", "ThreadPoolExecutor-0_3"));
    }

    @Test
    void theSizeOfAPictureIsShownAndIsWhatIsWritten() throws IOException {
        open(finished());
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        screen.click("export-scale-2");
        screen.click("export-colours-1");
        screen.idle();
        String said = screen.text("export-size");
        names.answers.add(folder.resolve("dark.png"));
        screen.click("export-write");
        ends("export.done", folder.resolve("dark.png"));

        BufferedImage picture = ImageIO.read(folder.resolve("dark.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(3200);
        assertThat(said).isEqualTo(Texts.of("export.size", picture.getWidth(), picture.getHeight()));
        assertThat(picture.getRGB(2, 2) & 0xff).as("a dark ground").isLessThan(100);
    }

    @Test
    void aPictureAboveTheLimitIsRefusedInASentenceUntilItIsSmaller() {
        open(FixedRun.finished(Recordings.threads(600)));
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        screen.click("export-scale-4");
        screen.until(() -> screen.isVisible("export-trouble"));
        assertThat(screen.text("export-trouble")).contains("160 million pixels", "smaller scale");
        assertThat(Screen.fx(() -> lookup("export-write").isDisabled())).isTrue();
        screen.click("export-scale-1");
        screen.idle();
        assertThat(Screen.fx(() -> lookup("export-write").isDisabled())).isFalse();
    }

    @Test
    void theChoiceIsRememberedWhileTheWindowIsOpen() throws IOException {
        open(finished());
        exported("slices", "visible");
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        assertThat(Screen.fx(() -> kinds().getSelectionModel().getSelectedItem().id())).isEqualTo("slices");
        assertThat(Screen.fx(() -> part("visible").isSelected())).isTrue();
    }

    @Test
    void whoEndsTheNameInAnotherWayIsAskedBeforeAFileIsReplaced() throws IOException {
        Path there = Files.writeString(folder.resolve("mine.tasks.csv"), "precious");
        open(finished());
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        choose("tasks", "whole");
        names.answers.add(folder.resolve("mine"));
        screen.robot().push(KeyCode.ENTER);
        screen.idle();

        assertThat(names.suggested).containsExactly("thread-twenty.tasks.csv", "mine.tasks.csv");
        assertThat(there).hasContent("precious");
        assertThat(screen.isVisible("export")).as("one who thought better of it may choose again").isTrue();
        names.answers.add(folder.resolve("other"));
        screen.robot().push(KeyCode.ENTER);
        ends("export.done", folder.resolve("other.tasks.csv"));
        assertThat(folder.resolve("other.tasks.csv")).content().startsWith("task_id,");
    }

    @Test
    void aFolderThatIsNotThereIsSaidWithACureAndNothingIsWritten() {
        open(finished());
        names.answers.add(folder.resolve("gone").resolve("a.png"));
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        screen.robot().push(KeyCode.ENTER);
        screen.until(() -> screen.isVisible("files") && screen.text("files-text").contains("gone"));

        assertThat(screen.text("files-text")).contains("a.png", "does not exist", "choose another folder");
        assertThat(folder).isEmptyDirectory();
        assertThat(Screen.fx(() -> screen.bench().commands().get("export").enabled().getAsBoolean())).isTrue();
    }

    @Test
    void oneThatIsCancelledLeavesNoFile() {
        open(finished());
        CountDownLatch goOn = new CountDownLatch(1);
        Path file = folder.resolve("a.trace.json");
        Export kind = Exports.called("chrome").orElseThrow();
        Snapshot recorded = Recordings.finished(false);
        Screen.fx(() -> {
            screen.bench().files().begin("writing", "left it", progress -> {
                kind.write(recorded, About.NOTHING, Choice.USUAL, file, part -> {
                    await(goOn);
                    progress.accept(part);
                });
                return file;
            }, _ -> Optional.of("written"));
            return null;
        });
        screen.until(() -> screen.isVisible("files-cancel"));
        assertThat(Screen.fx(() -> screen.bench().commands().get("export").enabled().getAsBoolean())).isFalse();
        screen.click("files-cancel");
        goOn.countDown();
        screen.until(() -> screen.text("files-text").equals("left it"));

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsBeingWrittenWhenTheWindowIsClosedLeavesNoFile() throws Exception {
        open(finished());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Path file = folder.resolve("a.trace.json");
        Export kind = Exports.called("chrome").orElseThrow();
        Snapshot recorded = Recordings.finished(false);
        Screen.fx(() -> {
            screen.bench().files().begin("writing", "left it", progress -> {
                try {
                    kind.write(recorded, About.NOTHING, Choice.USUAL, file, part -> {
                        begun.countDown();
                        await(goOn);
                        progress.accept(part);
                    });
                } finally {
                    ended.countDown();
                }
                return file;
            }, _ -> Optional.of("written"));
            return null;
        });
        await(begun);
        screen.closeContents();
        goOn.countDown();
        await(ended);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatGoesWrongInGantryItselfIsSaidAndNothingHangs() {
        open(finished());
        Screen.fx(() -> {
            screen.bench().files().begin("writing", "Not written.", _ -> {
                throw new IllegalStateException("a bug");
            }, _ -> Optional.of("written"));
            return null;
        });
        screen.until(() -> screen.text("files-text").contains("a bug"));
        assertThat(screen.text("files-text")).startsWith("Not written.");
        assertThat(Screen.fx(() -> screen.bench().files().isBusy())).isFalse();
    }

    @Test
    void aRunThatGoesOnIsWrittenAsFarAsItHadComeAndThatIsSaid() throws Exception {
        Snapshot half = Recordings.until(500 * MS);
        open(FixedRun.running(half));
        Path file = folder.resolve("half.pftrace");
        names.answers.add(file);
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        choose("perfetto", "whole");
        assertThat(screen.text("export-says")).contains("more is still coming");
        screen.robot().push(KeyCode.ENTER);
        screen.until(() -> screen.isVisible("files") && screen.text("files-text").contains("half.pftrace"));

        assertThat(screen.text("files-text")).startsWith(Texts.of("export.done", file))
                .contains("more is still coming");
        assertThat(read(file).records()).isEqualTo(half.records());
    }

    @Test
    void whatIsVisibleIsCopiedAsAPicture() {
        open(finished());
        screen.robot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        screen.until(() -> screen.isVisible("files") && !screen.bench().files().isBusy());

        Image copied = Screen.fx(() -> Clipboard.getSystemClipboard().getImage());
        int width = (int) copied.getWidth();
        int height = (int) copied.getHeight();
        assertThat(screen.text("files-text")).isEqualTo(Texts.of("copy.done", width, height));
        assertThat(width).isEqualTo(Look.USUAL.width());
        assertThat(height).isBetween(200, 800);
        assertThat(colours(copied)).as("bars, texts, hatches").isGreaterThan(20);
    }

    @Test
    void whereThereIsNoPrinterThatIsSaidWithACure() {
        open(finished(), _ -> Optional.empty());
        screen.robot().push(KeyCode.CONTROL, KeyCode.P);
        screen.until(() -> screen.isVisible("files") && !screen.bench().files().isBusy());
        assertThat(screen.text("files-text")).isEqualTo(Texts.of("print.none"));
    }

    @Test
    void thePrintersOfTheSystemAreAskedForWithoutADisplay() {
        open(finished());
        assertThat(new SystemPrinters().sheet("name").isPresent())
                .isEqualTo(javafx.print.Printer.getDefaultPrinter() != null);
    }

    @Test
    void whatIsVisibleIsPrintedOnOnePageWhenTheDialogsAreAnswered() {
        OnePrinter printer = new OnePrinter();
        open(finished(), printer);
        screen.robot().push(KeyCode.CONTROL, KeyCode.P);
        screen.until(() -> screen.text("files-text").equals(Texts.of("print.done", "Laser")));

        assertThat(printer.printed.getWidth()).isEqualTo(2.0 * Look.USUAL.width());
        assertThat(colours(printer.printed)).isGreaterThan(20);
    }

    @Test
    void nothingIsPrintedForOneWhoThoughtBetterOfIt() {
        OnePrinter printer = new OnePrinter();
        printer.wanted = false;
        open(finished(), printer);
        screen.robot().push(KeyCode.CONTROL, KeyCode.P);
        screen.until(() -> screen.text("files-text").equals(Texts.of("print.not")));
        assertThat(printer.printed).isNull();
    }

    @Test
    void aPrinterThatTakesNoPageIsNamedWithACure() {
        OnePrinter printer = new OnePrinter();
        printer.works = false;
        open(finished(), printer);
        screen.robot().push(KeyCode.CONTROL, KeyCode.P);
        screen.until(() -> screen.text("files-text").equals(Texts.of("print.failed", "Laser")));
    }

    @Test
    void beforeTheFirstRunThereIsNothingToShareAndThePaletteSaysWhy() {
        screen = Screen.of(setup(finished()));
        for (String id : List.of("export", "copy", "print")) {
            var command = Screen.fx(() -> screen.bench().commands().get(id));
            assertThat(Screen.fx(() -> command.enabled().getAsBoolean())).as(id).isFalse();
            assertThat(command.obstacle()).as(id).isPresent();
        }
        assertThat(Screen.fx(() -> lookup("command-export").isDisabled())).isTrue();
    }

    private static Recording finished() {
        return FixedRun.finished(Recordings.finished(false));
    }

    private Setup setup(Recording run) {
        return new Setup(List.of(LESSON), (_, _) -> run, () -> 0, Theme.LIGHT,
                work -> Thread.ofPlatform().daemon().start(work), Optional.of(names));
    }

    private void open(Recording run) {
        open(run, _ -> Optional.empty());
    }

    private void open(Recording run, Printers printers) {
        screen = Screen.of(setup(run).with(printers));
        screen.settled();
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot() == run.snapshot());
        screen.settled();
    }

    /** Writes through the card, and reads what was written. */
    private String exported(String kind, String part) throws IOException {
        Path file = folder.resolve(kind + names.suggested.size() + "." + Exports.called(kind).orElseThrow().endings()
                .getFirst());
        names.answers.add(file);
        screen.robot().push(KeyCode.CONTROL, KeyCode.E);
        choose(kind, part);
        screen.robot().push(KeyCode.ENTER);
        ends("export.done", file);
        return Files.readString(file);
    }

    private void choose(String kind, String part) {
        Screen.fx(() -> {
            kinds().getSelectionModel().select(Exports.called(kind).orElseThrow());
            return null;
        });
        if (!Screen.fx(() -> part(part).isDisabled())) {
            screen.click("export-part-" + part);
        }
    }

    /** Waits until the bar says this about the file. */
    private void ends(String key, Path file) {
        String wanted = Texts.of(key, file);
        screen.until(() -> screen.isVisible("files") && screen.text("files-text").equals(wanted));
    }

    private static boolean isIn(Node node, Node around) {
        Node at = node;
        while (at != null && at != around) {
            at = at.getParent();
        }
        return at != null;
    }

    private Node lookup(String id) {
        return screen.bench().scene().lookup("#" + id);
    }

    @SuppressWarnings("unchecked")
    private ListView<Export> kinds() {
        return (ListView<Export>) lookup("export-kinds");
    }

    private RadioButton part(String part) {
        return (RadioButton) lookup("export-part-" + part);
    }

    private static String engine(String kind, Excerpt excerpt) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((Export.Writing) Exports.called(kind).orElseThrow().way()).write(Recordings.finished(false), About.NOTHING,
                new Choice(excerpt, Look.USUAL), out, _ -> {});
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void check(String id, Path file) throws Exception {
        Snapshot recorded = Recordings.finished(false);
        switch (id) {
            case "png" -> {
                assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
                assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(Look.USUAL.width());
            }
            case "svg" -> assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile())
                    .getDocumentElement().getTextContent()).contains(LESSON.title(), "ThreadPoolExecutor-0_4");
            case "gif" -> assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(Look.USUAL.width());
            case "html" -> assertThat(file).content().startsWithIgnoringCase("<!doctype html>")
                    .contains("ThreadPoolExecutor-0_4").endsWith("</html>\n");
            case "perfetto", "chrome" -> {
                Snapshot again = read(file);
                assertThat(IntStream.rangeClosed(1, again.tasks()).mapToObj(again::taskLabel))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, recorded.tasks()).mapToObj(recorded::taskLabel).toList());
                assertThat(again.horizon() - again.first()).isEqualTo(recorded.horizon() - recorded.first());
            }
            case "parquet" -> assertThat(Parquet.isRecording(file)).isTrue();
            case "tasks" -> assertThat(file).content().isEqualTo(engine("tasks", Excerpt.WHOLE));
            case "slices" -> assertThat(file).content().isEqualTo(engine("slices", Excerpt.WHOLE));
            default -> {
                try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
                    int tokens = 0;
                    while (json.nextToken() != null) {
                        tokens++;
                    }
                    assertThat(tokens).isGreaterThan(20);
                }
            }
        }
    }

    private static Snapshot read(Path file) throws InterruptedException {
        OpenFile opened = Formats.open(file);
        opened.join();
        assertThat(opened.trouble()).isEmpty();
        return opened.snapshot();
    }

    private static long colours(Image picture) {
        int width = (int) picture.getWidth();
        return IntStream.range(0, width * (int) picture.getHeight())
                .map(i -> picture.getPixelReader().getArgb(i % width, i / width)).distinct().count();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
