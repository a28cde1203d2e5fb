package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.Excerpt;
import dev.gantry.format.OpenFile;
import dev.gantry.format.json.RunJson;
import dev.gantry.format.page.HtmlPage;
import dev.gantry.recording.About;
import dev.gantry.recording.Annotations;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.budget.Gone;
import dev.gantry.view.style.ColourBy;
import dev.gantry.view.style.Phrases;

/** What a budget took from a recording is told wherever losses are, also of a recording that was saved and opened. */
class GoneToldTest {
    private static final Snapshot SHORT = dropping();

    @TempDir
    private Path folder;

    private static Snapshot dropping() {
        RichTrace made = new RichTrace(3, Budget.UNLIMITED.ofLast(Duration.ofNanos(3_000)));
        for (int step = 0; step < 40; step++) {
            made.go(300).published();
        }
        return made.finished();
    }

    private OpenFile opened() throws Exception {
        return Saved.open(Saved.save(SHORT, About.NOTHING, folder.resolve("short.pftrace")));
    }

    @Test
    @DisplayName("a saved recording has it, and its notices tell of it once, however often it is saved")
    void saved() throws Exception {
        Gone gone = SHORT.gone();
        assertThat(gone.hasDropped()).isTrue();
        OpenFile once = opened();
        OpenFile twice = Saved.open(Saved.save(once.snapshot(), once.about(), folder.resolve("again.pftrace")));
        for (OpenFile opened : new OpenFile[]{once, twice}) {
            assertThat(opened.snapshot().gone()).isEqualTo(gone);
            assertThat(opened.about().notices()).containsExactlyElementsOf(gone.notices());
        }
    }

    @Test
    @DisplayName("JSON has its figures")
    void json() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new RunJson("", Map.of()).write(opened().snapshot(), out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"gone\":{\"from\":%d,\"until\":%d,\"slices\":%d,"
                .formatted(SHORT.gone().from(), SHORT.gone().until(), SHORT.gone().slices()));
    }

    @Test
    @DisplayName("a page says it")
    void page() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlPage("", Excerpt.WHOLE, Annotations.NONE, ColourBy.STATE).write(opened().snapshot(), out, _ -> {});
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(Phrases.say(SHORT.gone().notices().getFirst()));
    }
}
