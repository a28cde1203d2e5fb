package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;

/** What tasks wait for: events, results, queues, channels, semaphores, time limits. */
class WaitableTest {
    private final List<Object> log = new ArrayList<>();

    @BothKinds
    @DisplayName("115 an event set and cleared at once still wakes all that waited, in their order")
    void setThenClear(Hub.Kind kind) throws Exception {
        for (int count : new int[]{1, 100, 1000}) {
            try (Hub hub = BothKinds.Hubs.of(kind)) {
                log.clear();
                Event event = new Event(hub);
                List<HubTask<Void>> tasks = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    int number = i;
                    tasks.add(hub.spawn(() -> {
                        event.await();
                        log.add(number);
                    }));
                }
                hub.spawn(() -> {
                    event.set();
                    event.clear();
                });
                assertThat(hub.joinAll(tasks, WaitOptions.ALL.within(ms(5_000)))).hasSize(count);
                assertThat(log).hasSize(count).first().isEqualTo(0);
                assertThat(log).last().isEqualTo(count - 1);
                assertThat(event.await(ms(1))).isFalse();
            }
        }
    }

    @EveryWay
    @DisplayName("117 a result: set, an exception set, too late, at once")
    void asyncResult(Way way) throws Exception {
        way.run(hub -> {
            AsyncResult<Integer> result = new AsyncResult<>(hub);
            assertThatThrownBy(result::getNow).isInstanceOf(Timeout.class);
            assertThatThrownBy(() -> result.get(ms(1))).isInstanceOf(Timeout.class);
            hub.spawn(() -> result.set(7));
            assertThat(result.get()).isEqualTo(7);
            assertThat(result.getNow()).isEqualTo(7);
            AsyncResult<Integer> failing = new AsyncResult<>(hub);
            IOException exception = new IOException();
            hub.spawn(() -> failing.setException(exception));
            assertThatThrownBy(failing::get).isSameAs(exception);
            assertThat(failing.successful()).isFalse();
            assertThat(failing.exception()).containsSame(exception);
        });
    }

    @EveryWay
    @DisplayName("§5 a queue with room for two: put put got got put put got got")
    void boundedQueue(Way way) throws Exception {
        way.run(hub -> {
            Queue<Integer> queue = new Queue<>(hub, 2);
            HubTask<Void> producer = hub.spawn(() -> {
                for (int i = 0; i < 4; i++) {
                    queue.put(i);
                    log.add("put");
                }
            });
            HubTask<Void> consumer = hub.spawn(() -> {
                for (int i = 0; i < 4; i++) {
                    assertThat(queue.get()).isEqualTo(i);
                    log.add("got");
                }
            });
            hub.joinAll(List.of(producer, consumer), WaitOptions.ALL.raising());
            assertThat(log).containsExactly("put", "put", "got", "got", "put", "put", "got", "got");
        });
    }

    @EveryWay
    @DisplayName("§5 a queue: Empty, Full, and iteration ends at the mark")
    void queueEnds(Way way) throws Exception {
        way.run(hub -> {
            Queue<Integer> queue = new Queue<>(hub, 1);
            assertThatThrownBy(queue::getNow).isInstanceOf(Queue.Empty.class);
            assertThatThrownBy(() -> queue.get(ms(1))).isInstanceOf(Queue.Empty.class);
            queue.put(1);
            assertThatThrownBy(() -> queue.putNow(2)).isInstanceOf(Queue.Full.class);
            assertThatThrownBy(() -> queue.put(2, ms(1))).isInstanceOf(Queue.Full.class);
            hub.spawn(() -> {
                queue.put(2);
                queue.finish();
            });
            for (int item : queue) {
                log.add(item);
            }
            assertThat(log).containsExactly(1, 2);
        });
    }

    @EveryWay
    @DisplayName("120 a channel has room for nothing: who sends waits for who receives")
    void channel(Way way) throws Exception {
        way.run(hub -> {
            Channel<String> channel = new Channel<>(hub);
            HubTask<Void> sender = hub.spawn(() -> {
                channel.put("hello");
                log.add("sent");
                channel.put("world");
                log.add("sent");
            });
            hub.join();
            assertThat(log).isEmpty();
            assertThat(channel.get()).isEqualTo("hello");
            hub.join();
            assertThat(log).containsExactly("sent");
            assertThat(channel.get()).isEqualTo("world");
            sender.get();
            assertThatThrownBy(() -> channel.get(ms(1))).isInstanceOf(Queue.Empty.class);
            assertThatThrownBy(() -> channel.put("x", ms(1))).isInstanceOf(Queue.Full.class);
        });
    }

    @EveryWay
    @DisplayName("121 several that wait are all served, in their order")
    void severalWaiters(Way way) throws Exception {
        way.run(hub -> {
            Semaphore semaphore = new Semaphore(hub, 1);
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                int number = i;
                tasks.add(hub.spawn(() -> {
                    semaphore.acquire();
                    log.add(number);
                    hub.sleep(ms(1));
                    semaphore.release();
                }));
            }
            hub.joinAll(tasks, WaitOptions.ALL.raising());
            assertThat(log).containsExactly(1, 2, 3);
            assertThat(semaphore.permits()).isEqualTo(1);
            semaphore.acquire();
            assertThat(semaphore.acquire(ms(1))).isFalse();
            assertThat(semaphore.tryAcquire()).isFalse();
        });
    }

    @EveryWay
    @DisplayName("a permit that a killed task waited for goes to the next")
    void killedWaiter(Way way) throws Exception {
        way.run(hub -> {
            Semaphore semaphore = new Semaphore(hub, 0);
            HubTask<Void> killed = hub.spawn(() -> semaphore.acquire());
            HubTask<Void> next = hub.spawn(() -> semaphore.acquire());
            hub.sleep(ms(0));
            killed.killSoon();
            semaphore.release();
            next.get(ms(1_000));
            assertThat(semaphore.permits()).isZero();
        });
    }

    @EveryWay
    @DisplayName("§5 a time limit throws itself where the task waits; a closed one does not")
    void timeout(Way way) throws Exception {
        way.run(hub -> {
            Timeout[] limit = new Timeout[1];
            assertThatThrownBy(() -> {
                try (Timeout timeout = hub.timeout(ms(1))) {
                    limit[0] = timeout;
                    hub.sleep(ms(1_000));
                }
            }).isInstanceOf(Timeout.class).isSameAs(limit[0]).hasMessage("0.001 seconds");
            try (Timeout timeout = hub.timeout(ms(1))) {
                assertThat(timeout).hasNoCause();
            }
            hub.sleep(ms(3));
        });
    }

    @EveryWay
    @DisplayName("§5 withTimeout gives another value instead; the inner of two limits is told from the outer")
    void withTimeout(Way way) throws Exception {
        way.run(hub -> {
            String value = hub.withTimeout(ms(1), "late", () -> {
                hub.sleep(ms(1_000));
                return "in time";
            });
            assertThat(value).isEqualTo("late");
            assertThat(hub.withTimeout(ms(1_000), "late", () -> "in time")).isEqualTo("in time");
            String outer = hub.withTimeout(ms(5), "outer", () -> hub.withTimeout(ms(1_000), "inner", () -> {
                hub.sleep(ms(2_000));
                return "none";
            }));
            assertThat(outer).isEqualTo("outer");
        });
    }
}
