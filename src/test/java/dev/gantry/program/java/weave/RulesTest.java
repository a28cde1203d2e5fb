package dev.gantry.program.java.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void aRuleSaysForWhichJdksWhereAndWithWhatAHookIsCalled() {
        Rules rules = Rules.parse("""
                # a library
                class org.lib.Pool tagged
                17-20  run(Runnable)   before:call   began 1.task null
                21-    end()           exit          ended
                """);
        assertThat(rules.tagged()).containsExactly("org.lib.Pool");
        assertThat(rules.classes().get("org.lib.Pool")).containsExactly(
                new Rule(17, 20, "run", Optional.of("Runnable"), Place.BEFORE, "call", "began",
                        List.of("1.task", "null")),
                new Rule(21, Integer.MAX_VALUE, "end", Optional.of(""), Place.EXIT, "", "ended", List.of()));
    }

    @Test
    void aLineThatIsNoRuleIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rules.parse("class a.B\n17- run sideways began"))
                .withMessageContaining("17- run sideways began");
    }
}
