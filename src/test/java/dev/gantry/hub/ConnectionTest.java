package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.hook.Recorder;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.SwitchReason;

/** Connections, and who runs while a task waits for one. */
class ConnectionTest {
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private final List<Object> log = new ArrayList<>();

    @EveryWay
    @DisplayName("row 20: a server and its clients take turns on one thread, and what is sent comes back")
    void echo(Way way) throws Exception {
        way.run(hub -> {
            try (Listener listener = new Listener(hub, ANY)) {
                hub.spawn(() -> serve(hub, listener, 5));
                List<HubTask<Void>> clients = new ArrayList<>();
                Event allAnswered = new Event(hub); // a client that kept the thread would let nobody come this far
                for (int i = 0; i < 5; i++) {
                    String text = "client " + i;
                    clients.add(hub.spawn(() -> {
                        try (Connection server = new Connection(hub, listener.address())) {
                            for (int round = 0; round < 3; round++) {
                                server.write(bytes(text));
                                log.add(read(server, text.length()));
                                if (log.size() == 5) {
                                    allAnswered.set();
                                }
                                allAnswered.await();
                            }
                        }
                    }));
                }
                hub.joinAll(clients, WaitOptions.ALL.raising());
                assertThat(log).hasSize(15).containsOnly("client 0", "client 1", "client 2", "client 3", "client 4");
                assertThat(log.subList(0, 5)).as("turns").doesNotHaveDuplicates();
            }
        });
    }

    @BothKinds
    @DisplayName("more than a socket holds is written while the other side reads it, in the same thread")
    void large(Hub.Kind kind) throws Exception {
        int size = 8 << 20;
        try (Hub hub = BothKinds.Hubs.of(kind); Listener listener = new Listener(hub, ANY)) {
            HubTask<Void> writer = hub.spawn(() -> {
                try (Connection other = listener.accept()) {
                    other.write(ByteBuffer.wrap(new byte[size]));
                }
            });
            HubTask<Integer> reader = hub.spawn(() -> {
                int sum = 0;
                try (Connection other = new Connection(hub, listener.address())) {
                    ByteBuffer buffer = ByteBuffer.allocate(10_000);
                    for (int count = other.read(buffer); count >= 0; count = other.read(buffer.clear())) {
                        sum += count;
                    }
                }
                return sum;
            });
            assertThat(reader.get()).isEqualTo(size);
            writer.get();
        }
    }

    @EveryWay
    @DisplayName("timers and other threads are heard while a task waits for a socket")
    void timersMeanwhile(Way way) throws Exception {
        way.run(hub -> {
            try (Listener listener = new Listener(hub, ANY)) {
                HubTask<Connection> waits = hub.spawn(listener::accept);
                Thread other = Thread.ofPlatform().start(() -> hub.post(() -> log.add("posted")));
                while (log.isEmpty()) {
                    hub.sleep(ms(1));
                }
                other.join();
                hub.spawnLater(ms(2), () -> log.add("timer"));
                hub.sleep(ms(5));
                assertThat(log).containsExactly("posted", "timer");
                assertThat(waits.isReady()).isFalse();
                AsyncResult<String> result = new AsyncResult<>(hub);
                CountDownLatch waiting = new CountDownLatch(1);
                Thread late = Thread.ofPlatform().start(() -> {
                    try {
                        waiting.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    hub.post(() -> result.set("came"));
                });
                hub.spawn(waiting::countDown);
                assertThat(result.get()).as("without a timer").isEqualTo("came");
                late.join();
            }
        });
    }

    @EveryWay
    @DisplayName("who waits for what is closed gets a ClosedChannelException; a task can be killed while it waits")
    void closed(Way way) throws Exception {
        way.run(hub -> {
            Listener listener = new Listener(hub, ANY);
            HubTask<Connection> waits = hub.spawn(listener::accept);
            hub.sleep(ms(1));
            waits.kill();
            assertThat(waits.isReady()).isTrue();
            HubTask<Connection> again = hub.spawn(listener::accept);
            hub.sleep(ms(1));
            listener.close();
            again.join();
            assertThat(again.exception()).containsInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(() -> hub.spawn(listener::accept).get()).isInstanceOf(ClosedChannelException.class);
        });
    }

    @EveryWay
    @DisplayName("connecting to nobody fails")
    void refused(Way way) throws Exception {
        way.run(hub -> {
            Listener listener = new Listener(hub, ANY);
            InetSocketAddress address = listener.address();
            listener.close();
            HubTask<Connection> task = hub.spawn(() -> new Connection(hub, address));
            assertThatThrownBy(task::get).isInstanceOf(ConnectException.class);
        });
    }

    @Test
    @DisplayName("two tasks cannot wait for the same thing of one socket")
    void twice() throws Exception {
        try (Hub hub = Hub.cooperative(); Listener listener = new Listener(hub, ANY)) {
            hub.spawn(listener::accept);
            hub.sleep(ms(0));
            assertThatThrownBy(listener::accept).hasMessageContaining("another task waits");
        }
    }

    @Test
    @DisplayName("an interrupt reaches the main program of a cooperative hub that waits for a socket")
    void interrupted() throws Exception {
        try (Hub hub = Hub.cooperative(); Listener listener = new Listener(hub, ANY)) {
            Thread main = Thread.currentThread();
            hub.spawn(() -> {
                Thread _ = Thread.ofPlatform().start(main::interrupt);
            });
            assertThatThrownBy(listener::accept).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    @DisplayName("in a recording a cooperative task that waits for a socket has switched for I/O")
    void recorded() throws Exception {
        try (Recording recording = Recording.start(Recorder.Options.named("test"))) {
            try (Hub hub = Hub.cooperative(); Listener listener = new Listener(hub, ANY)) {
                HubTask<Void> server = hub.spawn("server", () -> serve(hub, listener, 1));
                hub.spawn("client", () -> {
                    try (Connection other = new Connection(hub, listener.address())) {
                        hub.sleep(ms(5));
                        other.write(bytes("x"));
                        read(other, 1);
                    }
                });
                server.join();
            }
            Snapshot all = recording.end();
            Lane thread = all.lane(2);
            List<String> forIo = new ArrayList<>();
            for (int i = 0; i < thread.switches(); i++) {
                if (thread.switchAt(i).reason() == SwitchReason.IO) {
                    forIo.add(all.name(all.lane(thread.switchAt(i).from()).name()));
                }
            }
            assertThat(forIo).contains("server");
        }
    }

    private static void serve(Hub hub, Listener listener, int clients) throws IOException, InterruptedException {
        for (int i = 0; i < clients; i++) {
            Connection client = listener.accept();
            hub.spawn("connection", () -> {
                try (client) {
                    ByteBuffer buffer = ByteBuffer.allocate(64);
                    while (client.read(buffer) >= 0) {
                        client.write(buffer.flip());
                        buffer.clear();
                    }
                }
            });
        }
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(Connection from, int count) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && from.read(buffer) >= 0) {
            // more
        }
        return new String(buffer.array(), StandardCharsets.US_ASCII);
    }
}
