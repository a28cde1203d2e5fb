package dev.gantry.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.lesson.Runs.Ended;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.State;

/** What the lessons about coroutines show, read from their recordings. */
class CoroutineLessonsTest {
    private static Lane lane(Ended run, String name) {
        return IntStream.rangeClosed(1, run.trace().lanes())
                .mapToObj(run.trace()::lane)
                .filter(lane -> run.trace().name(lane.name()).equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * A run of sleeping tasks in which they went to sleep within half a unit. Where the machine pauses in between for
     * longer, sleeps that differ by a unit rightly end in another order.
     */
    private static Ended undisturbed(String id) throws Exception {
        int unit = 200;
        while (true) {
            Ended run = Runs.run(id, Map.of("unit", (long) unit));
            LongSummaryStatistics asleep = run.tasks().stream()
                    .mapToLong(task -> run.trace().lane(task.lane()).row(0).end(0))
                    .summaryStatistics();
            if (asleep.getMax() - asleep.getMin() < TimeUnit.MILLISECONDS.toNanos(unit / 2)) {
                return run;
            }
        }
    }

    private static int switches(Ended run) {
        return run.trace().lane(Ended.MAIN).switches();
    }

    @Test
    @DisplayName("serial-producer and generator-producer: the same sum; nothing switches, or two switches an item")
    void producers() throws Exception {
        Ended serial = Runs.run("serial-producer", Map.of("steps", 100L));
        Ended generator = Runs.run("generator-producer", Map.of("steps", 100L));
        assertThat(serial.lines().getFirst()).startsWith("sum 4950 of 100 items in ");
        assertThat(generator.lines().getFirst()).startsWith("sum 4950 of 100 items in ");
        assertThat(switches(serial)).isZero();
        assertThat(switches(generator)).isEqualTo(2 * 100 + 2 + 2);
        assertThat(lane(generator, "consumer").kind()).isEqualTo(LaneKind.GENERATOR);
    }

    @Test
    @DisplayName("generator-sleep: strict alternation, and the sleeps are the producer's")
    void generatorSleep() throws Exception {
        Ended run = Runs.run("generator-sleep", Map.of());
        assertThat(run.lines()).containsExactly(
                "producing 0",
                "produced 0",
                "consumed 0",
                "producing 1",
                "produced 1",
                "consumed 1",
                "producing 2",
                "produced 2",
                "consumed 2");
        assertThat(run.slices(run.trace().lane(Ended.MAIN), State.BLOCKED)).isEqualTo(3);
        assertThat(run.slices(lane(run, "consumer"), State.BLOCKED)).isZero();
    }

    @Test
    @DisplayName("greenlet-eat-play: eat 1, play 1, play 2, eat 2; eat ends, play is left suspended")
    void eatPlay() throws Exception {
        Ended run = Runs.run("greenlet-eat-play", Map.of());
        assertThat(run.lines()).containsExactly("eating 1", "playing 1", "playing 2", "eating 2");
        assertThat(run.slices(lane(run, "eat"), State.BLOCKED)).isOne();
        assertThat(run.slices(lane(run, "play"), State.BLOCKED)).isOne();
        assertThat(switches(run)).isEqualTo(4);
        assertThat(lane(run, "eat").closed()).isGreaterThan(lane(run, "eat").opened());
        assertThat(lane(run, "play").closed()).as("with its thread").isGreaterThan(lane(run, "eat").closed());
    }

    @Test
    @DisplayName("greenlet-compute: two switches a step and two more; sum ends, product is left suspended")
    void compute() throws Exception {
        Ended serial = Runs.run("serial-compute", Map.of("steps", 50L));
        assertThat(serial.lines()).hasSize(1);
        Ended run = Runs.run("greenlet-compute", Map.of("steps", 50L));
        assertThat(run.lines()).hasSize(2).last().asString().endsWith(" ns a switch");
        assertThat(switches(run)).isEqualTo(2 * 50 + 2);
        assertThat(lane(run, "sum").closed()).isGreaterThan(lane(run, "sum").opened());
        assertThat(lane(run, "product").closed()).as("with its thread").isGreaterThan(lane(run, "sum").closed());
    }

    @Test
    @DisplayName("hub-spawn-join: the task starts when main waits")
    void spawnJoin() throws Exception {
        Ended run = Runs.run("hub-spawn-join", Map.of());
        assertThat(run.lines())
                .containsExactly("spawned, not started", "func 1 2 3, x is 4, y is 5", "joined");
        assertThat(run.tasks()).hasSize(1);
    }

    @Test
    @DisplayName("hub-join-all: values in the order in which the tasks ended")
    void joinAll() throws Exception {
        Ended run = undisturbed("hub-join-all");
        assertThat(run.lines()).containsExactly(
                "func3", "func2", "func1", "value of func1", "value of func2", "value of func3");
    }

    @Test
    @DisplayName("the three sleeps: one that switches, one that does not, one that switches by itself")
    void sleeps() throws Exception {
        List<String> switching = List.of("eat 1", "play 1", "play 2", "eat 2");
        List<String> blocking = List.of("eat 1", "eat 2", "play 1", "play 2");
        assertThat(undisturbed("hub-sleep").lines()).isEqualTo(switching);
        assertThat(Runs.run("hub-blocking-sleep", Map.of("unit", 20L)).lines()).isEqualTo(blocking);
        Ended automatic = undisturbed("hub-automatic-sleep");
        assertThat(automatic.lines()).isEqualTo(switching);
        assertThat(lane(automatic, "eat").kind()).isEqualTo(LaneKind.VIRTUAL_THREAD);
    }

    @Test
    @DisplayName("hub-ten-waits: in order both times, and at once is faster")
    void tenWaits() throws Exception {
        Ended run = Runs.run("hub-ten-waits", Map.of("unit", 20L));
        assertThat(run.lines()).hasSize(23);
        assertThat(run.lines()).filteredOn(line -> line.endsWith("done"))
                .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "task " + i % 10 + " done").toList());
    }

    @Test
    @DisplayName("hub-echo: fifteen messages come back in capitals; the connections are lanes of one thread")
    void echo() throws Exception {
        Ended run = Runs.run("hub-echo", Map.of());
        assertThat(run.lines()).filteredOn(line -> line.startsWith("client got HELLO ")).hasSize(15);
        for (int i = 0; i < 5; i++) {
            assertThat(lane(run, "connection " + i).parent()).isEqualTo(Ended.MAIN);
        }
    }
}
