package dev.gantry.ui.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.lesson.text.Answer;
import dev.gantry.lesson.text.Judge;
import dev.gantry.lesson.text.Judge.Judgement;
import dev.gantry.lesson.text.Question;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Reading;

/** What a recording says of the answers to a lesson's questions, by the questions' numbers. */
record Judged(Asked asked, Snapshot snapshot, Map<Integer, Judgement> judgements) {
    /**
     * What is judged.
     *
     * @param parameters what the recording's run was given; empty if it is no run of the lesson, or goes on
     */
    record Asked(String lesson, List<Question> questions, Map<Integer, Answer> answers,
            Optional<Map<String, Long>> parameters) {
        Asked {
            answers = Map.copyOf(answers);
        }
    }

    static Reading.Work<Judged> reading(Snapshot snapshot, Asked asked) {
        return (wanted, progress) -> {
            Map<Integer, Judgement> all = new HashMap<>();
            Judge judge = new Judge(snapshot, asked.parameters().orElse(Map.of()), wanted);
            for (Map.Entry<Integer, Answer> answer : asked.answers().entrySet()) {
                try {
                    Optional<Judgement> said = judge.judge(asked.questions().get(answer.getKey()), answer.getValue());
                    if (said.isEmpty()) {
                        return Optional.empty();
                    }
                    all.put(answer.getKey(), said.get());
                } catch (ClaimSyntaxException e) {
                    throw new IllegalStateException(asked.lesson() + ": " + e.problem(), e);
                }
                progress.accept((double) all.size() / asked.answers().size());
            }
            return Optional.of(new Judged(asked, snapshot, all));
        };
    }
}
