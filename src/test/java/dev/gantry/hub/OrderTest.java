package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.junit.jupiter.api.DisplayName;

import dev.gantry.coroutine.GreenletExit;

/** Who is told and who runs, in which order, how often; and that what is handed over is never lost. */
class OrderTest {
    private final List<Object> log = new ArrayList<>();

    private Consumer<Waitable> says(String text) {
        return _ -> log.add(text);
    }

    @EveryWay
    @DisplayName("a link of a semaphore, an event or a result is told once (gevent's issue 1488)")
    void linksFireOnce(Way way) throws Exception {
        way.run(hub -> {
            Semaphore semaphore = new Semaphore(hub, 1);
            semaphore.rawLink(says("a"));
            semaphore.release();
            semaphore.rawLink(says("b"));
            semaphore.release();
            hub.sleep(ms(0));
            semaphore.release();
            hub.sleep(ms(0));
            Event event = new Event(hub);
            event.rawLink(says("event"));
            AsyncResult<Integer> result = new AsyncResult<>(hub);
            result.rawLink(says("result"));
            for (int i = 0; i < 3; i++) {
                event.set();
                event.clear();
                result.set(i);
                hub.sleep(ms(0));
                hub.sleep(ms(0));
            }
            assertThat(log).containsExactly("a", "b", "event", "result");
        });
    }

