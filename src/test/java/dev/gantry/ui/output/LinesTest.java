package dev.gantry.ui.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.Moment;
import dev.gantry.program.Piped;
import dev.gantry.program.Piped.Kind;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Trace;

/** The lines of a recording's output, from what a program writes and from the recording's marks. */
@Tag("process")
class LinesTest {
    private static final long LATE = Long.MAX_VALUE / 2;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private final Piped streams = new Piped();
    private final Lines lines = new Lines();

    @BeforeEach
    void lanes() {
        for (int lane = 1; lane <= 9; lane++) {
            trace.laneOpened(0, lane, 0, LaneKind.THREAD, LaneRole.PLAIN, names.intern("lane " + lane));
        }
    }

    @Test
    @DisplayName("what a program writes is listed once and in its order, whatever marks there are")
    void streams() throws Exception {
        mark(1, 7, "one");
        mark(2, 8, "three");
        mark(3, 8, "nowhere");
        trace.publish(LATE);
        run("echo one; echo two >&2; sleep 0.1; echo two; echo three");
        assertThat(lines.take(trace.snapshot(), streams)).isTrue();
        assertThat(texts().stream().filter(text -> !text.equals("ERR two")))
                .containsExactly("7 one", "0 two", "8 three");
        assertThat(texts()).contains("ERR two").hasSize(4);
        assertThat(lines.take(trace.snapshot(), streams)).isFalse();
    }

    @Test
    @DisplayName("a line whose mark may still come is listed, and its lane is told when the recording is that far")
    void late() throws Exception {
        trace.publish(0);
        run("echo one; echo two");
        lines.take(trace.snapshot(), streams);
        assertThat(texts()).containsExactly("0 one", "0 two");
        mark(1, 7, "one");
        mark(1, 8, "two");
        trace.publish(LATE);
        lines.take(trace.snapshot(), streams);
        assertThat(texts()).containsExactly("7 one", "8 two");
    }

    @Test
    @DisplayName("when the recording has ended no more marks are waited for")
    void ended() throws Exception {
        run("echo one");
        mark(1, 7, "one");
        trace.finish(0);
        lines.take(trace.snapshot(), streams);
        assertThat(texts()).containsExactly("7 one");
    }

    @Test
    @DisplayName("the beginning of a line is listed, and becomes the line")
    void unfinished() throws Exception {
        mark(1, 7, "name?");
        trace.publish(LATE);
        Process process = start("printf 'name? '; read name; echo $name");
        while (streams.since(0).unfinished().isEmpty()) {
            Moment.pass();
        }
        lines.take(trace.snapshot(), streams);
        assertThat(texts()).containsExactly("7 name? ");
        streams.send("Ada");
        process.waitFor();
        streams.awaitEnd();
        lines.take(trace.snapshot(), streams);
        assertThat(texts()).containsExactly("IN Ada", "7 name? Ada");
    }

    @Test
    @DisplayName("of very many lines the last are listed, and it is known how many are not")
    void many() throws Exception {
        trace.publish(LATE);
        Process process = start("read go; i=0; while [ $i -lt 15000 ]; do echo \"$i.0\n1\n2\n3\n4\n5\n6\n7\n8\n9\"; "
                + "i=$((i+1)); done; echo end");
        assertThat(lines.gone()).isZero();
        streams.send("go");
        while (process.isAlive()) {
            lines.take(trace.snapshot(), streams);
        }
        streams.awaitEnd();
        lines.take(trace.snapshot(), streams);
        assertThat(lines.all().size() + lines.gone()).isEqualTo(150_002);
        assertThat(lines.all().size()).isBetween(Piped.MOST_LINES, 2 * Piped.MOST_LINES);
        assertThat(lines.all().getLast().text()).isEqualTo("end");
        Lines again = new Lines();
        again.take(trace.snapshot(), streams);
        assertThat(again.all().size() + again.gone()).isEqualTo(150_002);
    }

    @Test
    @DisplayName("without streams the marks are listed in order of time, a line of a text by itself")
    void marks() {
        mark(10, 7, "first\nsecond");
        mark(30, 8, "fourth");
        trace.publish(30);
        assertThat(lines.take(trace.snapshot())).isTrue();
        mark(20, 9, "third");
        mark(40, 7, "\rfifth");
        trace.publish(40);
        assertThat(lines.take(trace.snapshot())).isTrue();
        assertThat(lines.take(trace.snapshot())).isFalse();
        assertThat(texts()).containsExactly("7 first", "7 second", "9 third", "8 fourth", "7 fifth");
    }

    private void mark(long time, int lane, String text) {
        trace.mark(time, lane, names.intern(text));
    }

    private List<String> texts() {
        return lines.all().stream()
                .map(line -> (line.kind() == Kind.OUT ? line.lane() : line.kind()) + " " + line.text()).toList();
    }

    private void run(String script) throws Exception {
        start(script).waitFor();
        streams.awaitEnd();
    }

    private Process start(String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script);
        streams.configure(builder);
        Process process = builder.start();
        streams.started(process);
        return process;
    }
}
