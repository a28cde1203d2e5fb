package dev.gantry.futures.process.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** When the worker that waits for the next pool is started and given up, by a clock of the test. */
@Tag("process")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs sleep")
class SpareTimesTest {
    private static final List<String> COMMAND = List.of("sleep", "600");
    private static final List<String> OTHER = List.of("sleep", "601");
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Alarm(Duration due, Runnable run) {}

    private final List<Alarm> alarms = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private final Spare spare = new Spare((delay, run) -> alarms.add(new Alarm(now.plus(delay), run)));

    @AfterEach
    void end() {
        spare.giveUp();
    }

    private void pass(Duration time) {
        now = now.plus(time);
        List<Alarm> due = alarms.stream().filter(alarm -> alarm.due().compareTo(now) <= 0).toList();
        alarms.removeAll(due);
        due.forEach(alarm -> alarm.run().run());
    }

    /** What {@code sleep}'s processes this one has, without those that have ended. */
    private static List<ProcessHandle> sleeping() {
        return ProcessHandle.current().children()
                .filter(child -> child.info().command().orElse("").endsWith("sleep"))
                .toList();
    }

    @Test
    @DisplayName("a pool's end starts it after a pause, so a program that ends with its pool has none")
    void afterPause() throws Exception {
        spare.keep(COMMAND);
        pass(PAUSE.minusMillis(1));
        assertThat(sleeping()).isEmpty();
        pass(Duration.ofMillis(1));
        Process taken = spare.take(COMMAND).orElseThrow();
        assertThat(taken.isAlive()).isTrue();
        assertThat(spare.take(COMMAND)).isEmpty();
        pass(MINUTE);
        assertThat(taken.isAlive()).isTrue();
        taken.destroyForcibly().waitFor();
    }

    @Test
    @DisplayName("it is given up after a minute")
    void aMinute() throws Exception {
        spare.keep(COMMAND);
        pass(PAUSE);
        ProcessHandle process = sleeping().getFirst();
        pass(MINUTE.minusMillis(1));
        assertThat(process.isAlive()).isTrue();
        pass(Duration.ofMillis(1));
        process.onExit().get();
        assertThat(spare.take(COMMAND)).isEmpty();
    }

    @Test
    @DisplayName("a pool that begins in the pause needs none until its own end")
    void nextPoolAtOnce() {
        spare.keep(COMMAND);
        assertThat(spare.take(COMMAND)).isEmpty();
        pass(PAUSE);
        assertThat(sleeping()).isEmpty();
        spare.keep(COMMAND);
        pass(PAUSE);
        assertThat(sleeping()).hasSize(1);
    }

    @Test
    @DisplayName("whoever wants another command does not get it, nor is it ended; "
            + "the end of a pool with another ends it")
    void otherCommand() throws Exception {
        spare.keep(COMMAND);
        pass(PAUSE);
        ProcessHandle process = sleeping().getFirst();
        assertThat(spare.take(OTHER)).isEmpty();
        assertThat(process.isAlive()).isTrue();
        spare.keep(OTHER);
        process.onExit().get();
        pass(PAUSE);
        assertThat(spare.take(COMMAND)).isEmpty();
        assertThat(spare.take(OTHER)).hasValueSatisfying(Process::destroyForcibly);
    }

    @Test
    @DisplayName("there is one at most; another pool's end does not prolong its minute")
    void one() throws Exception {
        spare.keep(COMMAND);
        pass(PAUSE);
        ProcessHandle process = sleeping().getFirst();
        pass(Duration.ofSeconds(30));
        spare.keep(COMMAND);
        pass(PAUSE);
        assertThat(sleeping()).containsExactly(process);
        pass(Duration.ofSeconds(30));
        process.onExit().get();
    }

    @Test
    @DisplayName("one that has died is not handed over, and a command that does not start leaves none")
    void dead() throws Exception {
        spare.keep(COMMAND);
        pass(PAUSE);
        ProcessHandle process = sleeping().getFirst();
        process.destroyForcibly();
        process.onExit().get();
        assertThat(spare.take(COMMAND)).isEmpty();
        List<String> nonsense = List.of("/no/such/program");
        spare.keep(nonsense);
        pass(PAUSE);
        assertThat(spare.take(nonsense)).isEmpty();
    }

    @Test
    @DisplayName("giving up ends it, also one that was only going to be started")
    void givenUp() throws Exception {
        spare.keep(COMMAND);
        spare.giveUp();
        pass(PAUSE);
        assertThat(sleeping()).isEmpty();
        spare.keep(COMMAND);
        pass(PAUSE);
        ProcessHandle process = sleeping().getFirst();
        spare.giveUp();
        process.onExit().get();
    }
}
