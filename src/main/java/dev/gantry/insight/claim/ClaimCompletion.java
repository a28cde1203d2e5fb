package dev.gantry.insight.claim;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.gantry.trace.ExecutorEntry;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;

/**
 * Completion of a claim that is being typed: what its language allows at the end of the text, and where a name is
 * asked for, the names in a recording.
 *
 * @param from where the word begins that a proposal replaces, in {@code char}s from 0; the text's end for a new one
 * @param proposals words of the language, or names in quotes; those of the language first
 * @param isNumber whether a number could stand there
 * @param isDuration whether a duration could stand there
 */
public record ClaimCompletion(int from, List<String> proposals, boolean isNumber, boolean isDuration) {
    private static final int MOST = 30;
    private static final int TASKS_READ = 10_000;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");
    private static final Set<String> KINDS = Set.of(ClaimParser.TEXT, ClaimParser.NUMBER, ClaimParser.DURATION,
            "the end");

    public ClaimCompletion {
        proposals = List.copyOf(proposals);
    }

    /** What could follow this text, with the names of this recording. Reads its first ten thousand tasks. */
    public static ClaimCompletion of(String text, Snapshot recorded) {
        int from = lastWord(text);
        String before = text.substring(0, from);
        String typed = text.substring(from);
        Set<String> expected;
        try {
            expected = new ClaimParser(before, Map.of()).continuations();
        } catch (ClaimSyntaxException _) {
            expected = Set.of();
        }
        Stream<String> words = expected.stream().filter(word -> !KINDS.contains(word));
        Stream<String> names = expected.contains(ClaimParser.TEXT) ? names(before, recorded) : Stream.of();
        return new ClaimCompletion(from,
                Stream.concat(words, names).filter(word -> begins(word, typed)).distinct().limit(MOST).toList(),
                expected.contains(ClaimParser.NUMBER), expected.contains(ClaimParser.DURATION));
    }

    /** The text with this proposal at its end, and a space for the next word. */
    public String with(String text, String proposal) {
        return text.substring(0, from) + proposal + " ";
    }

    private static boolean begins(String word, String typed) {
        String small = typed.toLowerCase(Locale.ROOT);
        String other = word.toLowerCase(Locale.ROOT);
        return !other.equals(small) && (other.startsWith(small) || other.startsWith("\"" + small));
    }

    /** Where the last word begins; within an open quote, where that opens. */
    private static int lastWord(String text) {
        int word = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '"') {
                word = quoted ? word : i;
                quoted = !quoted;
            } else if (at == '\\' && quoted) {
                i++;
            } else if (Character.isWhitespace(at) && !quoted) {
                word = i + 1;
            }
        }
        return word;
    }

    /** Names that fit behind these words. */
    private static Stream<String> names(String before, Snapshot recorded) {
        List<String> words = List.of(before.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        String last = words.getLast();
        String last2 = words.size() < 2 ? "" : words.get(words.size() - 2);
        Stream<String> names = switch (last) {
            case "of" -> recorded.executors().stream().map(ExecutorEntry::name);
            case "lane" -> lanes(recorded);
            case "mark" -> marks(recorded);
            default -> last2.equals("lane") || last2.equals("coroutine") ? lanes(recorded) : tasks(recorded);
        };
        Set<String> some = new LinkedHashSet<>();
        names.filter(name -> !name.isEmpty()).distinct().limit(MOST).map(ClaimCompletion::written).forEach(some::add);
        return some.stream();
    }

    private static Stream<String> tasks(Snapshot recorded) {
        return IntStream.rangeClosed(1, Math.min(recorded.tasks(), TASKS_READ)).filter(recorded::hasTask)
                .map(recorded::taskName).filter(name -> name != 0).distinct().mapToObj(recorded::name);
    }

    private static Stream<String> lanes(Snapshot recorded) {
        return IntStream.rangeClosed(1, recorded.lanes()).mapToObj(recorded::lane).filter(lane -> lane != null)
                .map(lane -> recorded.name(lane.name()));
    }

    private static Stream<String> marks(Snapshot recorded) {
        return IntStream.rangeClosed(1, recorded.lanes()).mapToObj(recorded::lane).filter(lane -> lane != null)
                .flatMap(lane -> marks(recorded, lane));
    }

    private static Stream<String> marks(Snapshot recorded, Lane lane) {
        return IntStream.range(0, Math.min(lane.marks(), MOST)).mapToObj(i -> recorded.name(lane.markText(i)));
    }

    private static String written(String name) {
        return PLAIN.matcher(name).matches()
                ? name
                : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
