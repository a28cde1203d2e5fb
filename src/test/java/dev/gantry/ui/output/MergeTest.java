package dev.gantry.ui.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.program.Piped.Kind;
import dev.gantry.program.Piped.Line;
import dev.gantry.trace.Mark;

/** Marks and the lines of streams, each printed line once. */
class MergeTest {
    private final Merge merge = new Merge();
    private final List<Printed> listed = new ArrayList<>();

    @Test
    @DisplayName("a mark stands for its line, whichever comes first")
    void once() {
        take(List.of(new Mark(1, 7, "first")), List.of());
        take(List.of(), List.of(out(2, "first"), out(3, "second")));
        take(List.of(new Mark(3, 8, "second")), List.of());
        assertThat(listed).extracting(Printed::text).containsExactly("first", "second");
        assertThat(listed).extracting(Printed::lane).containsExactly(7, 8);
    }

    @Test
    @DisplayName("a text that was printed twice is listed twice; what no mark stands for is listed without a lane")
    void counted() {
        take(List.of(new Mark(1, 7, "same"), new Mark(2, 8, "same")),
                List.of(out(3, "same"), out(4, "same"), out(5, "same")));
        assertThat(listed).extracting(Printed::lane).containsExactly(7, 8, 0);
    }

    @Test
    @DisplayName("standard error and what was sent are listed by themselves")
    void kinds() {
        take(List.of(new Mark(1, 7, "text")),
                List.of(new Line(2, Kind.ERR, "text"), new Line(3, Kind.IN, "text"), out(4, "text")));
        assertThat(listed).extracting(Printed::kind).containsExactly(Kind.OUT, Kind.ERR, Kind.IN);
    }

    @Test
    @DisplayName("what a line has before its mark's text stays a line; an end inside a word is no such text")
    void questions() {
        take(List.of(), List.of(out(1, "name? hello Ada"), out(2, "15")));
        take(List.of(new Mark(1, 7, "hello Ada"), new Mark(3, 7, "5")), List.of());
        take(List.of(), List.of(out(4, "5")));
        assertThat(listed).extracting(Printed::text).containsExactlyInAnyOrder("name? ", "hello Ada", "15", "5");
    }

    @Test
    @DisplayName("a mark of several lines stands for each of them")
    void several() {
        take(List.of(new Mark(1, 7, "one\n\ntwo")), List.of(out(2, "one"), out(3, ""), out(4, "two"), out(5, "")));
        assertThat(listed).extracting(Printed::text).containsExactly("one\n\ntwo", "");
    }

    @Test
    @DisplayName("lines that threads printed at once are theirs, however mixed up they come")
    void mixed() {
        take(List.of(), List.of(out(1, "before")));
        take(List.of(new Mark(1, 7, "task 1 done"), new Mark(1, 8, "task 2 done")),
                List.of(out(2, "task 1 donetask 2 done")));
        take(List.of(), List.of(out(2, "")));
        take(List.of(), List.of(out(3, "threadmain thread"), out(4, " 2 pool_2")));
        take(List.of(new Mark(3, 7, "thread 2 pool_2"), new Mark(3, 8, "main thread")), List.of());
        take(List.of(new Mark(5, 7, "callback: 1 pool_1"), new Mark(5, 8, "callback: 0 pool_0")), List.of());
        take(List.of(), List.of(out(6, "callback:callback: 1 pool_1"), out(7, " 0 pool_0"), out(8, "after")));
        assertThat(listed).extracting(Printed::text).containsExactly("before", "task 1 done", "task 2 done",
                "thread 2 pool_2", "main thread", "callback: 1 pool_1", "callback: 0 pool_0", "after");
    }

    @Test
    @DisplayName("a line with other letters than the marks' is no mixture of them")
    void others() {
        take(List.of(new Mark(1, 7, "one"), new Mark(1, 8, "two")), List.of(out(2, "onetwx"), out(2, "")));
        assertThat(listed).extracting(Printed::text).containsExactly("one", "two", "onetwx", "");
    }

    private void take(List<Mark> marks, List<Line> lines) {
        merge.take(marks, lines);
        listed.removeAll(merge.gone());
        listed.addAll(merge.added());
    }

    private static Line out(long time, String text) {
        return new Line(time, Kind.OUT, text);
    }
}
