package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.gantry.lesson.run.LessonRun;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.trace.Trace;

/** Runs of lessons with seconds that are short, and what can be asked about their recordings. */
final class Runs {
    private Runs() {}

    /** Runs this lesson to its end; its recording must be whole and make sense. */
    static Ended run(String id, Map<String, Long> values) throws InterruptedException {
        JavaLesson lesson = (JavaLesson) Catalogue.find(id).orElseThrow();
        Arguments arguments = Arguments.usual(lesson);
        if (lesson.parameters().contains(Parameter.UNIT)) {
            arguments = arguments.with(lesson, "unit", 2);
        }
        for (Map.Entry<String, Long> value : values.entrySet()) {
            arguments = arguments.with(lesson, value.getKey(), value.getValue());
        }
        List<String> lines = new ArrayList<>();
        Recording run = Recording.start(new LessonRun(lesson, arguments, lines::add));
        run.join();
        assertThat(run.failure()).isEmpty();
        assertThat(run.state()).isEqualTo(Recording.State.ENDED);
        Ended ended = new Ended(run.snapshot(), lines);
        ended.check();
        return ended;
    }

    /**
     * A run that has ended.
     *
     * @param trace all of it
     * @param lines what was printed
     */
    record Ended(Snapshot trace, List<String> lines) {
        static final int MAIN = 2; // 1 is the process

        List<Task> tasks() {
            return IntStream.rangeClosed(1, trace.tasks()).mapToObj(trace::task).toList();
        }

        List<Task> tasksInOrderOfStart() {
            return tasks().stream().sorted(Comparator.comparingLong(Task::started)).toList();
        }

        List<Lane> workers() {
            return IntStream.rangeClosed(1, trace.lanes())
                    .mapToObj(trace::lane)
                    .filter(lane -> lane.role() == LaneRole.WORKER)
                    .toList();
        }

        /** The marks of this lane, in order. */
        List<String> marks(int lane) {
            Lane seen = trace.lane(lane);
            return IntStream.range(0, seen.marks()).mapToObj(i -> trace.name(seen.markText(i))).toList();
        }

        /** How many tasks ran at once, at most. */
        int mostAtOnce() {
            return tasks().stream()
                    .mapToInt(task -> (int) tasks().stream()
                            .filter(other -> other.started() <= task.started() && task.started() < other.ended())
                            .count())
                    .max()
                    .orElse(0);
        }

        /** Whole, closed, and without contradiction. */
        void check() {
            assertThat(trace.finished()).isTrue();
            assertThat(trace.malformed()).isZero();
            assertThat(trace.lost()).isZero();
            assertThat(trace.laneName(MAIN)).isEqualTo("main");
            for (int id = MAIN; id <= trace.lanes(); id++) {
                checkLane(trace.lane(id));
            }
            assertThat(tasks()).allSatisfy(task -> {
                assertThat(task.state().isFinal()).isTrue();
                assertThat(task.submitted()).isLessThanOrEqualTo(task.ended());
            });
            assertThat(trace.executors()).allSatisfy(
                    pool -> assertThat(pool.queue().value(pool.queue().size() - 1)).isZero());
        }

        private void checkLane(Lane lane) {
            assertThat(lane.closed()).as(trace.laneName(lane.id()) + " is closed").isNotEqualTo(Trace.NONE);
            for (int depth = 0; depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                for (int i = 0; i < row.size(); i++) {
                    assertThat(row.isOpen(i)).isFalse();
                    assertThat(row.start(i)).isBetween(i == 0 ? lane.opened() : row.end(i - 1), row.end(i));
                    if (depth > 0) {
                        int around = lane.row(depth - 1).at(row.start(i));
                        assertThat(around).isNotNegative();
                        assertThat(row.end(i)).isLessThanOrEqualTo(lane.row(depth - 1).end(around));
                    }
                }
            }
        }

        /** How often this lane was in this state. */
        int slices(Lane lane, State state) {
            int count = 0;
            for (int depth = 0; depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                count += (int) IntStream.range(0, row.size()).filter(i -> row.state(i) == state).count();
            }
            return count;
        }
    }
}
