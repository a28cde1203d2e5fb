package dev.gantry.format.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.view.Recordings;

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
              for (let y = 40; y < chart.clientHeight && !words.includes("blocked"); y += 4) {
                chart.dispatchEvent(new PointerEvent("pointermove", { clientX: chart.getBoundingClientRect().left + 400,
                  clientY: chart.getBoundingClientRect().top + y, bubbles: true }));
                words = document.getElementById("card").textContent;
              }
              say("hovered", words.includes("blocked") && words.includes("from"));
              key("."); await frame(); say("told", document.getElementById("fact").textContent.length > 10);
              document.body.dataset.told = told.join(" ");
            })();
            </script></html>
            """;

    /** Chromium without a display may paint no frames while its time is virtual; timers always come. */
    private static final String FRAMES = "<script>window.requestAnimationFrame = f => setTimeout(f, 16);</script><noscript>";

    @TempDir
    private Path folder;

    @Test
    void zoomsMovesAndTellsWhatIsUnderThePointer() throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "there is no /usr/bin/chromium on this machine");
        String page = ExportsTest.written("html", Recordings.twenty(Long.MAX_VALUE), Choice.USUAL);
        Path file = Files.writeString(folder.resolve("page.html"),
                page.replace("<noscript>", FRAMES).replace("</html>", DRIVEN));
        Path dump = folder.resolve("dump.html");
        Process browser = new ProcessBuilder(List.of(CHROMIUM.toString(), "--headless", "--no-sandbox", "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"), "--window-size=1280,800", "--virtual-time-budget=5000",
                "--dump-dom", file.toUri().toString()))
                .redirectOutput(dump.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            assertThat(browser.waitFor(120, TimeUnit.SECONDS)).as("Chromium ends").isTrue();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
        }

        assertThat(Files.readString(dump))
                .contains("data-told=\"zoomed=true moved=true fitted=true hovered=true told=true\"");
    }
}
