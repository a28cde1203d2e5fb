package dev.gantry.insight.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;

@Tag("engine")
class ClaimCompletionTest {
    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private Snapshot recorded;

    @BeforeEach
    void record() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("app"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(1, 1, 1, names.intern("slow pool"));
        trace.executorOpened(1, 2, 1, names.intern("quick"));
        trace.taskSubmitted(5, 2, 1, 1, names.intern("load \"a\""));
        trace.taskSubmitted(6, 2, 2, 1, names.intern("store"));
        trace.mark(7, 2, names.intern("half way"));
        trace.finish(70);
        recorded = trace.snapshot();
    }

    private List<String> proposals(String text) {
        return ClaimCompletion.of(text, recorded).proposals();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `at `                                | most
            at m                                 | most
            AT M                                 | most
            `at most 5 tasks of `                | "slow pool"
            at most 5 tasks of sl                | "slow pool"
            at most 5 tasks of "slow p           | "slow pool"
            at most 5 tasks of qu                | quick
            `no task named `                     | "load \\"a\\""
            `every task ran on lane `            | main
            no lane named m                      | main
            `mark `                              | "half way"
            no task w                            | waited
            `the run `                           | took
            `the p99 queue wait of tasks `       | <
            """)
    @DisplayName("words of the language and names of the recording are proposed where they can stand")
    void proposed(String text, String expected) {
        assertThat(proposals(text)).contains(expected);
    }

    @Test
    @DisplayName("at the beginning stand the beginnings of claims")
    void beginnings() {
        assertThat(proposals("")).contains("at most", "no", "every", "the run took", "mark", "task");
    }

    @Test
    @DisplayName("a proposal replaces the word that was begun, and a space follows")
    void taken() {
        ClaimCompletion completion = ClaimCompletion.of("no task of \"slow", recorded);
        assertThat(completion.with("no task of \"slow", "\"slow pool\"")).isEqualTo("no task of \"slow pool\" ");
        assertThat(ClaimCompletion.of("no ", recorded).with("no ", "task")).isEqualTo("no task ");
    }

    @Test
    @DisplayName("numbers and durations are asked for, not proposed")
    void values() {
        assertThat(ClaimCompletion.of("at most ", recorded).isNumber()).isTrue();
        assertThat(ClaimCompletion.of("at most ", recorded).proposals()).isEmpty();
        assertThat(ClaimCompletion.of("no task waited longer than ", recorded).isDuration()).isTrue();
        assertThat(proposals("no task waited longer than 5 ")).containsExactly("ns", "us", "ms", "s", "min", "h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at most 5 tasks ran at twice ", "§", "no \"", "{workers} "})
    @DisplayName("behind a mistake nothing is proposed")
    void wrong(String text) {
        ClaimCompletion completion = ClaimCompletion.of(text, recorded);
        assertThat(completion.proposals()).isEmpty();
        assertThat(completion.isNumber() || completion.isDuration()).isFalse();
    }

    @Test
    @DisplayName("any path through the proposals stays one that the language knows")
    void everyProposalLeadsOn() {
        List<String> texts = List.of("");
        for (int depth = 0; depth < 5; depth++) {
            texts = texts.stream().flatMap(text -> {
                ClaimCompletion completion = ClaimCompletion.of(text, recorded);
                List<String> next = completion.isNumber()
                        ? List.of("3")
                        : completion.isDuration() ? List.of("3") : completion.proposals();
                assertThat(completion.isNumber() || completion.isDuration() || !next.isEmpty() || isClaim(text))
                        .as(text).isTrue();
                return next.stream().map(word -> completion.with(text, word));
            }).distinct().toList();
        }
        assertThat(texts).hasSizeGreaterThan(100);
        assertThat(IntStream.range(0, texts.size()).mapToObj(texts::get).filter(this::isClaim)).isNotEmpty();
    }

    private boolean isClaim(String text) {
        try {
            Claim.of(text);
            return true;
        } catch (ClaimSyntaxException _) {
            return false;
        }
    }
}
