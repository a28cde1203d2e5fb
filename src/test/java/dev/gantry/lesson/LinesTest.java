package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Task;
import dev.gantry.view.explain.LineNow;
import dev.gantry.view.explain.LineNow.How;

/** The lines of its program that a lesson's recording knows. */
class LinesTest {
    @Test
    void aTaskBeginsWithTheFirstLineOfItsLambda() throws InterruptedException {
        Snapshot seen = Runs.run("thread-twenty", Map.of()).trace();
        for (Task task : tasks(seen)) {
            LineNow first = LineNow.at(seen, seen.lane(task.lane()), task.started());
            assertThat(first.how()).isEqualTo(How.RUNNING);
            assertThat(text(first)).startsWith("IO.println(\"thread \" + number + \" \"");
            assertThat(text(LineNow.ofTask(seen, task.id()))).startsWith("pool.submit(");
        }
    }

    @Test
    void whatIsBlockedIsInTheLineThatBlocks() throws InterruptedException {
        Snapshot seen = Runs.run("thread-twenty", Map.of()).trace();
        List<String> texts = blocked(seen, lane -> lane.id() > Runs.Ended.MAIN);
        assertThat(texts).hasSizeGreaterThanOrEqualTo(20).allMatch("Thread.sleep(second);"::equals);
        assertThat(blocked(seen, lane -> lane.id() == Runs.Ended.MAIN)).as("the end of the block closes the pool")
                .containsOnly("}");
    }

    @Test
    void aTaskOfAHubIsSuspendedInTheLineThatWaits() throws InterruptedException {
        Snapshot seen = Runs.run("hub-sleep", Map.of()).trace();
        List<String> texts = new ArrayList<>();
        for (Task task : tasks(seen)) {
            Lane lane = seen.lane(task.lane());
            for (int i = 0; i + 1 < lane.row(0).size(); i++) {
                long between = lane.row(0).end(i);
                LineNow now = LineNow.at(seen, lane, between);
                if (between < lane.row(0).start(i + 1) && now.how() == How.SUSPENDED) {
                    texts.add(text(now));
                }
            }
        }
        assertThat(texts).isNotEmpty().allMatch(text -> text.contains("sleep("));
    }

    @Test
    @Tag("process")
    void workersInOtherProcessesTellTheirLinesToo() throws InterruptedException {
        Snapshot seen = Runs.run("process-one", Map.of()).trace();
        List<String> texts = new ArrayList<>();
        for (int id = 1; id <= seen.lanes(); id++) {
            Lane lane = seen.lane(id);
            if (lane != null && lane.parent() > 1) {
                texts.addAll(blocked(seen, other -> other == lane));
            }
        }
        assertThat(texts).isNotEmpty().allMatch(text -> text.contains("Thread.sleep("));
    }

    private static List<Task> tasks(Snapshot seen) {
        return IntStream.rangeClosed(1, seen.tasks()).mapToObj(seen::task).toList();
    }

    /** The lines in which these lanes are blocked, as text. */
    private static List<String> blocked(Snapshot seen, Predicate<Lane> which) {
        List<String> texts = new ArrayList<>();
        for (int id = 1; id <= seen.lanes(); id++) {
            Lane lane = seen.lane(id);
            for (int depth = 0; which.test(lane) && depth < lane.depth(); depth++) {
                Row row = lane.row(depth);
                for (int i = 0; i < row.size(); i++) {
                    if (row.state(i) == State.BLOCKED && row.end(i) > row.start(i)) {
                        LineNow now = LineNow.at(seen, lane, row.start(i));
                        assertThat(now.how()).isEqualTo(How.BLOCKED);
                        texts.add(text(now));
                    }
                }
            }
        }
        return texts;
    }

    private static String text(LineNow now) {
        String[] site = now.site().split(":");
        return LessonSources.of(site[0]).orElseThrow().lines().toList()
                .get(Integer.parseInt(site[1]) - 1).strip();
    }
}
