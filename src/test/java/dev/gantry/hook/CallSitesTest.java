package dev.gantry.hook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.gantry.trace.Names;

/** The line that submitted a task. */
class CallSitesTest {
    private final CallSites sites = new CallSites(FirstLines.NONE);

    @Test
    void framesOfGantryAndOfTheJdkAreNotTheProgram() {
        Names names = new Names();
        String site = names.get(sites.caller(names).line()); // this class lies in one of Gantry's own packages
        assertThat(site).matches("[\\w.$]+:\\d+").doesNotContain("dev.gantry").doesNotStartWith("java.")
                .doesNotStartWith("jdk.");
    }

    @Test
    void oneLineHasOneNumber() {
        Names names = new Names();
        int[] found = new int[2];
        for (int i = 0; i < 2; i++) {
            found[i] = sites.caller(names).line();
        }
        assertThat(found[0]).isEqualTo(found[1]).isPositive();
    }
}
