package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.gantry.Jvm;
import dev.gantry.cli.Main;

/** {@code gantry member --once}, from before its driver is there until after it. */
@Tag("process")
@Timeout(900)
class MemberOnceTest {
    private static final int ROUNDS = Integer.getInteger("gantry.repeat", 2);

    @Test
    @DisplayName("waits for its driver, serves it, and ends with it: well, each time, drivers following each other at "
            + "one address")
    void once() throws Exception {
        String token = Cluster.newToken();
        String address;
        try (Cluster first = Cluster.listen("127.0.0.1:0", token)) {
            address = first.address();
        }
        for (int round = 0; round < ROUNDS; round++) {
            ProcessBuilder command = Jvm.with(
                    List.of("--sun-misc-unsafe-memory-access=allow"),
                    Main.class, "member", "--join", address, "--name", "m", "--workers", "1", "--once");
            command.environment().put(ClusterPool.TOKEN, token);
            Process member = command.redirectErrorStream(true).start();
            try (Cluster cluster = Cluster.listen(address, token)) {
                assertThat(cluster.await(1, Duration.ofMinutes(1))).isTrue();
                try (ClusterPool pool = new ClusterPool(cluster)) {
                    assertThat(pool.submit(() -> 6 * 7).result()).isEqualTo(42);
                }
            }
            List<String> said = member.inputReader().readAllLines();
            assertThat(member.waitFor()).as("%s", said).isZero();
            assertThat(said).as("round %d", round)
                    .endsWith("Joined %s as m with 1 workers.".formatted(address),
                            "The driver at %s is gone.".formatted(address));
        }
    }
}
