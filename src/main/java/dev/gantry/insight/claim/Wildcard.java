package dev.gantry.insight.claim;

import java.util.BitSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.gantry.trace.Snapshot;

/** Pattern of a name: any text, in which {@code *} stands for any letters, none too. Case counts. */
public record Wildcard(String text) {
    boolean matches(String name) {
        return predicate().test(name);
    }

    /** Tells which names match; faster for many than one by one. */
    public Predicate<String> predicate() {
        return pattern().asMatchPredicate();
    }

    private Pattern pattern() {
        return Pattern.compile(Pattern.compile("\\*").splitAsStream(text + "\0").map(part -> part.replace("\0", ""))
                .map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
    }

    /** Names of a recording that match; a name is compared once, however often it is asked for. */
    static final class Names {
        private final Snapshot recorded;
        private final Pattern pattern;
        private final BitSet asked = new BitSet();
        private final BitSet matching = new BitSet();

        Names(Snapshot recorded, Wildcard wildcard) {
            this.recorded = recorded;
            this.pattern = wildcard.pattern();
        }

        /** Whether the name with this number matches. */
        boolean has(int name) {
            if (!asked.get(name)) {
                asked.set(name);
                matching.set(name, pattern.matcher(recorded.name(name)).matches());
            }
            return matching.get(name);
        }

        boolean has(String name) {
            return pattern.matcher(name).matches();
        }
    }
}
