package dev.gantry.ui.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.program.Piped.Kind;
import dev.gantry.program.Piped.Line;
import dev.gantry.trace.Mark;

/** Which marks the lines of a program's output consist of. */
class MarkedPiecesTest {
    private final MarkedPieces pieces = new MarkedPieces();

    @Test
    @DisplayName("a line that was printed as a whole is its mark's, and each mark is of one line")
    void whole() {
        pieces.add(List.of(new Mark(1, 7, "same"), new Mark(2, 8, "same"), new Mark(3, 7, "other")));
        assertThat(take(5, "same")).isEqualTo(new Printed(1, 7, 0, "same", Kind.OUT));
        assertThat(take(6, "same")).isEqualTo(new Printed(2, 8, 0, "same", Kind.OUT));
        assertThat(take(6, "same")).isEqualTo(new Printed(6, 0, 0, "same", Kind.OUT));
        assertThat(take(7, "other").lane()).isEqualTo(7);
    }

    @Test
    @DisplayName("a mark that is later than the line is no part of it")
    void later() {
        pieces.add(List.of(new Mark(5, 7, "text")));
        assertThat(take(4, "text").lane()).isZero();
        assertThat(take(5, "text").lane()).isEqualTo(7);
    }

    @Test
    @DisplayName("texts without ends are one line, whose time is that of the first")
    void pieces() {
        pieces.add(IntStream.range(0, 12).mapToObj(i -> new Mark(i, 7, Integer.toString(i))).toList());
        pieces.add(List.of(new Mark(20, 7, ""), new Mark(21, 7, "next")));
        assertThat(take(30, "0 1 2 3 4 5 6 7 8 9 10 11 ")).extracting(Printed::time, Printed::lane).containsExactly(0L,
                7);
        assertThat(take(31, "next")).extracting(Printed::time, Printed::lane).containsExactly(21L, 7);
    }

    @Test
    @DisplayName("a text of several lines is of each of them")
    void several() {
        pieces.add(List.of(new Mark(1, 7, "one\n\ntwo")));
        assertThat(List.of("one", "", "two", "")).extracting(text -> take(2, text).lane()).containsExactly(7, 7, 7, 0);
    }

    @Test
    @DisplayName("a text that writes over its line is found by what it leaves; those before it are done with")
    void overwritten() {
        pieces.add(IntStream.rangeClosed(1, 1_000).mapToObj(i -> new Mark(i, 7, "\r" + i + " of 1000")).toList());
        pieces.add(List.of(new Mark(1_001, 7, "\rnext\r")));
        assertThat(take(2_000, "1000 of 1000").time()).isEqualTo(1_000);
        assertThat(take(2_000, "next").time()).isEqualTo(1_001);
    }

    @Test
    @DisplayName("texts that lanes printed at once are one line of them all, however mixed up they come")
    void mixed() {
        pieces.add(List.of(new Mark(1, 7, "task 1 done"), new Mark(2, 8, "task 2 done"), new Mark(3, 7, "after")));
        assertThat(take(5, "task 2 donetask 1 done")).isEqualTo(
                new Printed(2, 8, 1, "task 2 donetask 1 done", Kind.OUT));
        assertThat(take(5, "").lane()).isZero();
        assertThat(take(6, "after").lane()).isEqualTo(7);
    }

    @Test
    @DisplayName("what a line has beside a printed text, as the question of an input, makes it no other's")
    void questions() {
        pieces.add(List.of(new Mark(1, 7, "hello Ada"), new Mark(3, 7, "5")));
        assertThat(take(4, "name? hello Ada").lane()).isEqualTo(7);
        assertThat(take(4, "15").lane()).as("written otherwise").isZero();
        assertThat(take(5, "5").lane()).isEqualTo(7);
    }

    @Test
    @DisplayName("texts that were never written here, as another process's, hold none up that were")
    void elsewhere() {
        pieces.add(IntStream.range(0, 1_000).mapToObj(i -> new Mark(i, 9, "hidden " + i)).toList());
        pieces.add(IntStream.range(0, 1_000).mapToObj(i -> new Mark(1_000 + i, 10 + i, "hidden too " + i)).toList());
        pieces.add(List.of(new Mark(5_000, 7, "a"), new Mark(5_001, 7, "b")));
        assertThat(take(6_000, "a-b").lane()).isEqualTo(7);
    }

    @Test
    @DisplayName("to look at a line that may go on takes nothing from it")
    void unfinished() {
        pieces.add(List.of(new Mark(1, 7, "."), new Mark(2, 7, "."), new Mark(3, 7, "end")));
        assertThat(pieces.look(line(4, "..")).lane()).isEqualTo(7);
        assertThat(take(4, "..end")).extracting(Printed::time, Printed::lane).containsExactly(1L, 7);
    }

    @Test
    @DisplayName("of very many the last are remembered")
    void many() {
        for (int i = 0; i < 300_000; i++) {
            pieces.add(List.of(new Mark(i, 7, "text " + i)));
        }
        assertThat(take(1_000_000, "text 0").lane()).isZero();
        assertThat(IntStream.range(250_000, 300_000).map(i -> take(1_000_000, "text " + i).lane())).containsOnly(7);
    }

    private Printed take(long end, String text) {
        return pieces.take(line(end, text));
    }

    private static Line line(long end, String text) {
        return new Line(end, end, Kind.OUT, text);
    }
}
