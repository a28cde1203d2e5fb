package dev.gantry.lesson.check;

import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.lesson.Arguments;
import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.lesson.own.OwnLesson;
import dev.gantry.lesson.run.ChangedRun;
import dev.gantry.lesson.run.MainRun;
import dev.gantry.lesson.run.ScriptRun;
import dev.gantry.lesson.text.Answer;
import dev.gantry.lesson.text.Judge;
import dev.gantry.lesson.text.Leading;
import dev.gantry.lesson.text.LessonProblem;
import dev.gantry.lesson.text.LessonText;
import dev.gantry.lesson.text.LessonText.Piece;
import dev.gantry.lesson.text.LessonText.Step;
import dev.gantry.lesson.text.Question;
import dev.gantry.lesson.text.RightAnswers;
import dev.gantry.lesson.text.Target;
import dev.gantry.lesson.text.Values;
import dev.gantry.program.Piped;
import dev.gantry.program.PreparedFeed;
import dev.gantry.program.SourceError;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;

/**
 * Check of a lesson of the user's own: its text is read, its programs are compiled and run with several values of its
 * parameters, its words must lead somewhere in the usual recordings, and each question must have exactly one right
 * answer in every recording. <b>It runs the lesson's programs.</b> For one lesson, in the thread that calls it.
 */
public final class LessonCheck {
    /** How long a run may take, in seconds; then it is ended. */
    public static final int PATIENCE_SECONDS = 60;

    private static final int MOST_NAMED = 5;

    private final OwnLesson lesson;
    private final List<ProgramLanguage> languages;
    private final Optional<String> python;
    private final Consumer<String> progress;
    private final int patienceSeconds;
    private final Set<LessonProblem> found = new LinkedHashSet<>();
    private final Set<Question> refuted = new HashSet<>();
    private final Set<List<String>> failures = new HashSet<>();

    /**
     * A check that has not begun.
     *
     * @param languages of the programs that are tried, those that the lesson has
     * @param python name or path of the interpreter; empty for the usual one
     * @param progress is told what is run, before each run
     */
    public LessonCheck(OwnLesson lesson, List<ProgramLanguage> languages, Optional<String> python,
            Consumer<String> progress) {
        this(lesson, languages, python, progress, PATIENCE_SECONDS);
    }

    LessonCheck(OwnLesson lesson, List<ProgramLanguage> languages, Optional<String> python,
            Consumer<String> progress, int patienceSeconds) {
        this.lesson = lesson;
        this.languages = List.copyOf(languages);
        this.python = python;
        this.progress = progress;
        this.patienceSeconds = patienceSeconds;
    }

    /** All that is wrong with it; nothing if all is well. */
    public List<LessonProblem> run() throws InterruptedException {
        lesson.problem().ifPresent(found::add);
        if (found.isEmpty()) {
            checkValues();
            checkLessons();
            languages.forEach(this::checkProgram);
        }
        if (found.isEmpty()) {
            for (ProgramLanguage language : languages) {
                List<Trial> trials = Trial.of(lesson, language);
                boolean ends = true;
                for (int i = 0; ends && i < trials.size(); i++) {
                    progress.accept(trials.get(i).inWords());
                    ends = tried(trials.get(i), i == 0);
                }
            }
        }
        return List.copyOf(found);
    }

    private void atText(String words, Message what) {
        found.add(new LessonProblem(OwnLesson.TEXT, lesson.line(words), what));
    }

    /** Names in braces are those of parameters that the lesson has. */
    private void checkValues() {
        Set<String> names = Arguments.usual(lesson).values().keySet();
        LessonText text = lesson.text();
        Stream<String> read = Stream.of(Stream.of(text.title()), text.steps().stream().map(Step::plain),
                text.questions().stream().map(Question::text),
                text.questions().stream().flatMap(LessonCheck::parts)).flatMap(Function.identity());
        read.flatMap(words -> Values.unknown(words, names)).distinct().forEach(written -> atText(written,
                Message.say("lesson.no-value", written, names.isEmpty() ? "-" : String.join(", ", names))));
    }

    private static Stream<String> parts(Question question) {
        Stream<String> others = switch (question) {
            case Question.Choice choice -> choice.options().stream().map(Question.Option::text);
            case Question.Lane lane -> lane.names().stream();
            case Question.Count _,Question.Order _ -> Stream.of();
        };
        return Stream.concat(question.decisive(), others);
    }

    private Stream<Piece> leading() {
        return lesson.text().steps().stream().flatMap(step -> step.pieces().stream())
                .filter(piece -> piece.target().isPresent());
    }

    private void checkLessons() {
        Stream<String> linked = leading().map(piece -> piece.target().get())
                .flatMap(target -> target instanceof Target.OfLesson(String id) ? Stream.of(id) : Stream.empty());
        Stream.concat(linked, lesson.text().beside().stream()).filter(id -> Catalogue.find(id).isEmpty())
                .filter(id -> !Files.isDirectory(lesson.folder().resolveSibling(id)))
                .forEach(id -> atText(id, Message.say("lesson.no-lesson", id)));
    }

    private void checkProgram(ProgramLanguage language) {
        String file = lesson.file(language).getFileName().toString();
        String text = lesson.files(language).values().iterator().next();
        for (SourceError error : ChangedRun.errors(language, text, python)) {
            found.add(new LessonProblem(file, error.line(), Message.say("plain",
                    error.message().strip().replaceAll("\\s*\\R\\s*", "; "))));
        }
    }

