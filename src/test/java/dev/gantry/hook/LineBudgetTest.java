package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBudgetTest {
    private static final long NOW = Long.MAX_VALUE - 1_000; // the clock may begin anywhere, and go round

    private final LineBudget budget = new LineBudget(NOW);

    @Test
    void aBurstOfSwitchesHasSomeLooksAndNoMore() {
        assertThat(looks(1_000, 0, 0)).isEqualTo(LineBudget.MOST);
    }

    @Test
    void whoSwitchesAllTheTimeHasALookForEachStretchOfTime() {
        looks(1_000, 0, 0);

        assertThat(looks(1_000_000, 0, 100)).isEqualTo((int) (100_000_000 / LineBudget.EACH_NANOS));
    }

    @Test
    void whoSwitchesSeldomHasALookEachTime() {
        assertThat(looks(1_000, 0, LineBudget.EACH_NANOS)).isEqualTo(1_000);
    }

    @Test
    void looksAreNotSavedForever() {
        looks(1_000, 0, 0);

        assertThat(looks(1_000, 1_000 * LineBudget.EACH_NANOS, 0)).isEqualTo(LineBudget.MOST);
    }

    /** How many of so many switches have a look, the first one after some time, each next one after some more. */
    private int looks(int switches, long after, long apart) {
        int looks = 0;
        for (int i = 1; i <= switches; i++) {
            looks += budget.takes(NOW + after + i * apart) ? 1 : 0;
        }
        return looks;
    }
}
