package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.DisplayName;

import dev.gantry.coroutine.GreenletExit;

/** A task's life: spawn, flags, join, get, kill, links. */
class HubTaskTest {
    private final List<Object> log = new ArrayList<>();

    @BothKinds
    @DisplayName("§5 spawn only notes; tasks start in spawn order when the program waits")
    void spawnThenJoin(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            HubTask<?> a = hub.spawn(() -> log.add("a"));
            hub.spawn(() -> log.add("b"));
            log.add("main");
            a.join();
            assertThat(log).containsExactly("main", "a", "b");
            assertThat(Hub.current()).contains(hub);
        }
        assertThat(Hub.current()).isEmpty();
    }

    @BothKinds
    @DisplayName("102 the flags of a task that ends well")
    void flags(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            HubTask<Integer> task = hub.task("", () -> 1);
            assertThat(flags(task)).containsExactly(false, false, false);
            task.start();
            assertThat(flags(task)).containsExactly(true, false, false);
            assertThat(task.value()).isNull();
            assertThat(task.get()).isEqualTo(1);
            assertThat(flags(task)).containsExactly(false, true, true);
            assertThat(task.value()).isEqualTo(1);
            assertThat(task.exception()).isEmpty();
            assertThat(task.name()).isEqualTo("Greenlet-0");
        }
    }

    @EveryWay
    @DisplayName("103 a task that fails: no value, an exception; join does not raise, get does")
    void fails(Way way) throws Exception {
        way.run(hub -> {
            IOException thrown = new IOException("bad");
            HubTask<Void> task = hub.spawn("bad", () -> {
                throw thrown;
            });
            task.join();
            assertThat(flags(task)).containsExactly(false, true, false);
            assertThat(task.value()).isNull();
            assertThat(task.exception()).containsSame(thrown);
            assertThatThrownBy(task::get).isSameAs(thrown);
        });
    }

    @EveryWay
    @DisplayName("104 nothing to call is an error at once")
    void notCallable(Way way) throws Exception {
        way.run(hub -> {
            assertThatThrownBy(() -> hub.spawn((Callable<?>) null)).isInstanceOf(NullPointerException.class);
        });
    }

    @EveryWay
    @DisplayName("107 starting twice does not start again")
    void startTwice(Way way) throws Exception {
        way.run(hub -> {
            HubTask<?> task = hub.task("", () -> log.add("ran"));
            task.start();
            task.start();
            task.join();
            task.start();
            hub.join();
            assertThat(log).containsExactly("ran");
        });
    }

    @EveryWay
    @DisplayName("§5 get within a time: Timeout, with its text; join within a time just returns")
    void getTimeout(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Void> task = hub.spawn(() -> hub.sleep(ms(10_000)));
            assertThatThrownBy(() -> task.get(ms(10))).isInstanceOf(Timeout.class).hasMessage("0.01 seconds");
            task.join(ms(1));
            assertThat(task.isReady()).isFalse();
        });
    }

    @EveryWay
    @DisplayName("§5 killing counts as success; the value is the GreenletExit; finally runs")
    void kill(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Void> task = hub.spawn(() -> {
                try {
                    hub.sleep(ms(10_000));
                } finally {
                    log.add("finally");
                }
            });
            hub.sleep(ms(0));
            task.kill();
            assertThat(flags(task)).containsExactly(false, true, true);
            assertThat(task.value()).isInstanceOf(GreenletExit.class);
            assertThat(task.exception()).isEmpty();
            assertThatThrownBy(task::get).isSameAs(task.value());
            assertThat(log).containsExactly("finally");
            task.kill();
        });
    }

    @EveryWay
    @DisplayName("§5 a task killed before it began never runs, with the same values")
    void killFresh(Way way) throws Exception {
        way.run(hub -> {
            HubTask<?> task = hub.spawn(() -> log.add("ran"));
            task.kill();
            assertThat(task.successful()).isTrue();
            assertThat(task.value()).isInstanceOf(GreenletExit.class);
            HubTask<?> unstarted = hub.task("", () -> log.add("ran"));
            unstarted.kill();
            unstarted.start();
            hub.join();
            assertThat(log).isEmpty();
        });
    }

    @EveryWay
    @DisplayName("106 killed with an exception: failed, and get raises it")
    void killWithException(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Void> task = hub.spawn(() -> hub.sleep(ms(10_000)));
            hub.sleep(ms(0));
            IOException exception = new IOException("killed");
            task.kill(exception);
            assertThat(task.successful()).isFalse();
            assertThatThrownBy(task::get).isSameAs(exception);
        });
    }

    @EveryWay
    @DisplayName("§5 killSoon acts in the next turn; a task may swallow the exit, and may kill itself")
    void killVariants(Way way) throws Exception {
        way.run(hub -> {
            HubTask<String> stubborn = hub.spawn(() -> {
                try {
                    hub.sleep(ms(10_000));
                } catch (GreenletExit _) {
                    log.add("swallowed");
                }
                return "done";
            });
            hub.sleep(ms(0));
            stubborn.killSoon();
            assertThat(stubborn.isReady()).isFalse();
            assertThat(stubborn.get()).isEqualTo("done");
            List<HubTask<Void>> self = new ArrayList<>();
            self.add(hub.spawn(() -> {
                self.get(0).kill();
                log.add("not reached");
            }));
            self.get(0).join();
            assertThat(self.get(0).successful()).isTrue();
            assertThat(log).containsExactly("swallowed");
        });
    }

    @EveryWay
    @DisplayName("§5 killing within a time only stops waiting: the task may take longer")
    void killWithinTime(Way way) throws Exception {
        way.run(hub -> {
            Event gate = new Event(hub);
            HubTask<String> slow = hub.spawn(() -> {
                try {
                    hub.sleep(ms(10_000));
                } catch (GreenletExit _) {
                    gate.await();
                }
                return "after all";
            });
            hub.sleep(ms(0));
            slow.kill(new GreenletExit(), ms(1));
            assertThat(slow.isReady()).isFalse();
            gate.set();
            assertThat(slow.get()).isEqualTo("after all");
        });
    }

    @EveryWay
    @DisplayName("§5 joining a task that has ended returns at once, before its links ran; those run in order of "
            + "linking")
    void linksAfterJoin(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Integer> task = hub.spawn(() -> 1);
            hub.join();
            task.link(_ -> log.add("first"));
            task.rawLink(_ -> log.add("second"));
            task.linkValue(_ -> log.add("third"));
            task.join();
            log.add("joined");
            hub.join();
            assertThat(log).containsExactly("joined", "first", "second", "third");
        });
    }

    @BothKinds
    @DisplayName("§5 what a task fails with is logged with its name; being killed or interrupted is not")
    void failureIsLogged(Hub.Kind kind) throws Exception {
        Logger logger = Logger.getLogger("dev.gantry.hub");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                if (record.getLevel() == Level.SEVERE) {
                    log.add(record.getMessage());
                }
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        logger.addHandler(handler);
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            hub.spawn("bad", () -> {
                throw new IOException("expected");
            }).join();
            hub.spawn("interrupted", () -> {
                throw new InterruptedException();
            }).join();
            HubTask<Void> killed = hub.spawn("killed", () -> hub.sleep(ms(10_000)));
            hub.sleep(ms(0));
            killed.kill();
            assertThat(log).containsExactly("<HubTask bad> failed with IOException");
        } finally {
            logger.removeHandler(handler);
        }
    }

    @EveryWay
    @DisplayName("111 linkValue hears of values only, linkException of failures only, link of both")
    void links(Way way) throws Exception {
        way.run(hub -> {
            for (boolean fails : new boolean[]{false, true}) {
                log.clear();
                HubTask<Integer> task = hub.spawn(() -> {
                    if (fails) {
                        throw new IOException("expected");
                    }
                    return 1;
                });
                task.link(_ -> log.add("link"));
                task.linkValue(_ -> log.add("value"));
                task.linkException(_ -> log.add("exception"));
                hub.join();
                assertThat(log).containsExactly("link", fails ? "exception" : "value");
            }
        });
    }

    @EveryWay
    @DisplayName("§5 rawLink runs in the loop and must not wait; a late one runs in the next turn")
    void rawLink(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Integer> task = hub.spawn(() -> 1);
            task.rawLink(_ -> {
                try {
                    hub.sleep(ms(1));
                } catch (BlockingSwitchOutError e) {
                    log.add(e.getMessage());
                } catch (InterruptedException e) {
                    log.add(e);
                }
            });
            hub.join();
            task.rawLink(_ -> log.add("late"));
            assertThat(log)
                    .containsExactly("Impossible to call blocking function in the event loop callback");
            hub.sleep(ms(0));
            hub.sleep(ms(0));
            assertThat(log).hasSize(2);
        });
    }

    @EveryWay
    @DisplayName("§5 a link may wait: it has a strand of its own")
    void linkMayWait(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Integer> task = hub.spawn(() -> 1);
            task.link(ended -> {
                try {
                    hub.sleep(ms(1));
                } catch (InterruptedException e) {
                    log.add(e);
                }
                log.add(ended.value());
            });
            hub.join();
            assertThat(log).containsExactly(1);
        });
    }

    @EveryWay
    @DisplayName("114 a link that throws does not stop the others")
    void raisingLinks(Way way) throws Exception {
        way.run(hub -> {
            HubTask<Integer> task = hub.spawn(() -> 1);
            for (int i = 0; i < 3; i++) {
                task.rawLink(_ -> {
                    log.add("raw");
                    throw new IllegalStateException("expected");
                });
                task.link(_ -> {
                    log.add("link");
                    throw new IllegalStateException("expected");
                });
            }
            hub.join();
            assertThat(log).containsExactly("raw", "link", "raw", "link", "raw", "link");
        });
    }

    @BothKinds
    @DisplayName("§5 the smallest free number names a task")
    void idents(Hub.Kind kind) throws Exception {
        try (Hub hub = BothKinds.Hubs.of(kind)) {
            HubTask<?> zero = hub.spawn(() -> log.add(0));
            HubTask<?> one = hub.spawn(() -> hub.sleep(ms(10_000)));
            zero.join();
            assertThat(one.minimalIdent()).isEqualTo(1);
            assertThat(hub.spawn(() -> log.add(0)).name()).isEqualTo("Greenlet-0");
            assertThat(hub.spawn(() -> log.add(0)).name()).isEqualTo("Greenlet-2");
        }
    }

    private static List<Boolean> flags(HubTask<?> task) {
        return List.of(task.isStarted(), task.isReady(), task.successful());
    }
}
