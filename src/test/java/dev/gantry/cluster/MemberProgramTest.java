package dev.gantry.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member that finds no driver. */
@Tag("process")
class MemberProgramTest {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private MemberProgram member(String join, Optional<String> bind) {
        return new MemberProgram(new MemberOptions(join, Cluster.newToken(), "member", 1, bind, Duration.ofSeconds(3),
                true), said::add);
    }

    /** The first that a member says that waits. */
    private String saysFirst(String join) throws InterruptedException {
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                member(join, Optional.empty()).run();
            } catch (InterruptedException _) {
                return; // as it should
            } catch (IOException e) {
                said.add(e.toString());
            }
        });
        try {
            return said.take();
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    @Test
    @DisplayName("a member that was admitted once waits on while a wrong token listens in its driver's place")
    void waitsOn() throws Exception {
        String token = Cluster.newToken();
        Cluster first = Cluster.listen("127.0.0.1:0", token);
        String address = first.address();
        MemberProgram member = new MemberProgram(new MemberOptions(address, token, "member", 1, Optional.empty(),
                Duration.ofSeconds(3), false), said::add);
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                member.run();
            } catch (InterruptedException _) {
                return; // as it should
            } catch (IOException e) {
                said.add(e.toString());
            }
        });
        try {
            awaitSaid("Joined ");
            first.close();
            awaitSaid("is gone");
            for (int i = 0; i < 2; i++) { // of each it is said
                try (Cluster _ = Cluster.listen(address, Cluster.newToken())) {
                    assertThat(awaitSaid("does not admit")).endsWith(": waiting.");
                }
                awaitSaid("Nobody listens");
            }
            try (Cluster again = Cluster.listen(address, token)) {
                assertThat(again.await(1, Duration.ofMinutes(1))).isTrue();
            }
        } finally {
            first.close();
            thread.interrupt();
            thread.join();
        }
    }

    private String awaitSaid(String words) throws InterruptedException {
        String next = said.take();
        while (!next.contains(words)) {
            next = said.take();
        }
        return next;
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    }

    @Test
    @DisplayName("a member that waits says why: no such host, nobody there, or somebody else")
    void waits() throws Exception {
        assertThat(saysFirst("no.such.invalid:5701")).isEqualTo("There is no host no.such.invalid: waiting.");
        String address;
        Thread refusing;
        try (ServerSocket other = listener()) {
            address = "127.0.0.1:" + other.getLocalPort();
            refusing = Thread.ofPlatform().daemon().start(() -> refuseAll(other));
            assertThat(saysFirst(address))
                    .isEqualTo("Who listens at %s is no program of Gantry's with a cluster: waiting.", address);
        }
        refusing.join(); // until then the system listens
        assertThat(saysFirst(address)).isEqualTo("Nobody listens at %s: waiting.", address);
    }

    private static void refuseAll(ServerSocket other) {
        try {
            while (true) {
                try (Socket socket = other.accept()) {
                    socket.getOutputStream().write("SSH-2.0\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException _) {
            return; // it was closed
        }
    }

    @Test
    @DisplayName("an interface that is none of this machine's is refused before anything is waited for")
    void wrongInterface() {
        assertThatThrownBy(() -> member("127.0.0.1:1", Optional.of("192.0.2.1")).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("192.0.2.1 is no address of this machine");
        assertThatThrownBy(() -> member("127.0.0.1:1", Optional.of("no.such.invalid")).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no host no.such.invalid");
        assertThatThrownBy(() -> member("127.0.0.1:1", Optional.of(" "))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the interface has a name or a number");
        assertThat(said).isEmpty();
    }

    @Test
    @DisplayName("a silence that nobody can be lost after is refused")
    void wrongSilence() {
        assertThatThrownBy(() -> new MemberOptions("127.0.0.1:1", Cluster.newToken(), "member", 1, Optional.empty(),
                Duration.ZERO, true)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a silent one counts as lost after 2 seconds to a day, not 0s");
    }
}
