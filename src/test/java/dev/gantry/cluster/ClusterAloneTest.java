package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.futures.Future;

/** A cluster that no member has joined. */
@Tag("process")
class ClusterAloneTest {
    private Cluster cluster;

    @BeforeEach
    void listen() throws IOException {
        cluster = Cluster.listen("127.0.0.1:0", Cluster.newToken());
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private static List<Future<Integer>> submit(ClusterPool pool) {
        return IntStream.range(0, 3).mapToObj(i -> pool.submit(() -> i)).toList();
    }

    @Test
    @DisplayName("the end of a cluster breaks its open pools: what waits fails, nothing more is taken, and they can be "
            + "closed")
    void closed() throws Exception {
        ClusterPool pool = new ClusterPool(cluster);
        ClusterPool unused = new ClusterPool(cluster);
        List<Future<Integer>> futures = submit(pool);
        cluster.close();
        for (Future<Integer> each : futures) {
            assertThat(each.exception()).isInstanceOf(BrokenClusterPool.class).hasMessage("the cluster was closed");
        }
        for (ClusterPool each : List.of(pool, unused)) {
            assertThatThrownBy(() -> each.submit(() -> 1)).isInstanceOf(BrokenClusterPool.class)
                    .hasMessage("the cluster was closed");
            each.close();
            assertThat(each.isTerminated()).isTrue();
        }
        assertThatThrownBy(() -> new ClusterPool(cluster)).isInstanceOf(IllegalStateException.class)
                .hasMessage("the cluster was closed");
        cluster.close();
    }

    @Test
    @DisplayName("no task runs, each can be cancelled, and a pool whose tasks are all cancelled ends")
    void cancelled() throws Exception {
        ClusterPool pool = new ClusterPool(cluster);
        List<Future<Integer>> futures = submit(pool);
        pool.shutdown();
        assertThat(futures).noneMatch(Future::running).allMatch(Future::cancel);
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        pool.close();
    }

    @Test
    @DisplayName("shutdown that cancels what waits cancels all, and the pool ends")
    void shutDown() throws Exception {
        ClusterPool pool = new ClusterPool(cluster);
        List<Future<Integer>> futures = submit(pool);
        pool.shutdown(false, true);
        pool.close();
        assertThat(futures).allMatch(Future::isCancelled);
    }
}
