package dev.gantry.format.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.recording.Annotations;
import dev.gantry.recording.Note;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.view.frame.Recordings;
import dev.gantry.view.style.Palette;
import dev.gantry.view.style.Style;

/** The page as Chromium shows it; events are sent by a script that the test puts at the page's end. */
@Tag("process")
class PageInBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String DRIVEN = """
            <script>
            const chart = document.getElementById("chart"), told = [];
            const frame = () => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
            const key = k => dispatchEvent(new KeyboardEvent("keydown", { key: k }));
            const span = () => chart.dataset.to - chart.dataset.from;
            const say = (what, good) => told.push(what + "=" + good);
            (async () => {
              await frame();
              const all = span(), first = +chart.dataset.from;
              key("w"); await frame(); say("zoomed", span() < all);
              const from = +chart.dataset.from;
              key("d"); await frame(); say("moved", chart.dataset.from > from);
              key("f"); await frame(); say("fitted", span() === all && +chart.dataset.from === first);
              let words = "";
              for (let y = 40; y < chart.clientHeight && !words.includes("@@"); y += 4) {
                chart.dispatchEvent(new PointerEvent("pointermove", { clientX: chart.getBoundingClientRect().left + 400,
                  clientY: chart.getBoundingClientRect().top + y, bubbles: true }));
                words = document.getElementById("card").textContent;
              }
              say("hovered", words.includes("@@") && words.includes("from"));
              key("."); await frame(); say("told", document.getElementById("fact").textContent.length > 10);
              document.body.dataset.told = told.join(" ");
            })();
            </script></html>
            """;

    private static final String NOTED = """
            <script>
            const chart = document.getElementById("chart"), told = [], note = "@@";
            const frame = () => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
            const say = (what, good) => told.push(what + "=" + good);
            (async () => {
              await frame();
              const buttons = document.querySelectorAll("#flags button");
              say("listed", buttons.length === 1 && buttons[0].textContent.endsWith("· " + note));
              let words = "";
              for (let x = 216; x < chart.clientWidth && !words.includes(note); x += 2) {
                chart.dispatchEvent(new PointerEvent("pointermove", { clientX: chart.getBoundingClientRect().left + x,
                  clientY: chart.getBoundingClientRect().top + 10, bubbles: true }));
                words = document.getElementById("card").textContent;
              }
              say("flagged", words.startsWith(note) && words.includes("note at"));
              for (let i = 0; i < 9; i++) dispatchEvent(new KeyboardEvent("keydown", { key: "w" }));
              buttons[0].click(); await frame();
              const middle = (+chart.dataset.from + +chart.dataset.to) / 2;
              say("went", Math.abs(middle - 500e6) < 2);
              document.body.dataset.told = told.join(" ");
            })();
            </script></html>
            """;

    /** Chromium without a display may paint no frames while its time is virtual; timers always come. */
    private static final String FRAMES = "<script>window.requestAnimationFrame = f => setTimeout(f, "
            + "16);</script><noscript>";

    private static final String ALL_WELL = "data-told=\"zoomed=true moved=true fitted=true hovered=true told=true\"";

    @TempDir
    private Path folder;

    @BeforeAll
    static void hasChromium() {
        assumeTrue(Files.isExecutable(CHROMIUM), "there is no /usr/bin/chromium on this machine");
    }

    @Test
    void zoomsMovesAndTellsWhatIsUnderThePointer() throws Exception {
        Path file = page(Recordings.twenty(Long.MAX_VALUE), "blocked");

        assertThat(shown(file)).contains(ALL_WELL);
    }

    @Test
    void aPageOfAMillionSlicesDoesTheSameAndSaysThatSomeAreMerged() throws Exception {
        Path file = page(Recordings.many(1_000_000, 5), " slices, mostly ");

        assertThat(shown(file)).contains(ALL_WELL).contains(" merged bars, with dots: Gantry itself shows each.");
    }

    @Test
    void theReadersNotesAreFlagsAndAListAndAClickInTheListGoesThere() throws Exception {
        long at = 500 * Recordings.MS;
        String note = "<b>look</b> here";
        String page = ExportsTest.written("html", Recordings.twenty(Long.MAX_VALUE), Choice.USUAL,
                new Annotations(Optional.empty(), List.of(new Note(at, note))));
        Path file = Files.writeString(folder.resolve("page.html"),
                page.replace("<noscript>", FRAMES).replace("</html>", NOTED.replace("@@", note)));

        assertThat(shown(file)).contains("data-told=\"listed=true flagged=true went=true\"");
    }

    @Test
    void itsPictureHasTheColoursOfItsStates() throws Exception {
        Path file = page(Recordings.twenty(Long.MAX_VALUE), "blocked");
        Path picture = folder.resolve("page.png");
        chromium(file, "--screenshot=" + picture);

        BufferedImage read = ImageIO.read(picture.toFile());
        assertThat(read.getWidth()).isEqualTo(1280);
        Map<Integer, Integer> pixels = new HashMap<>();
        for (int rgb : read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth())) {
            pixels.merge(rgb, 1, Integer::sum);
        }
        for (State state : List.of(State.RUNNING, State.BLOCKED)) {
            int colour = Palette.LIGHT.fill(Style.of(state)) | 0xff000000;
            assertThat(pixels.getOrDefault(colour, 0)).as("pixels of " + state).isGreaterThan(500);
        }
    }

    private Path page(Snapshot snapshot, String hovered) throws IOException {
        String page = ExportsTest.written("html", snapshot, Choice.USUAL);
        return Files.writeString(folder.resolve("page.html"),
                page.replace("<noscript>", FRAMES).replace("</html>", DRIVEN.replace("@@", hovered)));
    }

    /** The page's elements after the driver has done its work. */
    private String shown(Path file) throws Exception {
        return Files.readString(chromium(file, "--dump-dom"));
    }

    private Path chromium(Path file, String wanted) throws Exception {
        Path said = folder.resolve("said");
        Process browser = new ProcessBuilder(List.of(CHROMIUM.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"), "--window-size=1280,800", "--virtual-time-budget=5000",
                "--hide-scrollbars", wanted, file.toUri().toString()))
                .redirectOutput(said.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(browser.waitFor(120, TimeUnit.SECONDS)).as("Chromium ends").isTrue();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
        }
        return said;
    }
}
