package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.futures.Future;
import dev.gantry.futures.process.Gate;

/** What was sent and does not come, while everybody is there: nobody waits for it for ever. */
@Tag("process")
@Timeout(300)
class ClusterLossTest {
    @TempDir
    Path folder;

    private static HazelcastInstance driver(Cluster cluster) {
        return Hazelcast.getAllHazelcastInstances().stream()
                .filter(each -> Node.addressOf(each.getCluster().getLocalMember()).toString()
                        .equals(cluster.address()))
                .findFirst().orElseThrow();
    }

    /** The members lose what is sent to this one from now on. */
    private static void deafen(HazelcastInstance driver, UUID whom) {
        driver.getTopic("gantry-to-" + whom).destroy();
    }

    private static Future<Long> task(ClusterPool pool, Gate gate) {
        return pool.submit(() -> {
            gate.await();
            return ProcessHandle.current().pid();
        });
    }

    private static void awaitWorkers(ClusterPool pool, int count) {
        while (pool.processes().size() < count) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    @DisplayName("answers that do not come fail the futures of their tasks, and their workers are ended")
    void answers() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        try (Members members = new Members(1, 2, Duration.ofSeconds(5));
                ClusterPool pool = new ClusterPool(members.cluster)) {
            List<Future<Long>> futures = IntStream.range(0, 2).mapToObj(_ -> task(pool, gate)).toList();
            awaitWorkers(pool, 2);
            List<ProcessHandle> workers = pool.processes().stream().flatMap(id -> ProcessHandle.of(id).stream())
                    .toList();
            HazelcastInstance driver = driver(members.cluster);
            deafen(driver, driver.getCluster().getLocalMember().getUuid());
            gate.open();
            for (Future<Long> each : futures) {
                assertThat(each.exception()).isInstanceOf(MemberLost.class).cause()
                        .hasMessageContaining("was lost on the way to m0");
            }
            workers.forEach(each -> each.onExit().join());
            pool.killWorkers();
        }
    }

    @Test
    @DisplayName("an order that does not come fails its task's future; tasks of another member go on")
    void orders() throws Exception {
        Gate gate = Gate.in(folder, "gate");
        try (Members members = new Members(2, 1, Duration.ofSeconds(5));
                ClusterPool pool = new ClusterPool(members.cluster)) {
            List<Future<Long>> warm = IntStream.range(0, 2).mapToObj(_ -> task(pool, gate)).toList();
            awaitWorkers(pool, 2);
            gate.open();
            for (Future<Long> each : warm) {
                assertThat(each.result()).isPositive();
            }
            HazelcastInstance driver = driver(members.cluster);
            Member deaf = driver.getCluster().getMembers().stream()
                    .filter(each -> "m0".equals(each.getAttribute(Machine.NAME))).findFirst().orElseThrow();
            deafen(driver, deaf.getUuid());
            Gate second = Gate.in(folder, "second");
            List<Future<Long>> futures = IntStream.range(0, 2).mapToObj(_ -> task(pool, second)).toList();
            while (futures.stream().noneMatch(Future::isDone)) {
                LockSupport.parkNanos(1_000_000);
            }
            second.open();
            assertThat(futures).extracting(Future::exception).filteredOn(each -> each != null)
                    .singleElement().isInstanceOf(MemberLost.class).extracting(Throwable::getCause).asString()
                    .contains("was lost", "m0");
            pool.killWorkers();
        }
    }
}
