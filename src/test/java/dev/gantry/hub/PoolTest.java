package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;

import dev.gantry.coroutine.GreenletExit;

/** Pools: room, order, failures. */
class PoolTest {
    @EveryWay
    @DisplayName("§5 spawning into a full pool waits for room")
    void spawnWaits(Way way) throws Exception {
        way.run(hub -> {
            Pool pool = new Pool(hub, 2);
            int[] most = new int[2];
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                tasks.add(pool.spawn(() -> {
                    most[1] = Math.max(most[1], ++most[0]);
                    hub.sleep(ms(1));
                    most[0]--;
                }));
                if (i == 1) {
                    assertThat(pool.isFull()).isTrue();
                }
            }
            pool.join();
            assertThat(most[1]).isEqualTo(2);
            assertThat(tasks).allMatch(HubTask::successful);
            assertThat(pool.freeCount()).isEqualTo(2);
        });
    }

    @EveryWay
    @DisplayName("123 adding to a full pool: PoolFull, at once or after a time")
    void poolFull(Way way) throws Exception {
        way.run(hub -> {
            Pool pool = new Pool(hub, 1);
            HubTask<Void> first = pool.spawn(() -> hub.sleep(ms(10_000)));
            HubTask<Void> second = hub.task("", () -> null);
            assertThatThrownBy(() -> pool.add(second, ms(0))).isInstanceOf(PoolFull.class);
            assertThatThrownBy(() -> pool.add(second, ms(1))).isInstanceOf(PoolFull.class);
            assertThat(pool.awaitRoom(Optional.of(ms(1)))).isFalse();
            first.kill();
            assertThat(pool.awaitRoom(Optional.of(ms(1_000)))).isTrue();
            pool.add(second, ms(0));
            assertThat(pool.size()).isEqualTo(1);
        });
    }

    @EveryWay
    @DisplayName("§5 map and imap keep the order of the items, imapUnordered that of the ends")
    void orders(Way way) throws Exception {
        way.run(hub -> {
            Pool pool = new Pool(hub, 3);
            Pool.Function<Integer, Integer> delay = turns -> {
                for (int i = 0; i < turns; i++) {
                    hub.sleep(ms(0));
                }
                return turns;
            };
            List<Integer> items = List.of(30, 10, 20);
            assertThat(pool.map(delay, items)).containsExactly(30, 10, 20);
            assertThat((Iterable<Integer>) pool.imap(delay, items)).containsExactly(30, 10, 20);
            assertThat((Iterable<Integer>) pool.imapUnordered(delay, items)).containsExactly(10, 20, 30);
        });
    }

    @EveryWay
    @DisplayName("125 imap goes on after an item that failed; map throws")
    void failures(Way way) throws Exception {
        way.run(hub -> {
            Pool pool = new Pool(hub, 2);
            Pool.Function<Integer, Integer> divide = n -> 4 / n;
            Mapped<Integer> mapped = pool.imap(divide, List.of(1, 0, 2));
            assertThat(mapped.next()).isEqualTo(4);
            assertThatThrownBy(mapped::next).isInstanceOf(ArithmeticException.class);
            assertThat(mapped.next()).isEqualTo(2);
            assertThatThrownBy(mapped::next).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> pool.map(divide, List.of(1, 0, 2))).isInstanceOf(ArithmeticException.class);
        });
    }

    @EveryWay
    @DisplayName("126 joining an empty pool returns at once; with a time, false while a task is left")
    void join(Way way) throws Exception {
        way.run(hub -> {
            Pool pool = new Pool(hub, 2);
            pool.join();
            assertThat(pool.join(ms(1))).isTrue();
            pool.spawn(() -> hub.sleep(ms(10_000)));
            assertThat(pool.join(ms(1))).isFalse();
            pool.kill();
            assertThat(pool.join(ms(1))).isTrue();
        });
    }

    @EveryWay
    @DisplayName("items that fail to come throw where they do, in either order, and what came before is not lost")
    void itemsFail(Way way) throws Exception {
        way.run(hub -> {
            for (int size : new int[]{1, 2, 5}) {
                for (int good : new int[]{0, 1, 3, 10}) {
                    Pool pool = new Pool(hub, size);
                    List<Object> ordered = outcomes(pool.imap(n -> n, failingAfter(good)));
                    assertThat(ordered.subList(0, good)).isEqualTo(IntStream.range(0, good).boxed().toList());
                    assertThat(ordered.subList(good, ordered.size())).containsExactly("no more");
                    assertThat(outcomes(pool.imapUnordered(n -> n, failingAfter(good))))
                            .containsExactlyInAnyOrderElementsOf(ordered);
                    assertThat(pool.freeCount()).isEqualTo(size);
                }
            }
        });
    }

    @EveryWay
    @DisplayName("tasks of imap that are killed, begun or not, have an outcome: the exit")
    void killedItems(Way way) throws Exception {
        way.run(hub -> {
            for (boolean begun : new boolean[]{false, true}) {
                Pool pool = new Pool(hub, 4);
                Mapped<Integer> mapped = pool.imap(n -> {
                    hub.sleep(ms(3_600_000));
                    return n;
                }, List.of(0, 1, 2, 3));
                hub.sleep(ms(0)); // the items are spawned
                if (begun) {
                    hub.sleep(ms(0));
                }
                pool.kill();
                assertThat(outcomes(mapped)).hasSize(4).allMatch(outcome -> outcome instanceof GreenletExit);
                assertThat(pool.freeCount()).isEqualTo(4);
            }
        });
    }

    @EveryWay
    @DisplayName("when the last outcome is there, so is all the room")
    void roomAfterDrain(Way way) throws Exception {
        way.run(hub -> {
            Pool pool = new Pool(hub, 2);
            assertThat((Iterable<Integer>) pool.imap(n -> n, List.of(0, 1, 2, 3))).containsExactly(0, 1, 2, 3);
            assertThat(pool.freeCount()).isEqualTo(2);
            Mapped<Integer> unordered = pool.imapUnordered(n -> n, List.of(0, 1, 2, 3));
            for (int i = 0; i < 4; i++) {
                unordered.next();
            }
            assertThat(pool.freeCount()).isEqualTo(2);
        });
    }

    @EveryWay
    @DisplayName("a pool that is killed three times at once tells its tasks once, and ends what they spawn meanwhile")
    void killedThrice(Way way) throws Exception {
        way.run(hub -> {
            Pool pool = new Pool(hub, 4);
            Event gate = new Event(hub);
            int[] exits = {0};
            pool.spawn(() -> {
                while (!gate.isSet()) {
                    try {
                        gate.await();
                    } catch (GreenletExit _) {
                        exits[0]++;
                        pool.spawn(() -> hub.sleep(ms(3_600_000)));
                    }
                }
            });
            hub.sleep(ms(0));
            List<HubTask<Void>> killers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                killers.add(hub.spawn(pool::kill));
            }
            for (int i = 0; i < 5; i++) {
                hub.sleep(ms(0));
            }
            gate.set();
            hub.joinAll(killers, WaitOptions.ALL.raising());
            assertThat(exits[0]).isEqualTo(1);
            assertThat(pool.size()).isZero();
        });
    }

    @EveryWay
    @DisplayName("a task that waited in vain for room takes no number of the hub's")
    void noNumberWithoutRoom(Way way) throws Exception {
        way.run(hub -> {
            Pool pool = new Pool(hub, 1);
            pool.spawn(() -> hub.sleep(ms(3_600_000)));
            int next = hub.task("", () -> 1).minimalIdent() + 1;
            try (Timeout limit = hub.timeout(ms(1))) {
                assertThatThrownBy(() -> pool.spawn(() -> {})).isSameAs(limit);
            }
            assertThat(hub.task("", () -> 1).minimalIdent()).isEqualTo(next);
        });
    }

    private static Iterable<Integer> failingAfter(int good) {
        return () -> IntStream.range(0, good + 1).mapToObj(n -> {
            if (n == good) {
                throw new IllegalStateException("no more");
            }
            return n;
        }).iterator();
    }

    private static List<Object> outcomes(Mapped<Integer> mapped) {
        List<Object> outcomes = new ArrayList<>();
        while (mapped.hasNext()) {
            try {
                outcomes.add(mapped.next());
            } catch (IllegalStateException failed) {
                outcomes.add(failed.getMessage());
            } catch (GreenletExit exit) {
                outcomes.add(exit);
            }
        }
        return outcomes;
    }
}
