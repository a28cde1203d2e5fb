package dev.gantry.format.perfetto;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.trace.message.Beginning;
import dev.gantry.trace.message.Message;

/**
 * Unknown words of a file: those that a later version wrote and this one does not know, and how often each was used.
 * Such a record is not malformed: it makes sense, only not here. So it is left out, or shown as the plainest of its
 * kind, and told.
 */
final class UnknownWords {
    /** Kind of a word; what becomes of it is said by the text of the message. */
    enum About {
        STATE, EVENT, REASON, OUTCOME, KIND, ROLE
    }

    /** Limit of words that a sentence names. */
    private static final int MOST = 20;
    private static final int LONGEST = 40;

    private final Map<About, Map<String, Long>> uses = new EnumMap<>(About.class);

    void used(About about, String word) {
        Map<String, Long> words = uses.computeIfAbsent(about, _ -> new TreeMap<>());
        String cut = cut(word);
        words.merge(words.containsKey(cut) || words.size() < MOST ? cut : "…", 1L, Long::sum);
    }

    /** As much of it as is told. */
    static String cut(String word) {
        return Beginning.cut(word, LONGEST);
    }

    void tell(TraceUnderConstruction opening) {
        uses.forEach((about, words) -> opening.notice(Message.say("unknown." + about.name().toLowerCase(Locale.ROOT),
                words.entrySet().stream().map(word -> "%s (%,d)".formatted(word.getKey(), word.getValue()))
                        .collect(Collectors.joining(", ")))));
    }
}
