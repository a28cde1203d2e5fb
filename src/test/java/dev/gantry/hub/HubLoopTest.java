package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;

/** The loop: order, timers, waiting for several, waiting for ever, other threads. */
class HubLoopTest {
    private final List<Object> log = new ArrayList<>();

    @EveryWay
    @DisplayName("113 sleeping for nothing takes turns: 1A 2A 1B 2B")
    void sleepZero(Way way) throws Exception {
        way.run(hub -> {
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                int number = i;
                tasks.add(hub.spawn(() -> {
                    log.add(number + "A");
                    hub.sleep(ms(0));
                    log.add(number + "B");
                }));
            }
            hub.joinAll(tasks);
            assertThat(log).containsExactly("1A", "2A", "1B", "2B");
        });
    }

    @EveryWay
    @DisplayName("§5 a timer fires although tasks keep yielding")
    void timerAmongYields(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Void> timer = hub.spawn(() -> hub.sleep(ms(5)));
            HubTask<Void> busy = hub.spawn(() -> {
                while (!timer.isReady()) {
                    hub.sleep(ms(0));
                }
            });
            busy.get(ms(5_000));
        });
    }

    @EveryWay
    @DisplayName("§5 joinAll within a time returns what is ready; with a count, so many")
    void joinAllLimits(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Void> slow = hub.spawn(() -> hub.sleep(ms(10_000)));
            HubTask<Void> quick = hub.spawn(() -> hub.sleep(ms(1)));
            HubTask<Void> second = hub.spawn(() -> hub.sleep(ms(2)));
            Collection<HubTask<Void>> all = List.of(slow, quick, second);
            assertThat(hub.joinAll(all, WaitOptions.ALL.first(1))).containsExactly(quick);
            assertThat(hub.joinAll(all, WaitOptions.ALL.within(ms(300)))).containsExactly(quick, second);
            assertThat(hub.joinAll(List.of())).isEmpty();
        });
    }

    @EveryWay
    @DisplayName("109 with a count and without raising, the one that failed counts, the sleeper goes on")
    void joinAllCount(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Void> raiser = hub.spawn(() -> {
                throw new IOException("expected");
            });
            HubTask<Void> sleeper = hub.spawn(() -> hub.sleep(ms(10_000)));
            hub.joinAll(List.of(sleeper, raiser), WaitOptions.ALL.first(1));
            assertThat(raiser.isReady()).isTrue();
            assertThat(sleeper.isReady()).isFalse();
            assertThatThrownBy(() -> hub.joinAll(List.of(sleeper, raiser), WaitOptions.ALL.raising()))
                    .isInstanceOf(IOException.class);
            assertThat(sleeper.isReady()).isFalse();
        });
    }

    @EveryWay
    @DisplayName("110 a task given twice is waited for once")
    void duplicates(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Void> task = hub.spawn(() -> hub.sleep(ms(1)));
            assertThat(hub.joinAll(List.of(task, task))).containsExactly(task);
        });
    }

    @EveryWay
    @DisplayName("118 130 wait for several kinds of things at once, all or the first ready, one by one")
    void waitForSeveral(Way way) throws Exception {
        way.run(hub -> {
            Event event = new Event(hub);
            AsyncResult<Integer> result = new AsyncResult<>(hub);
            Semaphore semaphore = new Semaphore(hub, 0);
            HubTask<Void> task = hub.spawn(() -> {
                semaphore.release();
                hub.sleep(ms(1));
                result.set(1);
                hub.sleep(ms(1));
                event.set();
                hub.sleep(ms(10_000));
            });
            List<Waitable> all = List.of(task, event, result, semaphore);
            assertThat(hub.waitFor(all, WaitOptions.ALL.first(1))).containsExactly(semaphore);
            List<Waitable> seen = new ArrayList<>();
            try (Arrivals<Waitable> arrivals = hub.eachOf(all, WaitOptions.ALL.within(ms(300)))) {
                arrivals.forEachRemaining(seen::add);
            }
            assertThat(seen).containsExactly(semaphore, result, event);
        });
    }

    @BothKinds
    @DisplayName("§5 when all wait for ever, the main program gets LoopExit, from whatever it waits in")
    void loopExit(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            Event never = new Event(hub);
            HubTask<Void> task = hub.spawn(() -> never.await());
            assertThatThrownBy(() -> hub.joinAll(List.of(task))).isInstanceOf(LoopExit.class)
                    .hasMessageStartingWith("This operation would block forever");
            assertThatThrownBy(() -> new Queue<Integer>(hub).get()).isInstanceOf(LoopExit.class);
            never.set();
            task.get();
        }
    }

    @EveryWay
    @DisplayName("Hub.join waits until nothing is left; with a time, not longer")
    void join(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Void> task = hub.spawn(() -> hub.sleep(ms(20)));
            assertThat(hub.join(ms(1))).isFalse();
            hub.join();
            assertThat(task.isReady()).isTrue();
            assertThat(hub.join(ms(1_000))).isTrue();
        });
    }

    @EveryWay
    @DisplayName("128 an error in a callback of the loop does not stop the hub")
    void errorInCallback(Way way) throws Exception {
        way.run(hub -> {
            hub.post(() -> {
                throw new IllegalStateException("expected");
            });
            hub.join();
            assertThat(hub.spawn(() -> 1).get()).isEqualTo(1);
        });
    }

    @BothKinds
    @DisplayName("129 what asks the program to end reaches the main program; other failures do not")
    void systemExit(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            hub.spawn(() -> {
                throw new IOException("expected: only logged");
            });
            hub.join();
            hub.spawn(() -> {
                throw new SystemExit("bye");
            });
            assertThatThrownBy(() -> hub.sleep(ms(1_000))).isInstanceOf(SystemExit.class).hasMessage("bye");
        }
    }

    @BothKinds
    @DisplayName("§5 an InternalError reaches the main program; lack of memory or of stack ends its task alone")
    void errorsOfTheJvm(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            for (Error own : List.of(new OutOfMemoryError("expected: only logged"), new StackOverflowError())) {
                HubTask<Void> task = hub.spawn(() -> {
                    throw own;
                });
                hub.join();
                assertThatThrownBy(task::get).isSameAs(own);
            }
            hub.spawn(() -> {
                throw new InternalError("bad");
            });
            assertThatThrownBy(() -> hub.sleep(ms(1_000))).isInstanceOf(InternalError.class).hasMessage("bad");
        }
    }

    @EveryWay
    @DisplayName("§5 the hub's thread pool runs in real threads while tasks go on")
    void threadPool(Way way) throws Exception {
        way.run(hub -> {
            CountDownLatch release = new CountDownLatch(1);
            AsyncResult<Thread> outside = hub.threadPool().spawn(() -> {
                release.await();
                return Thread.currentThread();
            });
            HubTask<Void> task = hub.spawn(release::countDown);
            assertThat(outside.get()).isNotSameAs(Thread.currentThread());
            assertThat(task.isReady()).isTrue();
            assertThatThrownBy(() -> hub.threadPool().apply(() -> {
                throw new IOException("outside");
            })).isInstanceOf(IOException.class).hasMessage("outside");
        });
    }

    @BothKinds
    @DisplayName("§5 each thread has its own hub, and only its own thread may use it, but for post")
    void perThread(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            Event event = new Event(hub);
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                assertThat(Hub.current()).isEmpty();
                assertThatThrownBy(event::set).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> hub.spawn(() -> 1)).isInstanceOf(IllegalStateException.class);
                try (Hub own = BothKinds.Hubs.of(kind)) {
                    assertThat(own).isNotSameAs(hub);
                }
                hub.post(event::set);
            });
            assertThat(event.await(ms(5_000))).isTrue();
            other.get();
        }
    }

    @BothKinds
    @DisplayName("a thread has one hub, of one kind")
    void oneHub(Hub.Kind kind) {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            assertThat(BothKinds.Hubs.of(kind)).isSameAs(hub);
            Hub.Kind other = kind == Hub.Kind.AUTOMATIC ? Hub.Kind.COOPERATIVE : Hub.Kind.AUTOMATIC;
            assertThatThrownBy(() -> BothKinds.Hubs.of(other)).isInstanceOf(IllegalStateException.class);
        }
    }

    @BothKinds
    @DisplayName("an interrupt of the hub's thread comes out of where the main program waits")
    void interrupted(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            Thread main = Thread.currentThread();
            HubTask<Void> task = hub.spawn(() -> hub.sleep(ms(10_000)));
            CompletableFuture.runAsync(main::interrupt);
            assertThatThrownBy(task::join).isInstanceOf(InterruptedException.class);
        }
    }

    @BothKinds
    @DisplayName("an interrupt that comes as the wait ends is not lost: the next wait throws")
    void interruptedAtTheEnd(Hub.Kind kind) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Hub hub = BothKinds.Hubs.of(kind)) {
                Thread main = Thread.currentThread();
                HubTask<Void> task = hub.spawn(() -> {
                    Thread other = Thread.ofPlatform().start(main::interrupt);
                    while (other.isAlive()) {
                        Thread.onSpinWait();
                    }
                });
                assertThatThrownBy(() -> {
                    task.join();
                    hub.sleep(ms(10_000));
                }).isInstanceOf(InterruptedException.class);
            }
        }
    }

    @BothKinds
    @DisplayName("closing a hub ends its tasks; their finally blocks run")
    void closing(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            hub.spawn(() -> {
                try {
                    hub.sleep(ms(10_000));
                } finally {
                    log.add("finally");
                }
            });
            hub.sleep(ms(0));
        }
        assertThat(log).containsExactly("finally");
    }

    @BothKinds
    @DisplayName("closing a hub also ends what its tasks spawn at their end")
    void closingSpawners(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            hub.spawn(() -> {
                try {
                    hub.sleep(ms(10_000));
                } finally {
                    log.add(hub.spawn(() -> hub.sleep(ms(10_000))));
                }
            });
            hub.sleep(ms(0));
        }
        assertThat(log).singleElement().satisfies(task -> assertThat(((HubTask<?>) task).isReady()).isTrue());
    }

    @BothKinds
    @DisplayName("a hundred thousand tasks come and go")
    void manyTasks(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            int[] count = new int[1];
            for (int round = 0; round < 100; round++) {
                List<HubTask<Void>> tasks = new ArrayList<>();
                for (int i = 0; i < 1_000; i++) {
                    tasks.add(hub.spawn(() -> {
                        hub.sleep(ms(0));
                        count[0]++;
                    }));
                }
                hub.joinAll(tasks);
            }
            assertThat(count[0]).isEqualTo(100_000);
        }
    }
}
