package dev.gantry.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gantry.coroutine.GreenletExit;

/** Timers and time limits, by a clock that the tests set. */
class TimersTest {
    private final List<Object> log = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5; // about to wrap around

    private static Duration ns(long nanos) {
        return Duration.ofNanos(nanos);
    }

    @Test
    @DisplayName("§5 timers are due in order of time, equal ones in the order of setting, never early")
    void order() {
        Timers timers = new Timers(() -> now);
        for (int i = 0; i < 20; i++) {
            int number = i;
            timers.in(i % 2 == 0 ? 10 : 5, () -> log.add(number));
        }
        assertThat(timers.due(now + 4)).isNull();
        for (Timers.Timer timer = timers.due(now + 10); timer != null; timer = timers.due(now + 10)) {
            timer.run();
        }
        assertThat(log).containsExactly(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18);
    }

    @Test
    @DisplayName("timers that are cancelled in great numbers are not kept until their time comes")
    void cancelledInGreatNumbers() {
        Timers timers = new Timers(() -> now);
        timers.in(5, () -> log.add("not cancelled"));
        for (int i = 0; i < 100_000; i++) {
            timers.cancel(timers.in(60, () -> log.add("cancelled")));
            assertThat(timers.kept()).isLessThan(200);
        }
        timers.due(now + 60).run();
        assertThat(timers.due(now + 60)).isNull();
        assertThat(timers.kept()).isZero();
        assertThat(log).containsExactly("not cancelled");
    }

    @ParameterizedTest
    @EnumSource(Hub.Kind.class)
    @DisplayName("a limit of any length: the longest never comes, one before now comes at once")
    void anyLength(Hub.Kind kind) throws Exception {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        Duration before = Duration.ofSeconds(Long.MIN_VALUE);
        try (Hub hub = Hub.ofKind(kind, System::nanoTime)) {
            assertThat(hub.withTimeout(longest, "late", () -> "in time")).isEqualTo("in time");
            assertThat(hub.withTimeout(before, "late", () -> {
                hub.sleep(longest);
                return "in time";
            })).isEqualTo("late");
        }
    }

    @ParameterizedTest
    @EnumSource(Hub.Kind.class)
    @DisplayName("§5 tasks that sleep equally long wake in the order in which they fell asleep")
    void equalSleeps(Hub.Kind kind) throws Exception {
        try (Hub hub = Hub.ofKind(kind, () -> now)) {
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int number = i;
                tasks.add(hub.spawn(() -> {
                    hub.sleep(ns(10));
                    log.add(number);
                }));
            }
            hub.spawn(() -> now += 10);
            assertThat(hub.joinAll(tasks)).isEqualTo(tasks);
            assertThat(log).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
        }
    }

    @ParameterizedTest
    @EnumSource(Hub.Kind.class)
    @DisplayName("§5 sleeps end in order of time, equal ones in order of setting, at their time; a negative one at "
            + "once")
    void sleeps(Hub.Kind kind) throws Exception {
        now = 0;
        try (Hub hub = Hub.ofKind(kind, () -> now)) {
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int delay : new int[]{30, 10, 20, 10, -1}) {
                tasks.add(hub.spawn(() -> {
                    hub.sleep(ns(delay));
                    log.add(delay + " at " + now);
                }));
            }
            hub.spawn(() -> {
                while (now < 30) {
                    hub.sleep(ns(0));
                    hub.sleep(ns(0));
                    now++;
                }
            });
            assertThat(hub.joinAll(tasks))
                    .containsExactly(tasks.get(4), tasks.get(1), tasks.get(3), tasks.get(2), tasks.get(0));
            assertThat(log).containsExactly("-1 at 0", "10 at 10", "10 at 10", "20 at 20", "30 at 30");
        }
    }

    @ParameterizedTest
    @EnumSource(Hub.Kind.class)
    @DisplayName("a limit that is closed in time is never thrown, though its time is over when the loop comes to look")
    void closedWhileDue(Hub.Kind kind) throws Exception {
        try (Hub hub = Hub.ofKind(kind, () -> now)) {
            HubTask<String> task = hub.spawn(() -> {
                try (Timeout limit = hub.timeout(ns(6))) {
                    hub.sleep(ns(5));
                    assertThat(limit).hasNoCause();
                }
                hub.sleep(ns(0));
                hub.sleep(ns(0));
                return "fine";
            });
            hub.spawn(() -> now += 30);
            assertThat(task.get()).isEqualTo("fine");
        }
    }

    @ParameterizedTest
    @EnumSource(Hub.Kind.class)
    @DisplayName("a limit whose time comes first ends the sleep, and the sleep does not come later")
    void limitFirst(Hub.Kind kind) throws Exception {
        try (Hub hub = Hub.ofKind(kind, () -> now)) {
            HubTask<Void> task = hub.spawn(() -> {
                assertThat(hub.withTimeout(ns(5), "late", () -> {
                    hub.sleep(ns(6));
                    return "in time";
                })).isEqualTo("late");
                new Event(hub).await(ns(10));
                log.add("woke by its own time");
            });
            hub.spawn(() -> {
                now += 30;
                hub.sleep(ns(0));
                hub.sleep(ns(0));
                log.add("later");
                now += 10;
            });
            task.get();
            assertThat(log).containsExactly("later", "woke by its own time");
        }
    }

    @Test
    @DisplayName("a limit that interrupted Thread.sleep and is closed does not come at the hub's next call")
    void closedAfterInterrupt() throws Exception {
        try (Hub hub = Hub.ofKind(Hub.Kind.AUTOMATIC, () -> now)) {
            HubTask<String> task = hub.spawn(() -> {
                try (Timeout limit = hub.timeout(ns(5))) {
                    assertThat(limit).hasNoCause();
                    Thread.sleep(3_600_000);
                } catch (InterruptedException _) {
                    log.add("interrupted");
                }
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                hub.sleep(ns(0));
                return "fine";
            });
            hub.spawn(() -> now += 5);
            assertThat(task.get()).isEqualTo("fine");
            assertThat(log).containsExactly("interrupted");
        }
    }

    @Test
    @DisplayName("a task that ends by the interrupt of its closed limit has failed with the limit")
    void failedByLimit() throws Exception {
        try (Hub hub = Hub.ofKind(Hub.Kind.AUTOMATIC, () -> now)) {
            HubTask<Void> task = hub.spawn(() -> {
                try (Timeout limit = hub.timeout(ns(5))) {
                    log.add(limit);
                    Thread.sleep(3_600_000);
                }
            });
            hub.spawn(() -> now += 5);
            task.join();
            assertThat(task.exception().orElseThrow()).isSameAs(log.getFirst());
        }
    }

    @Test
    @DisplayName("a kill that comes with a limit while a task sleeps by itself is not lost when the limit is closed")
    void killAndLimit() throws Exception {
        try (Hub hub = Hub.ofKind(Hub.Kind.AUTOMATIC, () -> now)) {
            HubTask<Void> task = hub.spawn(() -> {
                hub.withTimeout(ns(5), "late", () -> {
                    Thread.sleep(3_600_000);
                    return "in time";
                });
                log.add("goes on");
                hub.sleep(ns(0));
                log.add("not reached");
            });
            hub.sleep(ns(0));
            now += 5;
            task.killSoon();
            task.join();
            assertThat(task.value()).isInstanceOf(GreenletExit.class);
            assertThat(log).doesNotContain("not reached");
        }
    }
}
