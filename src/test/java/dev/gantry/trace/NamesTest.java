package dev.gantry.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Texts by number. */
class NamesTest {
    private final Names names = new Names();

    @Test
    void theEmptyTextIsZero() {
        assertThat(names.intern("")).isZero();
        assertThat(names.get(0)).isEmpty();
    }

    @Test
    void oneTextHasOneNumber() {
        assertThat(names.intern("a")).isEqualTo(names.intern(new String("a"))).isNotEqualTo(names.intern("b"));
    }

    @Test
    void aNumberThatWasNeverGivenIsTheEmptyText() {
        assertThat(names.get(-1)).isEmpty();
        assertThat(names.get(5)).isEmpty();
        assertThat(names.get(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void aLongTextIsCutAndSaysSo() {
        String cut = names.get(names.intern("x".repeat(Names.LONGEST + 1)));
        assertThat(cut).hasSize(Names.LONGEST).endsWith("x…");
        assertThat(names.get(names.intern("x".repeat(Names.LONGEST)))).doesNotContain("…");
    }

    @Test
    void aCutNeverSplitsACharacter() {
        String cut = names.get(names.intern("x".repeat(Names.LONGEST - 2) + "😀😀"));
        assertThat(cut).isEqualTo("x".repeat(Names.LONGEST - 2) + "…");
    }

    @Test
    void threadsThatMeetTheSameTextsAgreeOnTheirNumbers() throws Exception {
        Callable<List<Integer>> all = () -> IntStream.range(0, 2000).mapToObj(i -> names.intern("t" + i)).toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = threads.invokeAll(List.of(all, all, all, all));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.getFirst().get());
            }
        }
        assertThat(IntStream.range(0, 2000)).allMatch(i -> names.get(names.intern("t" + i)).equals("t" + i));
    }
}
