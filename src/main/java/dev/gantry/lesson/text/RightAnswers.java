package dev.gantry.lesson.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.insight.claim.Verdict.Outcome;
import dev.gantry.trace.Snapshot;

/**
 * Finds the answers to a question that a recording proves: it should be one, whatever the run was given. In the thread
 * that calls it.
 */
public final class RightAnswers {
    /** Greatest number that is tried as an answer. */
    public static final int MOST = 60;

    private final Snapshot recorded;
    private final Judge judge;

    /** Right answers in this recording, as this judge of it says. */
    public RightAnswers(Snapshot recorded, Judge judge) {
        this.recorded = recorded;
        this.judge = judge;
    }

    /**
     * All right answers to this question; of orders two, if there are more.
     *
     * @throws ClaimSyntaxException if a claim of the question is none
     */
    public List<Answer> to(Question question) throws ClaimSyntaxException {
        return switch (question) {
            case Question.Choice choice ->
                among(question, IntStream.range(0, choice.options().size()).mapToObj(Answer.Chosen::new).toList());
            case Question.Count _ ->
                among(question, IntStream.rangeClosed(0, MOST).mapToObj(Answer.Counted::new).toList());
            case Question.Lane _ -> among(question, judge.lanes().stream().map(Answer.OfLane::new).toList());
            case Question.Order order -> orders(order);
        };
    }

    /** Whether the recording can have a right answer: an order only where all of its marks came. */
    public boolean isAskable(Question question) {
        return !(question instanceof Question.Order(_, List<String> marks))
                || marks.stream().allMatch(mark -> new Leading(recorded).to(new Target.OfMark(mark)).isPresent());
    }

    private List<Answer> among(Question question, List<? extends Answer> all) throws ClaimSyntaxException {
        List<Answer> right = new ArrayList<>();
        for (Answer answer : all) {
            if (isRight(question, answer)) {
                right.add(answer);
            }
        }
        return right;
    }

    private boolean isRight(Question question, Answer answer) throws ClaimSyntaxException {
        return judge.judge(question, answer).filter(by -> by.outcome() == Outcome.PROVED).isPresent();
    }

    /** An order is right where each mark is before the next: so that is judged once for each pair. */
    private List<Answer> orders(Question.Order question) throws ClaimSyntaxException {
        List<String> marks = question.marks();
        boolean[][] before = new boolean[marks.size()][marks.size()];
        for (int i = 0; i < marks.size(); i++) {
            for (int j = 0; j < marks.size(); j++) {
                before[i][j] = i != j
                        && isRight(question, new Answer.Ordered(List.of(marks.get(i), marks.get(j))));
            }
        }
        List<List<Integer>> found = new ArrayList<>();
        extend(new ArrayList<>(), before, found);
        return found.stream().<Answer>map(order -> new Answer.Ordered(order.stream().map(marks::get).toList()))
                .toList();
    }

    /** Finds the orders that begin so, as places in the list of marks; stops after two. */
    private static void extend(List<Integer> order, boolean[][] before, List<List<Integer>> found) {
        if (order.size() == before.length) {
            found.add(List.copyOf(order));
        }
        for (int next = 0; next < before.length && found.size() < 2; next++) {
            if (!order.contains(next) && (order.isEmpty() || before[order.getLast()][next])) {
                order.add(next);
                extend(order, before, found);
                order.removeLast();
            }
        }
    }
}
