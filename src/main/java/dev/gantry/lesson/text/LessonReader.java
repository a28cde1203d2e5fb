package dev.gantry.lesson.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.gantry.lesson.text.LessonText.Piece;
import dev.gantry.lesson.text.LessonText.Step;
import dev.gantry.trace.message.Message;

/** Reader of {@code lesson.md}, line by line; the form stands in {@link LessonText}. For one text. */
public final class LessonReader {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\((\\w+): ([^)]+)\\)");
    private static final Pattern OPENED = Pattern.compile("\\[[^\\[\\]]*]\\(");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,})([^`]*)");
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String OPTION = "- ";
    private static final char FIRST_WIDE = '\u2e80';
    private static final String HEADING = "## ";
    private static final String AFTER = "## After the run";
    private static final String QUESTIONS = "## Questions";
    private static final String PARAMETERS = "parameters:";
    private static final String BESIDE = "beside:";
    private static final String NUMBER = "number";
    private static final String ORDER = "order";
    private static final String LANE = "lane";

    private final String[] lines;
    private int next;

    private LessonReader(String text) {
        lines = text.substring(text.startsWith(BYTE_ORDER_MARK) ? 1 : 0).split("\\R");
    }

    /**
     * Reads a lesson's text.
     *
     * @throws LessonSyntaxException if it is none
     */
    public static LessonText read(String text) throws LessonSyntaxException {
        return new LessonReader(text).read(Optional.empty());
    }

    /**
     * Reads a translation of a text, and gives that in its words.
     *
     * @throws LessonSyntaxException if it is none, or has not the same questions
     */
    public static LessonText read(String translation, LessonText of) throws LessonSyntaxException {
        return of.in(new LessonReader(translation).read(Optional.of(of)));
    }

    private LessonText read(Optional<LessonText> original) throws LessonSyntaxException {
        skip();
        if (next == lines.length || !lines[next].startsWith("# ")) {
            throw wrong(Message.say("lesson.title"));
        }
        String title = lines[next++].substring(2).strip();
        skip();
        List<String> parameters = List.of();
        if (next < lines.length && lines[next].startsWith(PARAMETERS)) {
            parameters = Arrays.stream(lines[next++].substring(PARAMETERS.length()).split(",")).map(String::strip)
                    .filter(each -> !each.isEmpty()).toList();
            skip();
        }
        Optional<String> beside = Optional.empty();
        if (next < lines.length && lines[next].startsWith(BESIDE)) {
            beside = Optional.of(lines[next++].substring(BESIDE.length()).strip());
            skip();
        }
        List<Step> steps = steps();
        if (steps.isEmpty()) {
            throw wrong(Message.say("lesson.no-step"));
        }
        int before = steps.size();
        if (isAfter(original)) {
            next++;
            skip();
            steps.addAll(steps());
            if (steps.size() == before) {
                throw wrong(Message.say("lesson.no-step-after"));
            }
        }
        return new LessonText(title, parameters, beside, steps, before, questions(original));
    }

    /** Whether steps come that tell what comes of a run; a translation heads them in words of its own. */
    private boolean isAfter(Optional<LessonText> original) throws LessonSyntaxException {
        if (original.isEmpty()) {
            return next < lines.length && lines[next].strip().equals(AFTER);
        }
        boolean wanted = !original.get().shown().isEmpty();
        if (wanted && (next == lines.length || !lines[next].startsWith(HEADING))) {
            throw wrong(Message.say("lesson.no-after"));
        }
        return wanted;
    }

    private List<Step> steps() throws LessonSyntaxException {
        List<Step> steps = new ArrayList<>();
        for (; next < lines.length && !lines[next].startsWith("#"); skip()) {
            steps.add(step());
        }
        return steps;
    }

    private Step step() throws LessonSyntaxException {
        Matcher fence = FENCE.matcher(lines[next]);
        return fence.matches() ? block(fence.group(1)) : paragraph();
    }

    /** Code between two lines of backticks: of the second there are at least as many. */
    private Step block(String fence) throws LessonSyntaxException {
        int opened = next++;
        StringBuilder code = new StringBuilder(fence).append('\n');
        for (; next < lines.length; next++) {
            Matcher closing = FENCE.matcher(lines[next]);
            if (closing.matches() && closing.group(2).isBlank() && closing.group(1).length() >= fence.length()) {
                next++;
                return new Step(List.of(new Piece(code.append(fence).toString(), Optional.empty())));
            }
            code.append(lines[next]).append('\n');
        }
        throw new LessonSyntaxException(opened + 1, Message.say("lesson.fence", fence));
    }

    private Step paragraph() throws LessonSyntaxException {
        StringBuilder text = new StringBuilder();
        TreeMap<Integer, Integer> places = new TreeMap<>(); // of lines, by where they begin in the paragraph
        for (; next < lines.length && !lines[next].isBlank() && !FENCE.matcher(lines[next]).matches(); next++) {
            places.put(text.length(), next + 1);
            join(text, lines[next].strip());
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher link = LINK.matcher(text);
        int at = 0;
        while (link.find()) {
            int line = places.floorEntry(link.start()).getValue();
            refuseOpened(link.group(3), line);
            words(text, at, link.start(), places, pieces);
            pieces.add(new Piece(link.group(1), Optional.of(target(line, link.group(2), link.group(3).strip()))));
            at = link.end();
        }
        words(text, at, text.length(), places, pieces);
        return new Step(pieces);
    }

    /** Adds the words between two places, which lead nowhere. */
    private static void words(StringBuilder text, int from, int to, TreeMap<Integer, Integer> places,
            List<Piece> pieces) throws LessonSyntaxException {
        String words = text.substring(from, to);
        Matcher opened = OPENED.matcher(words);
        if (opened.find()) {
            refuseOpened(words, places.floorEntry(from + opened.start()).getValue());
        }
        if (!words.isEmpty()) {
            pieces.add(new Piece(words, Optional.empty()));
        }
    }

    /** Refuses what begins as a link does and is none. */
    private static void refuseOpened(String words, int line) throws LessonSyntaxException {
        Matcher opened = OPENED.matcher(words);
        if (opened.find()) {
            throw new LessonSyntaxException(line, Message.say("lesson.opened", opened.group()));
        }
    }

    /** Adds a line; Chinese has no space at its end. */
    private static void join(StringBuilder text, String line) {
        boolean spaced = !text.isEmpty() && !isWide(text.charAt(text.length() - 1)) && !isWide(line.charAt(0));
        text.append(spaced ? " " : "").append(line);
    }

    private static boolean isWide(char letter) {
        return letter >= FIRST_WIDE;
    }

    private static Target target(int line, String kind, String name) throws LessonSyntaxException {
        return switch (kind) {
            case "lane" -> new Target.OfLane(name);
            case "task" -> new Target.OfTask(name);
            case "mark" -> new Target.OfMark(name);
            case "slice" -> new Target.OfSlice(name);
            case "lesson" -> new Target.OfLesson(name);
            case "tasks" -> {
                String[] both = name.split(" \\.\\. ");
                if (both.length != 2) {
                    throw new LessonSyntaxException(line, Message.say("lesson.tasks"));
                }
                yield new Target.OfTasks(both[0].strip(), both[1].strip());
            }
            default -> throw new LessonSyntaxException(line, Message.say("lesson.nowhere", kind));
        };
    }

    private List<Question> questions(Optional<LessonText> original) throws LessonSyntaxException {
        List<Question> all = new ArrayList<>();
        boolean isHeading = next == lines.length
                || (original.isPresent() ? lines[next].startsWith(HEADING) : lines[next].strip().equals(QUESTIONS));
        if (!isHeading) {
            throw wrong(Message.say("lesson.no-questions"));
        }
        next++;
        for (skip(); next < lines.length; skip()) {
            int at = all.size();
            if (original.isPresent() && at >= original.get().questions().size()) {
                throw wrong(Message.say("lesson.other-questions", (long) at));
            }
            all.add(original.isPresent() ? translated(original.get().questions().get(at)) : question());
        }
        if (original.isPresent() && all.size() < original.get().questions().size()) {
            throw wrong(Message.say("lesson.other-questions", (long) original.get().questions().size()));
        }
        return all;
    }

    private Question question() throws LessonSyntaxException {
        String text = lines[next++].strip();
        int asked = next;
        List<Question.Option> options = new ArrayList<>();
        for (int first = next; next < lines.length && lines[next].startsWith(OPTION); first = next) {
            String line = option();
            int colon = line.indexOf(": `");
            List<String> claims = CODE.matcher(line).results().map(found -> found.group(1)).toList();
            if (colon < 0 || claims.isEmpty()) {
                throw new LessonSyntaxException(first + 1, Message.say("lesson.answer"));
            }
            options.add(new Question.Option(line.substring(0, colon).strip(), claims));
        }
        if (options.size() == 1 && options.getFirst().text().equals(NUMBER)) {
            return new Question.Count(text, options.getFirst().claims());
        }
        if (options.size() == 1 && options.getFirst().text().equals(ORDER)
                && options.getFirst().claims().size() > 1) {
            return new Question.Order(text, options.getFirst().claims());
        }
        if (options.size() == 1 && options.getFirst().text().equals(LANE) && options.getFirst().claims().size() > 1) {
            List<String> all = options.getFirst().claims();
            return new Question.Lane(text, all.subList(1, all.size()), all.subList(0, 1));
        }
        if (options.size() < 2) {
            throw new LessonSyntaxException(asked + options.size(), Message.say("lesson.answers"));
        }
        return new Question.Choice(text, options);
    }

    /** An option, which may go on in lines that begin with a space. */
    private String option() {
        StringBuilder text = new StringBuilder(lines[next++].substring(OPTION.length()).strip());
        for (; next < lines.length && lines[next].startsWith(" ") && !lines[next].isBlank(); next++) {
            join(text, lines[next].strip());
        }
        return text.toString();
    }

    private Question translated(Question original) throws LessonSyntaxException {
        String text = lines[next++].strip();
        int asked = next;
        List<Question.Option> options = new ArrayList<>();
        while (next < lines.length && lines[next].startsWith(OPTION)) {
            options.add(new Question.Option(option(), List.of()));
        }
        int wanted = original instanceof Question.Choice choice ? choice.options().size() : 0;
        if (options.size() != wanted) {
            throw wanted == 0
                    ? new LessonSyntaxException(asked + 1, Message.say("lesson.no-answers"))
                    : new LessonSyntaxException(asked, Message.say("lesson.other-answers", (long) wanted));
        }
        return switch (original) {
            case Question.Choice _ -> new Question.Choice(text, options);
            case Question.Count _ -> new Question.Count(text, List.of());
            case Question.Lane _ -> new Question.Lane(text, List.of(), List.of());
            case Question.Order _ -> new Question.Order(text, List.of());
        };
    }

    private void skip() {
        while (next < lines.length && lines[next].isBlank()) {
            next++;
        }
    }

    private LessonSyntaxException wrong(Message wanted) {
        return new LessonSyntaxException(Math.min(next, lines.length - 1) + 1, wanted);
    }
}
