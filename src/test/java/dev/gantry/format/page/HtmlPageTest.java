package dev.gantry.format.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.format.Excerpt;
import dev.gantry.recording.Annotations;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;
import dev.gantry.view.frame.Recordings;
import dev.gantry.view.style.ColourBy;

/** How much a page holds. */
@Tag("engine")
class HtmlPageTest {
    private static final int LANES = 5;
    private static final int MERGED = PageStates.MERGED;

    /** What a page holds of the bars, summed up. */
    private record Sums(long bars, long merged, long slices, long time, List<String> notes) {}

    @Test
    @DisplayName("as many slices as a browser takes stand each for itself")
    void each() throws IOException {
        for (int slices : new int[]{PageLines.BARS, PageLines.BARS + LANES}) { // the few more find room in their cells
            Sums page = page(Recordings.many(slices, LANES));

            assertThat(page.bars).isEqualTo(slices);
            assertThat(page.merged).isZero();
            assertThat(page.notes).noneMatch(note -> note.contains("merged"));
        }
    }

    @Test
    @DisplayName("of more, neighbours become one bar: none is lost, no time either, and the page says how many")
    void merged() throws IOException {
        for (int slices : new int[]{2 * PageLines.BARS, 1_000_000}) {
            Snapshot recorded = Recordings.many(slices, LANES);
            Sums page = page(recorded);

            assertThat(page.bars).isLessThan(2L * PageLines.BARS);
            assertThat(page.merged).isPositive();
            assertThat(page.slices).isEqualTo(slices);
            assertThat(page.time).isEqualTo(slices * Recordings.MANY_LENGTH);
            long within = page.slices - (page.bars - page.merged);
            assertThat(page.notes).anyMatch(note -> note.startsWith("%,d slices shorter than ".formatted(within))
                    && note.contains("%,d merged bars".formatted(page.merged)));
        }
    }

    @Test
    @DisplayName("a wait that holds up others looks so and is called so; lanes of one name are told apart")
    void asInTheChart() throws IOException {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("gantry"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(0, 3, 2, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("eat"));
        trace.laneOpened(0, 4, 2, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("play"));
        trace.laneOpened(0, 5, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("SpawnProcess-1"));
        trace.laneOpened(0, 6, 5, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.switched(10, 2, 4, SwitchReason.SWITCH);
        trace.blocked(20, 4, names.intern("gantry:sleep"), 0);
        trace.unblocked(90, 4, 0);
        trace.switched(95, 4, 3, SwitchReason.SWITCH);
        trace.finish(100);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlPage("t", Excerpt.WHOLE, Annotations.NONE, ColourBy.STATE).write(trace.snapshot(), out, _ -> {});
        String page = out.toString(StandardCharsets.UTF_8);

        assertThat(page).contains("\"blocks others\"").contains("\"name\":\"SpawnProcess-1 › main\"")
                .contains("\"name\":\"gantry › main\"").contains("\"name\":\"eat\"");
        assertThat(page).contains("70," + PageStates.blocking(0) + ",")
                .doesNotContain("70," + PageStates.bar(State.BLOCKED, Optional.empty(), 0) + ",");
    }

    @Test
    @DisplayName("lanes of other clocks say how far they may be off, and so does the line below the chart")
    void otherClocks() throws IOException {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("ours"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(0, 3, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("theirs"));
        trace.mark(0, 3, names.intern(Message.say("other-clock", Duration.ofMillis(5)).text()));
        trace.laneOpened(0, 4, 3, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.finish(100);
        Snapshot recorded = trace.snapshot();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlPage("t", Excerpt.WHOLE, Annotations.NONE, ColourBy.STATE).write(recorded, out, _ -> {});

        Matcher soft = Pattern.compile("\"soft\":(\\d+)").matcher(out.toString(StandardCharsets.UTF_8));
        assertThat(soft.results().map(found -> found.group(1))).containsExactly("0", "0", "5000000", "5000000");
        assertThat(page(recorded).notes).anyMatch(note -> note.contains("±5.00 ms"));
        assertThat(page(Recordings.many(LANES, LANES)).notes).noneMatch(note -> note.contains("±"));
    }

    private static Sums page(Snapshot snapshot) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new HtmlPage("many", Excerpt.WHOLE, Annotations.NONE, ColourBy.STATE).write(snapshot, out, _ -> {});
        String page = out.toString(StandardCharsets.UTF_8);
        String data = page.substring(page.indexOf('{', page.indexOf("id=\"data\"")), page.lastIndexOf("</script>"));
        long bars = 0;
        long merged = 0;
        long slices = 0;
        long time = 0;
        List<String> notes = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(data)) {
            while (notes.isEmpty()) {
                JsonToken token = json.nextToken();
                if (token == JsonToken.START_ARRAY && "bars".equals(json.currentName())) {
                    while (json.nextToken() != JsonToken.END_ARRAY) { // how long after the one before
                        long length = json.nextLongValue(0);
                        boolean several = (json.nextIntValue(0) & MERGED) != 0;
                        int last = json.nextIntValue(0);
                        bars++;
                        merged += several ? 1 : 0;
                        slices += several ? last : 1;
                        time += several ? json.nextLongValue(0) : length;
                    }
                } else if (token == JsonToken.START_ARRAY && "notes".equals(json.currentName())) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        notes.add(json.getText());
                    }
                }
            }
        }
        return new Sums(bars, merged, slices, time, notes);
    }
}
