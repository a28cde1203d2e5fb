package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;

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
}
