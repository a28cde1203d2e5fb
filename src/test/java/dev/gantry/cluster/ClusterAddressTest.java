package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gantry.wire.GantryVersion;

/** Addresses by which a driver and its members find each other, and who finds another than was meant. */
@Tag("process")
class ClusterAddressTest {
    private static final String HERE = "127.0.0.1";

    private final String token = Cluster.newToken();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1); // when the member has joined

    private MemberProgram member(String join, Optional<String> bind) {
        return new MemberProgram(new MemberOptions(join, token, "rack", 1, bind, Duration.ofSeconds(3), true),
                text -> {
                    said.add(text);
                    if (text.startsWith("Joined ")) {
                        begun.countDown();
                    }
                });
    }

    private static void requireSix() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            assertThat(any.isBound()).isTrue();
        } catch (IOException e) {
            assumeTrue(false, "this machine has no IPv6: " + e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:0", "[::1]:0"})
    @DisplayName("a driver that listens at a name, or at a number of IPv6, is joined there")
    void joined(String address) throws Exception {
        if (address.startsWith("[")) {
            requireSix();
        }
        Cluster cluster = Cluster.listen(address, token);
        Thread member = Thread.ofPlatform().start(() -> {
            try {
                member(cluster.address(), Optional.empty()).run();
            } catch (IOException | InterruptedException e) {
                said.add(e.toString());
            }
        });
        try {
            assertThat(cluster.await(1, Duration.ofMinutes(2))).isTrue();
            assertThat(cluster.members().getFirst().name()).isEqualTo("rack");
            begun.await(); // a driver that leaves before is waited for
        } finally {
            cluster.close();
            member.join();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "[::]"})
    @DisplayName("all interfaces at once are refused, by a driver and by a member")
    void everywhere(String host) {
        assertThatThrownBy(() -> Cluster.listen(host + ":0", token)).isInstanceOf(IOException.class)
                .hasMessageContaining("stands for all interfaces: name the address by which others reach this machine");
        assertThatThrownBy(() -> member(HERE + ":1", Optional.of(host + ":5702")).run())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("stands for all interfaces");
        assertThatThrownBy(() -> member(host + ":5701", Optional.empty()).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("name the address by which others reach the driver's machine");
    }

    @Test
    @DisplayName("a port that is taken is said in one sentence, of a second driver and of a second member")
    void taken() throws Exception {
        try (Cluster cluster = Cluster.listen(HERE + ":0", token);
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName(HERE))) {
            String address = cluster.address();
            assertThatThrownBy(() -> Cluster.listen(address, token)).isInstanceOf(IOException.class)
                    .hasMessage("cannot listen on %s: the port is taken", address);
            String place = HERE + ":" + other.getLocalPort();
            assertThatThrownBy(() -> member(address, Optional.of(place)).run()).isInstanceOf(IOException.class)
                    .hasMessage("cannot listen on %s: the port is taken", place);
        }
    }

    @Test
    @DisplayName("a member that is bound to IPv6 and joins a driver of IPv4 is told that before it tries")
    void families() throws Exception {
        requireSix();
        try (Cluster cluster = Cluster.listen(HERE + ":0", token)) {
            assertThatThrownBy(() -> member(cluster.address(), Optional.of("[::1]")).run())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith("one is an address of IPv4, the other of IPv6");
        }
    }

    private Node node(Address at, Address driver, Map<String, String> attributes) throws IOException {
        return Node.start(new Node.Setup(at, !at.equals(driver), driver, new Token(token), Duration.ofSeconds(3),
                attributes), _ -> new byte[0]);
    }

    @Test
    @DisplayName("a member of another version than the driver's says both versions, and ends")
    void otherDriver() throws Exception {
        Address here = new Address(HERE, 0).free();
        try (Node driver = node(here, here, Map.of(Node.VERSION, "0.0.9"))) {
            assertThatThrownBy(() -> member(driver.address().toString(), Optional.empty()).run())
                    .isInstanceOf(IOException.class)
                    .hasMessage("The program at %s has Gantry 0.0.9, this member has %s: install the same on both",
                            driver.address(), GantryVersion.number());
        }
    }

    @Test
    @DisplayName("a member of another version gets no tasks of a driver")
    void otherMember() throws Exception {
        Thread member;
        try (Cluster cluster = Cluster.listen(HERE + ":0", token);
                Node _ = node(new Address(HERE, 5702), Address.of(cluster.address()),
                        Map.of(Machine.NAME, "old", Machine.WORKERS, "1", Node.VERSION, "0.0.9"))) {
            member = Thread.ofPlatform().start(() -> {
                try {
                    member(cluster.address(), Optional.empty()).run();
                } catch (IOException | InterruptedException e) {
                    said.add(e.toString());
                }
            });
            assertThat(cluster.await(1, Duration.ofMinutes(2))).isTrue(); // it came later, and is known already
            assertThat(cluster.members()).extracting(ClusterMember::name).containsExactly("rack");
            begun.await();
        }
        member.join();
    }
}
