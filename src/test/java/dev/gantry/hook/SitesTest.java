package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Names;

/** The line that submitted a task. */
class SitesTest {
    @Test
    void framesOfGantryAndOfTheJdkAreNotTheProgram() {
        Names names = new Names();
        String site = names.get(Sites.callerOf(names)); // this class lies in one of Gantry's own packages
        assertThat(site).matches("[\\w.$]+:\\d+").doesNotContain("dev.gantry").doesNotStartWith("java.")
                .doesNotStartWith("jdk.");
    }

    @Test
    void oneLineHasOneNumber() {
        Names names = new Names();
        int[] sites = new int[2];
        for (int i = 0; i < 2; i++) {
            sites[i] = Sites.callerOf(names);
        }
        assertThat(sites[0]).isEqualTo(sites[1]).isPositive();
    }
}
