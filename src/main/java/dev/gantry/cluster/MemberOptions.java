package dev.gantry.cluster;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Options of a member.
 *
 * @param join the driver's address, {@code HOST:PORT}
 * @param token that the driver has too
 * @param name for people; that of the machine as a rule
 * @param workers how many workers it runs for each pool at most
 * @param bind the interface for its own traffic, with a port if one has to be known, {@code HOST:PORT}; empty
 *             for that from which the driver is reached
 * @param lostAfter how long the driver may be silent before it counts as gone, two seconds to a day
 * @param once whether it ends when the driver is gone, and does not wait for the next
 */
public record MemberOptions(String join, String token, String name, int workers, Optional<String> bind,
        Duration lostAfter, boolean once) {
    private static final int MOST_WORKERS = 10_000;
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST_SILENCE = Duration.ofDays(1);

    /**
     * @throws IllegalArgumentException if one of them makes no sense
     */
    public MemberOptions {
        Address.of(join);
        Objects.requireNonNull(token);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a member has a name");
        }
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException("a member has 1 to %d workers, not %d".formatted(MOST_WORKERS, workers));
        }
        if (bind.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("the interface has a name or a number");
        }
        requireSilence(lostAfter);
    }

    static void requireSilence(Duration lostAfter) {
        if (lostAfter.compareTo(SHORTEST_SILENCE) < 0 || lostAfter.compareTo(LONGEST_SILENCE) > 0) {
            throw new IllegalArgumentException(
                    "a silent one counts as lost after 2 seconds to a day, not %s".formatted(
                            lostAfter.toString().substring(2).toLowerCase(Locale.ROOT)));
        }
    }
}
