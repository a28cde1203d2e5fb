package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;

import dev.gantry.coroutine.GreenletExit;

/** What gevent's own tests promise, in our words; each names where it stands there. */
class GeventRulesTest {
    private final List<Object> log = new ArrayList<>();

    @EveryWay
    @DisplayName("test__event: a wait that a set and a clear ended says that it was set")
    void eventSaysSet(Way way) throws Exception {
        way.run(hub -> {
            Event event = new Event(hub);
            HubTask<Boolean> waits = hub.spawn(() -> event.await(ms(3_600_000)));
            hub.sleep(ms(0));
            event.set();
            event.clear();
            assertThat(waits.get()).isTrue();
            assertThat(event.isSet()).isFalse();
        });
    }

    @EveryWay
    @DisplayName("test__event: a result that is set again, to an exception or back, gives the last; its waits get what "
            + "is then")
    void resultSetAgain(Way way) throws Exception {
        way.run(hub -> {
            AsyncResult<String> result = new AsyncResult<>(hub);
            HubTask<String> waits = hub.spawn(() -> result.get());
            hub.sleep(ms(0));
            IOException exception = new IOException("second");
            result.set("first");
            result.setException(exception);
            waits.join();
            assertThat(waits.exception()).containsSame(exception);
            assertThatThrownBy(result::getNow).isSameAs(exception);
            result.set("third");
            assertThat(result.get(ms(0))).isEqualTo("third");
        });
    }

    @EveryWay
    @DisplayName("test__semaphore: tasks that take turns at one permit each get it")
    void fairSemaphore(Way way) throws Exception {
        way.run(hub -> {
            Semaphore semaphore = new Semaphore(hub, 1);
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (String name : List.of("a", "b", "c")) {
                tasks.add(hub.spawn(() -> {
                    for (int i = 0; i < 3; i++) {
                        semaphore.acquire();
                        log.add(name);
                        hub.sleep(ms(0));
                        semaphore.release();
                        hub.sleep(ms(0));
                    }
                }));
            }
            hub.joinAll(tasks, WaitOptions.ALL.raising());
            assertThat(log).containsExactly("a", "b", "c", "a", "b", "c", "a", "b", "c");
        });
    }

    @EveryWay
    @DisplayName("test__queue: of two getters one dies, and the other gets the item; so with putters")
    void oneDies(Way way) throws Exception {
        way.run(hub -> {
            Queue<String> queue = new Queue<>(hub, 1);
            HubTask<String> dies = hub.spawn(() -> queue.get());
            HubTask<String> gets = hub.spawn(() -> queue.get());
            hub.sleep(ms(0));
            dies.kill();
            queue.put("item");
            assertThat(gets.get()).isEqualTo("item");
            queue.put("first");
            HubTask<Void> putterDies = hub.spawn(() -> queue.put("never"));
            HubTask<Void> puts = hub.spawn(() -> queue.put("second"));
            hub.sleep(ms(0));
            putterDies.kill();
            assertThat(queue.get()).isEqualTo("first");
            puts.get();
            assertThat(queue.get()).isEqualTo("second");
            assertThat(queue.isEmpty()).isTrue();
        });
    }

    @EveryWay
    @DisplayName("test__queue: a getter whose time is over takes nothing of what comes later")
    void getterGivesUp(Way way) throws Exception {
        way.run(hub -> {
            Queue<String> queue = new Queue<>(hub);
            HubTask<String> givesUp = hub.spawn(() -> hub.withTimeout(ms(1), "timed out", queue::get));
            assertThat(givesUp.get()).isEqualTo("timed out");
            HubTask<String> gets = hub.spawn(() -> queue.get());
            hub.sleep(ms(0));
            queue.put("hi");
            assertThat(gets.get()).isEqualTo("hi");
        });
    }

    @EveryWay
    @DisplayName("test__queue: a callback of the loop may put and take at once, and that lets those go on that wait")
    void callbacksPutAndTake(Way way) throws Exception {
        way.run(hub -> {
            Queue<Integer> queue = new Queue<>(hub, 1);
            HubTask<Integer> getter = hub.spawn(() -> queue.get());
            hub.sleep(ms(0));
            hub.post(() -> queue.putNow(1));
            assertThat(getter.get()).isEqualTo(1);
            queue.put(2);
            HubTask<Void> putter = hub.spawn(() -> queue.put(3));
            hub.sleep(ms(0));
            hub.post(() -> {
                log.add(queue.getNow());
                try {
                    queue.get();
                } catch (BlockingSwitchOutError | InterruptedException e) {
                    log.add(e.getClass());
                }
            });
            putter.get();
            assertThat(log).containsExactly(2, BlockingSwitchOutError.class);
            assertThat(queue.get()).isEqualTo(3);
        });
    }

