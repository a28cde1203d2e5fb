package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.gantry.lesson.text.LessonText;
import dev.gantry.lesson.text.Question;

/**
 * What is read before a run does not answer what is asked before it. A title may name what the text before the run
 * tells, but nothing that only the text after it says; it may not have the words of one option and of no other; and
 * where an order is asked for, nothing tells orders.
 */
class GivenAwayTest {
    private static final Pattern ENGLISH = Pattern.compile("[a-z]{3,}");
    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]+");
    private static final Pattern ORDER = Pattern.compile("\\border|顺序|次序");

    /** Words that say nothing by themselves. */
    private static final Set<String> SMALL = Set.of("the", "and", "that", "its", "their", "they", "them", "with", "for",
            "one", "two", "three", "what", "which", "who", "this", "from", "out", "not", "nor", "are", "was", "were",
            "has", "have", "had", "each", "every", "all", "other", "others", "another", "more", "most", "same", "there",
            "here", "then", "than", "when", "while", "where", "such", "can", "cannot", "own", "only", "first", "does");
    private static final String SMALL_SIGNS = "的里个是在与和了有一";

    /** Names under which a lesson is looked for, though they are said after the run; the signs of Chinese ones. */
    private static final Map<String, Set<String>> NAMES = Map.of("deadlock", Set.of("deadlock", "两把", "把锁", "死锁"),
            "convoy", Set.of("convoy", "车队"), "pinned-carrier", Set.of("pin", "被钉", "钉住"), "cluster-pays",
            Set.of("send", "发送"));

    static List<Lesson> lessons() {
        return Catalogue.lessons();
    }

    private static List<LessonText> texts(Lesson lesson) {
        return List.of(lesson.text(), lesson.text("zh").orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void noTitleSaysWhatIsSaidAfterTheRunAlone(Lesson lesson) {
        assertThat(texts(lesson)).allSatisfy(text -> assertThat(saidAfterAlone(text))
                .isSubsetOf(NAMES.getOrDefault(lesson.id(), Set.of())));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void noTitleHasTheWordsOfOneOptionAlone(Lesson lesson) {
        assertThat(texts(lesson)).allSatisfy(text -> assertThat(text.questions().stream()
                .filter(Question.Choice.class::isInstance).map(Question.Choice.class::cast)
                .flatMap(choice -> named(choice, text).stream())).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void whereAnOrderIsAskedForNoneIsTold(Lesson lesson) {
        assertThat(texts(lesson))
                .filteredOn(text -> text.questions().stream().anyMatch(Question.Order.class::isInstance))
                .allSatisfy(text -> assertThat(before(text)).doesNotContainPattern(ORDER));
    }

    @Test
    @DisplayName("titles that answer the question of their lesson are found")
    void found() {
        LessonText lost = Catalogue.find("lost-update").orElseThrow().text();
        assertThat(saidAfterAlone(titled(lost, "A lost update"))).containsExactlyInAnyOrder("lost", "updat");
        assertThat(named((Question.Choice) lost.questions().getFirst(), titled(lost, "A lost update"))).hasSize(1);
        assertThat(Map.of("caller-runs", "Back-pressure: the caller runs", "cancel", "Cancel: before the start",
                "asyncio-blocking-call", "asyncio: a call that blocks stops the loop", "asyncio-gather",
                "asyncio: three coroutines wait at once", "hub-automatic-sleep", "A sleep that switches by itself",
                "process-callbacks", "Callbacks in the parent process", "thread-callbacks",
                "Callbacks in the worker's lane")).allSatisfy(
                        (id, title) -> assertThat(
                                saidAfterAlone(titled(Catalogue.find(id).orElseThrow().text(), title))).isNotEmpty());
        assertThat("Results in the order of submission").containsPattern(ORDER);
    }

    private static LessonText titled(LessonText text, String title) {
        return new LessonText(title, text.parameters(), text.beside(), text.steps(), text.before(), text.questions());
    }

    private static String before(LessonText text) {
        return text.title() + " " + text.summary();
    }

    private static Set<String> saidAfterAlone(LessonText text) {
        Set<String> words = words(text.title());
        words.retainAll(words(String.join(" ", text.shown().stream().map(LessonText.Step::plain).toList())));
        words.removeAll(words(text.summary()));
        return words;
    }

    /** The option that the title alone has words of, which stand in no other, and not in the question; if it is one. */
    private static List<String> named(Question.Choice choice, LessonText text) {
        List<String> named = new ArrayList<>();
        for (Question.Option option : choice.options()) {
            Set<String> words = words(option.text());
            words.retainAll(words(text.title()));
            words.removeAll(words(text.summary()));
            words.removeAll(words(choice.text()));
            choice.options().stream().filter(other -> other != option)
                    .forEach(other -> words.removeAll(words(other.text())));
            if (!words.isEmpty()) {
                named.add(option.text());
            }
        }
        return named.size() == 1 ? named : List.of();
    }

    /** The stems of English words, and each two signs of Chinese ones that stand together. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Stream<String> english = ENGLISH.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group);
        english.filter(word -> !SMALL.contains(word)).map(GivenAwayTest::stem).forEach(words::add);
        CHINESE.matcher(text).results().map(MatchResult::group).forEach(signs -> {
            for (int i = 1; i < signs.length(); i++) {
                String pair = signs.substring(i - 1, i + 1);
                if (pair.chars().noneMatch(sign -> SMALL_SIGNS.indexOf(sign) >= 0)) {
                    words.add(pair);
                }
            }
        });
        return words;
    }

    /** Without the endings of verbs and of more than one; "running" and "runs" have one stem. */
    private static String stem(String word) {
        String stem = word.replaceFirst("(?<=\\w{3})(ings?|ed|es|s|e)$", "");
        return stem.replaceFirst("(?<=\\w{2})(\\w)\\1$", "$1");
    }
}
