package dev.gantry.ui.library;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.text.LessonText;
import dev.gantry.ui.text.LessonTexts;

/**
 * How well a lesson matches what is searched for: a word in its title is better than one in what it says before a run,
 * and that better than one elsewhere; a whole word is better than the beginning of one, and that than a part.
 */
final class LessonSearch {
    private static final int WHOLE = 0;
    private static final int BEGINS = 1;
    private static final int WITHIN = 2;
    private static final int KINDS = 3;

    private LessonSearch() {}

    /**
     * Less is better; empty if one of the words is nowhere in it.
     *
     * @param words in small letters
     */
    static OptionalInt rank(String[] words, Lesson lesson) {
        LessonText text = LessonTexts.text(lesson);
        List<String> places = List.of(text.title() + " " + lesson.id(), text.summary(),
                lesson.group().isEmpty() ? "" : LessonTexts.group(lesson.group()), text.plain()).stream()
                .map(place -> place.toLowerCase(Locale.ROOT)).toList();
        int sum = 0;
        for (String word : words) {
            OptionalInt rank = rank(word, places);
            if (rank.isEmpty()) {
                return rank;
            }
            sum += rank.getAsInt();
        }
        return OptionalInt.of(sum);
    }

    private static OptionalInt rank(String word, List<String> places) {
        for (int place = 0; place < places.size(); place++) {
            OptionalInt kind = kind(word, places.get(place));
            if (kind.isPresent()) {
                return OptionalInt.of(place * KINDS + kind.getAsInt());
            }
        }
        return OptionalInt.empty();
    }

    /** How the word stands in the text at best. */
    private static OptionalInt kind(String word, String text) {
        int best = Integer.MAX_VALUE;
        for (int at = text.indexOf(word); at >= 0 && best > WHOLE; at = text.indexOf(word, at + 1)) {
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            int end = at + word.length();
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            best = Math.min(best, begins ? ends ? WHOLE : BEGINS : WITHIN);
        }
        return best == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(best);
    }
}