    @EveryWay
    @DisplayName("test__queue: with room for one, who puts and who gets alternate to the end")
    void alternate(Way way) throws Exception {
        way.run(hub -> {
            Queue<Integer> queue = new Queue<>(hub, 1);
            hub.spawn(() -> {
                for (int i = 0; i < 1_000; i++) {
                    queue.put(i);
                }
                queue.finish();
            });
            int next = 0;
            for (int item : queue) {
                assertThat(item).isEqualTo(next++);
            }
            assertThat(next).isEqualTo(1_000);
        });
    }

    @EveryWay
    @DisplayName("test__timeout: an inner limit ends the inner wait, the outer one goes on and ends the next")
    void nestedLimits(Way way) throws Exception {
        way.run(hub -> {
            try (Timeout outer = hub.timeout(ms(20))) {
                try (Timeout inner = hub.timeout(ms(1))) {
                    assertThatThrownBy(() -> hub.sleep(ms(3_600_000))).isSameAs(inner);
                }
                assertThatThrownBy(() -> hub.sleep(ms(3_600_000))).isSameAs(outer);
            }
            hub.sleep(ms(0));
        });
    }

    @EveryWay
    @DisplayName("test__timeout: a limit that caught nobody waiting throws nothing once it is closed, closed twice or "
            + "not")
    void closedTwice(Way way) throws Exception {
        way.run(hub -> {
            Timeout limit = hub.timeout(ms(0));
            limit.close();
            limit.close();
            hub.sleep(ms(0));
            hub.sleep(ms(1));
            assertThat(limit.getMessage()).isEqualTo("0.0 seconds");
        });
    }

    @EveryWay
    @DisplayName("test__greenlet: a task that swallows each exit is told as often as it is killed; its links come at "
            + "its end only")
    void killedOftenByHand(Way way) throws Exception {
        way.run(hub -> {
            HubTask<String> stubborn = hub.spawn(() -> {
                for (int i = 0; i < 2; i++) {
                    try {
                        hub.sleep(ms(3_600_000));
                    } catch (GreenletExit _) {
                        log.add("exit " + i);
                    }
                }
                return "ended";
            });
            stubborn.rawLink(task -> log.add("link " + ((HubTask<?>) task).value()));
            hub.sleep(ms(0));
            stubborn.killSoon();
            stubborn.killSoon();
            assertThat(stubborn.get()).isEqualTo("ended");
            hub.sleep(ms(0));
            assertThat(log).containsExactly("exit 0", "exit 1", "link ended");
        });
    }

    @EveryWay
    @DisplayName("test__greenlet: killAll ends those that have begun and those that have not, and waits for their "
            + "finally")
    void killAll(Way way) throws Exception {
        way.run(hub -> {
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                tasks.add(hub.spawn(() -> {
                    try {
                        hub.sleep(ms(3_600_000));
                    } finally {
                        hub.sleep(ms(1));
                        log.add("finally");
                    }
                }));
            }
            hub.sleep(ms(0));
            tasks.add(hub.spawn("unbegun", () -> {
                log.add("never");
            }));
            hub.killAll(tasks);
            assertThat(tasks).allMatch(HubTask::successful);
            assertThat(log).containsExactly("finally", "finally");
        });
    }

    @EveryWay
    @DisplayName("test__pool: a pool that is joined while others are added waits for those too")
    void joinWhileAdding(Way way) throws Exception {
        way.run(hub -> {
            Pool pool = new Pool(hub, 2);
            pool.spawn(() -> {
                hub.sleep(ms(0));
                pool.spawn(() -> {
                    hub.sleep(ms(0));
                    log.add("inner");
                });
                log.add("outer");
            });
            pool.join();
            assertThat(log).containsExactly("outer", "inner");
            assertThat(pool.size()).isZero();
        });
    }
}
