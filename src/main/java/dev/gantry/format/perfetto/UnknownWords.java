package dev.gantry.format.perfetto;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.gantry.format.TraceUnderConstruction;

/**
 * The words of a file that this version does not know, because a later one wrote it, and how often each was used. Such a
 * record is not malformed: it makes sense, only not here. So it is left out, or shown as the plainest of its kind, and told.
 */
final class UnknownWords {
    /** What a word is about, and what becomes of it. */
    enum About {
        STATE("Slices in states that this Gantry does not know are left out: "), EVENT(
                "Events of kinds that this Gantry does not know are left out: "), REASON(
                        "Switches with reasons that this Gantry does not know are shown as plain switches: "), OUTCOME(
                                "Tasks with outcomes that this Gantry does not know are shown as if they had not ended: "), KIND(
                                        "Lanes of kinds that this Gantry does not know are shown as threads: "), ROLE(
                                                "Lanes with roles that this Gantry does not know are shown without them: ");

        private final String sentence;

        About(String sentence) {
            this.sentence = sentence;
        }
    }

    /** A sentence names no more of them. */
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
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST) + "…";
    }

    void tell(TraceUnderConstruction opening) {
        uses.forEach((about, words) -> opening.notice(about.sentence + words.entrySet().stream()
                .map(word -> "%s (%,d)".formatted(word.getKey(), word.getValue())).collect(Collectors.joining(", "))
                + "."));
    }
}
