package dev.gantry.lesson.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;

/** Decides by a recording whether an answer is right. Safe for all threads. */
public final class Judge {
    private static final String ANSWER = "{answer}";

    private final Snapshot recorded;
    private final Map<String, Long> parameters;
    private final BooleanSupplier goesOn;

    /**
     * What a recording says of an answer.
     *
     * @param outcome proved if the answer is right, refuted if it is wrong
     * @param verdict of the claim that decided it, with the places that show it; for a wrong choice, of the right one
     * @param right the option that is right; -1 if none is, and for a question without options
     */
    public record Judgement(Outcome outcome, Verdict verdict, int right) {}

    /**
     * A judge of this recording, whose run had these parameters, by their names.
     *
     * @param goesOn whether to go on; asked often
     */
    public Judge(Snapshot recorded, Map<String, Long> parameters, BooleanSupplier goesOn) {
        this.recorded = recorded;
        this.parameters = Map.copyOf(parameters);
        this.goesOn = goesOn;
    }

    /**
     * Judges this answer to this question.
     *
     * @return empty if it did not go on to the end
     * @throws ClaimSyntaxException if a claim of the question is none
     */
    public Optional<Judgement> judge(Question question, Answer answer) throws ClaimSyntaxException {
        return switch (question) {
            case Question.Choice choice when answer instanceof Answer.Chosen(int option) -> choice(choice, option);
            case Question.Count count when answer instanceof Answer.Counted -> said(count.claims(), answer);
            case Question.Lane lane when answer instanceof Answer.OfLane -> lane(lane.claims(), answer);
            case Question.Order _ when answer instanceof Answer.Ordered(List<String> marks) -> order(marks);
            default -> throw new IllegalArgumentException("no answer to this question: " + answer);
        };
    }

    /**
     * A claim that can't be understood.
     *
     * @param problem what is wrong with it
     */
    public record Wrong(String claim, Message problem) {}

    /** The first claim of these questions that can't be understood where a run has these parameters. */
    public static Optional<Wrong> wrong(List<Question> questions, Map<String, Long> parameters) {
        return questions.stream().flatMap(Question::decisive)
                .flatMap(claim -> problem(claim, parameters).map(why -> new Wrong(claim, why)).stream()).findFirst();
    }

    private static Optional<Message> problem(String claim, Map<String, Long> parameters) {
        try {
            Claim.of(filled(claim, Optional.of("1"), parameters));
            return Optional.empty();
        } catch (ClaimSyntaxException wrong) {
            return Optional.of(wrong.problem());
        }
    }

    /** This claim of a question as it is asked of the recording: with values in the place of names. */
    public String filled(String claim, Answer answer) {
        return filled(claim, written(answer), parameters);
    }

    /** What stands in a claim for this answer. */
    private static Optional<String> written(Answer answer) {
        return switch (answer) {
            case Answer.Counted(int number) -> Optional.of(String.valueOf(number));
            case Answer.OfLane(String name) -> Optional.of(escaped(name));
            case Answer.Chosen _,Answer.Ordered _ -> Optional.empty();
        };
    }

    private Optional<Judgement> said(List<String> claims, Answer answer) throws ClaimSyntaxException {
        return all(claims, written(answer)).map(decided -> new Judgement(decided.outcome, decided.verdict, -1));
    }

    /** Where no lane is right, as nothing came of what is asked, none is wrong either. */
    private Optional<Judgement> lane(List<String> claims, Answer answer) throws ClaimSyntaxException {
        Optional<Judgement> said = said(claims, answer);
        if (said.filter(of -> of.outcome() == Outcome.REFUTED).isEmpty()) {
            return said;
        }
        for (String name : lanes()) {
            Optional<Decided> other = all(claims, written(new Answer.OfLane(name)));
            if (other.isEmpty()) {
                return Optional.empty();
            }
            if (other.get().outcome == Outcome.PROVED) {
                return said;
            }
        }
        return said.map(of -> new Judgement(Outcome.OPEN, of.verdict, -1));
    }

    /** The names of the lanes of the recording. */
    List<String> lanes() {
        return IntStream.rangeClosed(1, recorded.lanes()).mapToObj(recorded::laneName)
                .filter(name -> !name.isEmpty()).distinct().toList();
    }

    private record Decided(Outcome outcome, Verdict verdict) {}

    /** What the recording proves is right, whatever holds of the other options. */
    private Optional<Judgement> choice(Question.Choice choice, int chosen) throws ClaimSyntaxException {
        List<Decided> all = new ArrayList<>();
        for (Question.Option option : choice.options()) {
            Optional<Decided> decided = all(option.claims(), Optional.empty());
            if (decided.isEmpty()) {
                return Optional.empty();
            }
            all.add(decided.get());
        }
        int right = all.get(chosen).outcome == Outcome.PROVED
                ? chosen
                : all.stream().map(Decided::outcome).toList().indexOf(Outcome.PROVED);
        Outcome outcome = right < 0 ? Outcome.OPEN : right == chosen ? Outcome.PROVED : Outcome.REFUTED;
        return Optional.of(new Judgement(outcome, all.get(right < 0 ? chosen : right).verdict, right));
    }

    private Optional<Judgement> order(List<String> marks) throws ClaimSyntaxException {
        List<String> claims = new ArrayList<>();
        for (int i = 1; i < marks.size(); i++) {
            claims.add("mark %s before mark %s".formatted(quoted(marks.get(i - 1)), quoted(marks.get(i))));
        }
        return all(claims, Optional.empty()).map(decided -> new Judgement(decided.outcome, decided.verdict, -1));
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    private static String escaped(String text) {
        return text.replace("\"", "\\\"");
    }

    /** Whether all hold. The verdict is the first one's that does not, or is not decided; else the first one's. */
    private Optional<Decided> all(List<String> claims, Optional<String> answer) throws ClaimSyntaxException {
        Decided said = null;
        for (String claim : claims) {
            Optional<Verdict> verdict = Claim.of(filled(claim, answer, parameters)).on(recorded, true, goesOn, _ -> {});
            if (verdict.isEmpty()) {
                return Optional.empty();
            }
            Outcome outcome = verdict.get().outcome();
            if (outcome != Outcome.PROVED) {
                return Optional.of(new Decided(outcome, verdict.get()));
            }
            said = said == null ? new Decided(outcome, verdict.get()) : said;
        }
        return Optional.of(said == null ? new Decided(Outcome.OPEN, nothing()) : said);
    }

    private static Verdict nothing() {
        Message none = Message.say("claim.no-task");
        return new Verdict(Outcome.OPEN, List.of(none), none, List.of(), 0);
    }

    /** The claim with values in the place of names; a name without a value stays, which is an error in the claim. */
    private static String filled(String claim, Optional<String> answer, Map<String, Long> parameters) {
        String timed = Values.filled(claim, parameters);
        return answer.map(of -> timed.replace(ANSWER, of)).orElse(timed);
    }
}