    @EveryWay
    @DisplayName("a link may take back one behind it, and link another, which is told too")
    void linksChangeLinks(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Integer> task = hub.spawn(() -> 1);
            Consumer<Waitable> second = says("second");
            task.rawLink(_ -> {
                log.add("first");
                task.unlink(second);
                task.rawLink(says("late"));
            });
            task.rawLink(second);
            task.rawLink(says("third"));
            hub.join();
            assertThat(log).containsExactly("first", "third", "late");
        });
    }

    @EveryWay
    @DisplayName("who waits while the others are being woken is served behind them, in the same notification")
    void waitWhileNotifying(Way way) throws Exception {
        way.run(hub -> {
            Event event = new Event(hub);
            for (int i = 1; i < 3; i++) {
                int number = i;
                hub.spawn(() -> {
                    event.await();
                    log.add(number);
                });
            }
            hub.sleep(ms(0));
            event.set();
            hub.post(() -> log.add("posted"));
            assertThat(event.await(ms(10_000))).isTrue();
            log.add(3);
            hub.sleep(ms(0));
            assertThat(log).containsExactly(1, 2, 3, "posted");
            assertThat(event.await(ms(0))).as("nobody is being woken now").isTrue();
        });
    }

    @EveryWay
    @DisplayName("who waits again and again for what is ready does not hold up the others")
    void noStarvation(Way way) throws Exception {
        way.run(hub -> {
            Event event = new Event(hub);
            boolean[] end = {false};
            for (int i = 0; i < 2; i++) {
                hub.spawn(() -> {
                    while (!end[0]) {
                        event.await();
                        if (event.isSet()) {
                            hub.sleep(ms(0));
                        }
                    }
                });
            }
            Queue<Integer> queue = new Queue<>(hub, 1);
            hub.spawn(() -> {
                while (!end[0]) {
                    queue.put(1);
                }
                queue.finish();
            });
            HubTask<Void> getter = hub.spawn(() -> queue.forEach(_ -> {}));
            hub.sleep(ms(0));
            event.set();
            hub.sleep(ms(2));
            end[0] = true;
            getter.get();
        });
    }

    @EveryWay
    @DisplayName("who waits longest for an event runs first, be it the main program or a task")
    void mainsTurn(Way way) throws Exception {
        way.run(hub -> {
            Event event = new Event(hub);
            hub.spawn(() -> {
                for (String name : List.of("task 1", "task 2")) {
                    hub.spawn(() -> {
                        event.await();
                        log.add(name);
                    });
                }
                hub.sleep(ms(0));
                event.rawLink(says("link"));
                event.set();
            });
            event.await();
            log.add("first");
            hub.sleep(ms(0));
            assertThat(log).containsExactly("first", "task 1", "task 2", "link");
        });
    }

    @EveryWay
    @DisplayName("getters of a queue, and those who wait for a semaphore, take turns in their order, main too")
    void turnsAtQueues(Way way) throws Exception {
        way.run(hub -> {
            Queue<Integer> queue = new Queue<>(hub);
            Semaphore semaphore = new Semaphore(hub, 0);
            Channel<Integer> channel = new Channel<>(hub);
            hub.spawn(() -> {
                for (int i = 2; i <= 3; i++) {
                    int number = i;
                    hub.spawn(() -> {
                        log.add("task " + number + " got " + queue.get());
                        semaphore.acquire();
                        log.add("task " + number + " has a permit");
                        log.add("task " + number + " got " + channel.get());
                    });
                }
                hub.sleep(ms(0));
                for (int i = 1; i <= 3; i++) {
                    queue.putNow(i);
                }
                hub.sleep(ms(0));
                hub.sleep(ms(0));
                for (int i = 1; i <= 3; i++) {
                    semaphore.release();
                }
                for (int i = 1; i <= 3; i++) {
                    channel.put(i);
                }
            });
            log.add("first got " + queue.get());
            semaphore.acquire();
            log.add("first has a permit");
            log.add("first got " + channel.get());
            hub.join();
            assertThat(log).containsExactly("first got 1", "task 2 got 2", "task 3 got 3", "first has a permit",
                    "task 2 has a permit", "task 3 has a permit", "first got 1", "task 2 got 2", "task 3 got 3");
        });
    }

    @EveryWay
    @DisplayName("an item or a permit that comes for a task which is being killed stays for the next")
    void killedReceiver(Way way) throws Exception {
        way.run(hub -> {
            Queue<Integer> queue = new Queue<>(hub);
            Semaphore semaphore = new Semaphore(hub, 0);
            Channel<Integer> channel = new Channel<>(hub);
            List<Thread> threads = new ArrayList<>();
            List<WaitingCall.Step> waits = List.of(queue::get, semaphore::acquire, channel::get);
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (WaitingCall.Step wait : waits) {
                tasks.add(hub.spawn(() -> {
                    threads.add(Thread.currentThread());
                    wait.run();
                }));
            }
            hub.sleep(ms(0));
            tasks.forEach(HubTask::killSoon);
            queue.putNow(1);
            semaphore.release();
            HubTask<Void> sender = hub.spawn(() -> channel.put(2));
            threads.forEach(LockSupport::unpark);
            hub.joinAll(tasks);
            assertThat(tasks).allMatch(task -> task.value() instanceof GreenletExit);
            assertThat(queue.getNow()).isEqualTo(1);
            assertThat(semaphore.permits()).isEqualTo(1);
            assertThat(channel.get()).isEqualTo(2);
            sender.get();
        });
    }

    @EveryWay
    @DisplayName("a task that was handed an item and is killed before it runs has it, and ends at its next wait")
    void killedAfterHandOver(Way way) throws Exception {
        way.run(hub -> {
            Queue<Integer> queue = new Queue<>(hub);
            Thread[] thread = new Thread[1];
            HubTask<Void> task = hub.spawn(() -> {
                thread[0] = Thread.currentThread();
                log.add(queue.get());
                hub.sleep(ms(0));
                log.add("not reached");
            });
            hub.sleep(ms(0));
            queue.putNow(1);
            task.killSoon();
            LockSupport.unpark(thread[0]);
            task.join();
            assertThat(log).containsExactly(1);
            assertThat(task.value()).isInstanceOf(GreenletExit.class);
        });
    }

    @EveryWay
    @DisplayName("several may wait until nothing is left: all are told")
    void severalJoinHub(Way way) throws Exception {
        way.run(hub -> {
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                tasks.add(hub.spawn(() -> {
                    hub.join();
                    log.add("over");
                }));
            }
            hub.spawn(() -> hub.sleep(ms(2)));
            hub.join();
            hub.joinAll(tasks);
            assertThat(log).containsExactly("over", "over");
        });
    }
}
