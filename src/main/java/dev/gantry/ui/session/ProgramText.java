package dev.gantry.ui.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Text of the chosen program while no run of it is shown, read when it is chosen, in a thread of its own: a disk may be
 * slow. To be used on the JavaFX thread.
 */
final class ProgramText {
    private static final Executor READING = read -> Thread.ofPlatform().daemon().name("gantry-program-text")
            .start(read);

    private Optional<Reading<Map<String, String>>> reading = Optional.empty();
    private Map<String, String> texts = Map.of();

    /** Another program is chosen, or the same again. */
    void choose(Program program) {
        texts = Map.of();
        reading.ifPresent(Reading::cancel);
        reading = Optional.of(Reading.start(READING, (_, _) -> Optional.of(ProgramSource.of(program))));
    }

    /** Takes what was read; says whether that is news. */
    boolean take() {
        boolean news = reading.filter(Reading::hasEnded).isPresent();
        if (news) {
            texts = reading.flatMap(Reading::found).orElse(Map.of());
            reading = Optional.empty();
        }
        return news;
    }

    boolean isBeingRead() {
        return reading.isPresent();
    }

    /** The texts by their names. */
    Map<String, String> texts() {
        return texts;
    }
}
