package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.python.Interpreter;
import dev.gantry.ui.text.Texts;

/** Why a run failed, in a sentence for the user. */
final class FailureText {
    private FailureText() {}

    /** In the window's words where they are known, else in those of who failed. */
    static String of(Throwable why) {
        Optional<String> known = why instanceof NotWatchable program ? of(program) : Optional.empty();
        return known.or(() -> Optional.ofNullable(why.getMessage()).filter(text -> !text.isBlank()))
                .orElse(why.getClass().getSimpleName());
    }

    private static Optional<String> of(NotWatchable why) {
        return switch (why.reason()) {
            case NO_INTERPRETER -> Optional.of(Texts.of("program.no-interpreter", Interpreter.OLDEST));
            case TOO_OLD -> Optional.of(Texts.of("program.too-old", why.about().toArray()));
            case LACKS_MODULES -> Optional.of(Texts.of("program.lacks", why.about().getFirst(),
                    String.join(" ", why.about().subList(1, why.about().size()))));
            case OTHER -> Optional.empty();
        };
    }
}
