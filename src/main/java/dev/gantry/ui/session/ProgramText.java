package dev.gantry.ui.session;

import java.util.Optional;
import java.util.concurrent.Executor;

import dev.gantry.program.SourceFile;

/**
 * Text of the chosen program while no run of it is shown, read when it is chosen, in a thread of its own: a disk may be
 * slow. To be used on the JavaFX thread.
 */
final class ProgramText {
    private static final Executor READING = read -> Thread.ofPlatform().daemon().name("gantry-program-text")
            .start(read);

    private Optional<Reading<String>> reading = Optional.empty();
    private Optional<String> text = Optional.empty();

    /** Another program is chosen, or the same again. */
    void choose(Program program) {
        text = Optional.empty();
        reading.ifPresent(Reading::cancel);
        reading = Optional.of(Reading.start(READING, (_, _) -> SourceFile.read(program.file())));
    }

    /** Takes what was read; says whether that is news. */
    boolean take() {
        boolean news = reading.filter(Reading::hasEnded).isPresent();
        if (news) {
            text = reading.flatMap(Reading::found);
            reading = Optional.empty();
        }
        return news;
    }

    boolean isBeingRead() {
        return reading.isPresent();
    }

    Optional<String> text() {
        return text;
    }
}