    /**
     * Runs this and asks the recording; the words must lead somewhere in the usual one only. A program that fails in
     * the same way again is told once.
     *
     * @return whether the program ended by itself
     */
    private boolean tried(Trial trial, boolean usual) throws InterruptedException {
        String file = lesson.file(trial.language()).getFileName().toString();
        Piped streams = new Piped();
        PreparedFeed feed = trial.language() == ProgramLanguage.JAVA
                ? MainRun.of(lesson, trial.arguments(), Budget.usual(), streams)
                : ScriptRun.of(lesson, trial.arguments(), python, List.of(), Budget.usual(), streams);
        try (Recording recording = Recording.start(feed)) {
            if (!recording.join(TimeUnit.SECONDS.toMillis(patienceSeconds))) {
                found.add(LessonProblem.in(file, Message.say("lesson.endless", trial.inWords(),
                        (long) patienceSeconds)));
                return false;
            }
            Optional<Throwable> failure = recording.failure();
            if (failure.isPresent()) {
                String why = String.valueOf(failure.get().getMessage());
                if (failures.add(List.of(file, why))) {
                    found.add(LessonProblem.in(file, Message.say("lesson.not-run", trial.inWords(), why)));
                }
            } else if (feed.exitCode().orElse(0) != 0) {
                String last = streams.errors().stream().filter(line -> !line.isBlank() && !line.startsWith("\t"))
                        .reduce((_, line) -> line.strip()).orElse("");
                int code = feed.exitCode().getAsInt();
                if (failures.add(List.of(file, String.valueOf(code), last))) {
                    found.add(LessonProblem.in(file, last.isEmpty()
                            ? Message.say("lesson.failed-silently", trial.inWords(), (long) code)
                            : Message.say("lesson.failed", trial.inWords(), (long) code, last)));
                }
            } else {
                ask(trial, recording.snapshot());
                if (usual) {
                    follow(trial, recording.snapshot());
                }
            }
            return true;
        }
    }

    private void ask(Trial trial, Snapshot recorded) {
        RightAnswers answers = new RightAnswers(recorded,
                new Judge(recorded, trial.arguments().values(), () -> true));
        for (Question question : lesson.text().questions()) {
            if (refuted.contains(question)) {
                continue; // once is enough
            }
            try {
                List<Answer> right = answers.to(question);
                if (right.isEmpty() && answers.isAskable(question)) {
                    refuted.add(question);
                    atText(question.text(), Message.say("lesson.unanswered", question.text(), trial.inWords()));
                } else if (right.size() > 1) {
                    refuted.add(question);
                    atText(question.text(), Message.say("lesson.ambiguous", question.text(), trial.inWords(),
                            right.stream().map(answer -> inWords(question, answer)).limit(MOST_NAMED)
                                    .collect(Collectors.joining("; "))));
                }
            } catch (ClaimSyntaxException wrong) {
                atText(question.text(), Message.say("lesson.claim", question.text(), wrong.problem()));
            }
        }
    }

    private static String inWords(Question question, Answer answer) {
        return switch (answer) {
            case Answer.Chosen(int option) -> ((Question.Choice) question).options().get(option).text();
            case Answer.Counted(int number) -> Integer.toString(number);
            case Answer.OfLane(String lane) -> lane;
            case Answer.Ordered(List<String> marks) -> String.join(", ", marks);
        };
    }

    private void follow(Trial trial, Snapshot recorded) {
        Leading leading = new Leading(recorded);
        leading().filter(piece -> !(piece.target().get() instanceof Target.OfLesson)
                && leading.to(piece.target().get()).isEmpty())
                .forEach(piece -> atText(beginning(piece), names(piece, recorded, trial)));
    }

    /** As much of a link's words as stands in one line of the text. */
    private String beginning(Piece piece) {
        String words = "[" + piece.text();
        while (lesson.line(words) == 0 && words.contains(" ")) {
            words = words.substring(0, words.lastIndexOf(' '));
        }
        return words;
    }

    private static Message names(Piece piece, Snapshot recorded, Trial trial) {
        Set<String> there = new TreeSet<>();
        switch (piece.target().get()) {
            case Target.OfLane _ -> IntStream.rangeClosed(1, recorded.lanes()).mapToObj(recorded::laneName)
                    .forEach(there::add);
            case Target.OfMark _ -> lanes(recorded).forEach(lane -> IntStream.range(0, lane.marks())
                    .forEach(i -> there.add(recorded.name(lane.markText(i)))));
            case Target.OfSlice _ -> lanes(recorded).flatMap(lane -> IntStream.range(0, lane.depth())
                    .mapToObj(lane::row)).forEach(row -> IntStream.range(0, row.size()).map(row::name)
                            .filter(name -> name != 0).forEach(name -> there.add(recorded.name(name))));
            default -> IntStream.rangeClosed(1, recorded.tasks()).mapToObj(recorded::taskLabel).forEach(there::add);
        }
        return Message.say("lesson.leads-nowhere", piece.text(), trial.inWords(),
                there.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")));
    }

    private static Stream<Lane> lanes(Snapshot recorded) {
        return IntStream.rangeClosed(1, recorded.lanes()).mapToObj(recorded::lane).filter(Objects::nonNull);
    }
}
