package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.wire.Clock;

class ClockRoundsTest {
    private static final long AHEAD = 5_000_000_000L;

    private final Random random = new Random(7);
    private long now = 1000;

    /** Time passes: the least of a way, and sometimes much more. */
    private long way() {
        return 50_000 + (random.nextInt(5) == 0 ? random.nextInt(400_000) : random.nextInt(40_000));
    }

    private long theirs(long ahead) {
        now += way();
        long read = now + ahead;
        now += way();
        return read;
    }

    @Test
    @DisplayName("another machine's clock is known to half of the fastest round trip, on both sides")
    void another() throws Exception {
        for (int i = 0; i < 100; i++) {
            Clock clock = new ClockRounds(() -> now, () -> theirs(AHEAD)).measure();
            assertThat(clock.uncertainty()).isBetween(1L, 90_001L);
            assertThat(clock.offset() + AHEAD).isBetween(-clock.uncertainty(), clock.uncertainty());
        }
    }

    @Test
    @DisplayName("a clock whose every reading lies between question and answer is our own")
    void same() throws Exception {
        assertThat(new ClockRounds(() -> now, () -> theirs(0)).measure()).isEqualTo(Clock.SAME);
        assertThat(new ClockRounds(() -> now, () -> theirs(20_000_000)).measure().isSame()).isFalse();
    }
}
