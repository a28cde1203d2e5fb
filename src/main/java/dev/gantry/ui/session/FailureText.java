package dev.gantry.ui.session;

import java.util.Optional;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.java.JavaHome;
import dev.gantry.program.python.Interpreter;
import dev.gantry.ui.text.Texts;

/** Why a run failed, in a sentence for the user. */
public final class FailureText {
    private FailureText() {}

    /** In the window's words where they are known, else in those of who failed. */
    public static String of(Throwable why) {
        Optional<String> known = why instanceof NotWatchable program ? of(program) : Optional.empty();
        return known.or(() -> Optional.ofNullable(why.getMessage()).filter(text -> !text.isBlank()))
                .orElse(why.getClass().getSimpleName());
    }

    private static Optional<String> of(NotWatchable why) {
        return switch (why.reason()) {
            case NO_INTERPRETER -> Optional.of(Texts.of("program.no-interpreter", Interpreter.OLDEST));
            case TOO_OLD -> Optional.of(about("program.too-old", why));
            case LACKS_MODULES -> Optional.of(Texts.of("program.lacks", why.about().getFirst(),
                    String.join(" ", why.about().subList(1, why.about().size()))));
            case NO_JAVA -> Optional.of(Texts.of("program.no-java", JavaHome.OLDEST));
            case NO_JDK -> Optional.of(about("program.no-jdk", why));
            case OLD_JDK -> Optional.of(
                    about(why.about().get(1).isEmpty() ? "program.unknown-jdk" : "program.old-jdk", why));
            case NO_JAR -> Optional.of(about("program.no-jar", why));
            case NO_MAIN_CLASS -> Optional.of(about("program.no-main-class", why));
            case NEWER_CLASS -> Optional.of(about("program.newer-class", why));
            case OTHER -> Optional.empty();
        };
    }

    private static String about(String text, NotWatchable why) {
        return Texts.of(text, why.about().toArray());
    }
}
