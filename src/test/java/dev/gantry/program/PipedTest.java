package dev.gantry.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.Moment;
import dev.gantry.program.Piped.Kind;
import dev.gantry.program.Piped.Line;

/** A program's standard streams as pipes. */
@Tag("process")
class PipedTest {
    private final Piped streams = new Piped();

    @Test
    @DisplayName("lines of both outputs are kept by kind; a last line without an end is one too")
    void lines() throws Exception {
        run("echo one; echo two >&2; printf three");
        assertThat(texts(Kind.OUT)).containsExactly("one", "three");
        assertThat(texts(Kind.ERR)).containsExactly("two");
        assertThat(streams.since(2).lines()).hasSize(1);
        assertThat(streams.since(9).lines()).isEmpty();
    }

    @Test
    @DisplayName("the beginning of a line is seen before its end comes; what is sent is a line of the program's input")
    void asks() throws Exception {
        Process process = start("printf 'name? '; read name; echo hello $name; cat; echo end");
        while (streams.since(0).unfinished().isEmpty()) {
            Moment.pass();
        }
        assertThat(streams.since(0).unfinished()).extracting(Line::text).containsExactly("name? ");
        streams.send("Ada");
        streams.send("more");
        assertThat(streams.isInputOpen()).isTrue();
        streams.closeInput();
        assertThat(streams.isInputOpen()).isFalse();
        streams.send("too late");
        process.waitFor();
        streams.awaitEnd();
        assertThat(texts(Kind.OUT)).containsExactly("name? hello Ada", "more", "end");
        assertThat(texts(Kind.IN)).containsExactly("Ada", "more");
        assertThat(streams.since(0).unfinished()).isEmpty();
    }

    @Test
    @DisplayName("lines are in the order of their ends; the time of each is that of its beginning")
    void order() throws Exception {
        Process process = start("printf long; read go; echo short >&2; read go; echo est");
        while (streams.since(0).unfinished().isEmpty()) {
            Moment.pass();
        }
        streams.send("go");
        while (texts(Kind.ERR).isEmpty()) {
            Moment.pass();
        }
        streams.send("go");
        finish(process, streams);
        List<Line> printed = streams.since(0).lines().stream().filter(line -> line.kind() != Kind.IN).toList();
        assertThat(printed).extracting(Line::text).containsExactly("short", "longest");
        assertThat(printed.getLast().time()).isLessThan(printed.getFirst().time());
    }

    @Test
    @DisplayName("what follows a carriage return is written over the line; bytes that are no UTF-8 are replaced")
    void terminal() throws Exception {
        run("printf '10%%\\r20%%\\r\\nca\\303\\251\\n\\377\\n\\r\\n1234\\rab\\n'");
        assertThat(texts(Kind.OUT)).containsExactly("20%", "ca\u00e9", "\ufffd", "", "ab34");
    }

    @Test
    @DisplayName("a line that is written over again and again is one, however long that goes on")
    void progress() throws Exception {
        run("printf begun; i=0; while [ $i -lt 2000 ]; do printf '\\r%d of 2000' $i; i=$((i+1)); done; echo; echo end");
        assertThat(texts(Kind.OUT)).containsExactly("1999 of 2000", "end");
    }

    @Test
    @DisplayName("a line's end comes no earlier than its beginning: between them the program waits")
    void parts() throws Exception {
        Process process = start("printf name; read go; echo");
        while (streams.since(0).unfinished().isEmpty()) {
            Moment.pass();
        }
        streams.send("go");
        finish(process, streams);
        Line sent = streams.since(0).lines().getFirst();
        Line line = streams.since(0).lines().getLast();
        assertThat(line.time()).isLessThanOrEqualTo(sent.time());
        assertThat(line.end()).isGreaterThanOrEqualTo(sent.time());
    }

    @Test
    @DisplayName("of very many lines the last are kept; a very long line is several")
    void bounds() throws Exception {
        int many = 2 * Piped.MOST_LINES + 10;
        run("i=0; while [ $i -lt " + many / 10 + " ]; do echo \"$i.0\n1\n2\n3\n4\n5\n6\n7\n8\n9\"; i=$((i+1)); done");
        Piped.Lines kept = streams.since(0);
        assertThat(kept.first()).isEqualTo(Piped.MOST_LINES);
        assertThat(kept.first() + kept.lines().size()).isEqualTo(many);
        assertThat(kept.lines().getLast().text()).isEqualTo("9");

        Piped other = new Piped();
        finish(start(other, "printf '%" + (2 * Piped.LONGEST + 5) + "d\\n' 7"), other);
        assertThat(other.since(0).lines()).extracting(line -> line.text().length())
                .containsExactly(Piped.LONGEST, Piped.LONGEST, 5);
    }

    @Test
    @DisplayName("a program that does not read what it is sent holds nobody up")
    void deaf() throws Exception {
        Process process = start("exec sleep 100");
        IntStream.range(0, 1_000).forEach(_ -> streams.send("x".repeat(1_000)));
        process.toHandle().destroy();
        finish(process, streams);
        assertThat(streams.isInputOpen()).isFalse();
    }

    private List<String> texts(Kind kind) {
        return streams.since(0).lines().stream().filter(line -> line.kind() == kind).map(Line::text).toList();
    }

    private void run(String script) throws Exception {
        finish(start(script), streams);
    }

    private Process start(String script) throws Exception {
        return start(streams, script);
    }

    private static Process start(Piped to, String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", script);
        to.configure(builder);
        Process process = builder.start();
        to.started(process);
        return process;
    }

    private static void finish(Process process, Piped of) throws Exception {
        process.waitFor();
        of.awaitEnd();
    }
}
