package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gantry.coroutine.Generator;
import dev.gantry.coroutine.Greenlet;
import dev.gantry.coroutine.GreenletExit;

/** Where the cooperative and the automatic hub differ: what blocks, and what switches by itself. */
class KindsDifferTest {
    private final List<Object> log = new ArrayList<>();

    @Test
    @DisplayName("row 17: on a cooperative hub Thread.sleep stops everybody")
    void cooperativeSleep() throws Exception {
        try (Hub hub = Hub.cooperative()) {
            HubTask<Void> eat = hub.spawn(() -> {
                log.add("eat 1");
                Thread.sleep(5);
                log.add("eat 2");
            });
            HubTask<Void> play = hub.spawn(() -> {
                log.add("play 1");
                Thread.sleep(1);
                log.add("play 2");
            });
            hub.joinAll(List.of(eat, play), WaitOptions.ALL.raising());
            assertThat(log).containsExactly("eat 1", "eat 2", "play 1", "play 2");
        }
    }

    @Test
    @DisplayName("row 18: on an automatic hub Thread.sleep switches")
    void automaticSleep() throws Exception {
        try (Hub hub = Hub.automatic()) {
            HubTask<Void> eat = hub.spawn(() -> {
                log.add("eat 1");
                while (!log.contains("play 2")) {
                    Thread.sleep(1);
                }
                log.add("eat 2");
            });
            HubTask<Void> play = hub.spawn(() -> {
                log.add("play 1");
                Thread.sleep(1);
                log.add("play 2");
            });
            hub.joinAll(List.of(eat, play), WaitOptions.ALL.raising());
            assertThat(log).containsExactly("eat 1", "play 1", "play 2", "eat 2");
        }
    }

    @ParameterizedTest
    @EnumSource(Hub.Kind.class)
    @DisplayName("row 19: ten waits at once end at the same moment, in the order of their beginning")
    void tenWaits(Hub.Kind kind) throws Exception {
        long[] now = {0};
        try (Hub hub = Hub.ofKind(kind, () -> now[0])) {
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                int number = i;
                tasks.add(hub.spawn(() -> {
                    hub.sleep(ms(50));
                    log.add(number + " at " + now[0] / 1_000_000);
                }));
            }
            hub.spawn(() -> now[0] = ms(50).toNanos());
            hub.joinAll(tasks, WaitOptions.ALL.raising());
            assertThat(log).containsExactly(
                    "0 at 50", "1 at 50", "2 at 50", "3 at 50", "4 at 50", "5 at 50", "6 at 50", "7 at 50", "8 at 50",
                    "9 at 50");
        }
    }

    @Test
    @DisplayName("row 20: one thread serves five clients on real sockets, and takes turns between them")
    void echo() throws Exception {
        try (Hub hub = Hub.automatic();
                ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            HubTask<Void> accepting = hub.spawn("server", () -> {
                for (int i = 0; i < 5; i++) {
                    Socket client = server.accept();
                    hub.spawn(() -> {
                        try (client; BufferedReader in = reader(client)) {
                            for (String line = in.readLine(); line != null; line = in.readLine()) {
                                client.getOutputStream().write((line.toUpperCase(Locale.ROOT) + "\n").getBytes(
                                        StandardCharsets.UTF_8));
                            }
                        }
                    });
                }
            });
            List<HubTask<List<String>>> clients = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                int number = i;
                clients.add(hub.spawn(() -> {
                    List<String> replies = new ArrayList<>();
                    try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
                            BufferedReader in = reader(socket)) {
                        for (int message = 0; message < 3; message++) {
                            socket.getOutputStream()
                                    .write(("hello " + number + message + "\n").getBytes(StandardCharsets.UTF_8));
                            replies.add(in.readLine());
                        }
                    }
                    return replies;
                }));
            }
            for (int i = 0; i < 5; i++) {
                assertThat(clients.get(i).get())
                        .containsExactly("HELLO " + i + "0", "HELLO " + i + "1", "HELLO " + i + "2");
            }
            accepting.get();
        }
    }

    @Test
    @DisplayName("the tasks of an automatic hub are virtual threads, and run one at a time")
    void oneAtATime() throws Exception {
        try (Hub hub = Hub.automatic()) {
            List<HubTask<Void>> tasks = new ArrayList<>();
            int[] inside = new int[1];
            for (int i = 0; i < 20; i++) {
                tasks.add(hub.spawn(() -> {
                    assertThat(Thread.currentThread().isVirtual()).isTrue();
                    for (int j = 0; j < 20; j++) {
                        assertThat(++inside[0]).isEqualTo(1);
                        inside[0]--;
                        Thread.sleep(1);
                    }
                }));
            }
            hub.joinAll(tasks, WaitOptions.ALL.raising());
        }
    }

    @Test
    @DisplayName("an automatic hub's tasks switch at locks, monitors and latches too")
    void locks() throws Exception {
        try (Hub hub = Hub.automatic()) {
            ReentrantLock lock = new ReentrantLock();
            Object monitor = new Object();
            CountDownLatch latch = new CountDownLatch(1);
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tasks.add(hub.spawn(() -> {
                    lock.lock();
                    try {
                        Thread.sleep(2);
                    } finally {
                        lock.unlock();
                    }
                    synchronized (monitor) {
                        Thread.sleep(2);
                    }
                    latch.await();
                }));
            }
            tasks.add(hub.spawn(latch::countDown));
            assertThat(hub.joinAll(tasks, WaitOptions.ALL.raising().within(ms(10_000)))).hasSize(4);
        }
    }

    @Test
    @DisplayName("an automatic hub's tasks switch at an executor's results and at what its threads do")
    void futures() throws Exception {
        try (Hub hub = Hub.automatic(); var pool = new dev.gantry.futures.ThreadPool(2)) {
            CountDownLatch release = new CountDownLatch(1);
            var future = pool.submit(() -> {
                release.await();
                return 5;
            });
            HubTask<Integer> waits = hub.spawn(() -> future.result());
            HubTask<Void> releases = hub.spawn(release::countDown);
            assertThat(hub.joinAll(List.of(waits, releases), WaitOptions.ALL.within(ms(10_000)))).hasSize(2);
            assertThat(waits.get()).isEqualTo(5);
        }
    }

    @Test
    @DisplayName("virtual threads that a task starts by itself run on the hub's thread, and cannot make a hub of this "
            + "kind")
    void ownVirtualThreads() throws Exception {
        try (Hub hub = Hub.automatic()) {
            int[] count = new int[1];
            HubTask<Void> task = hub.spawn(() -> {
                Thread own = Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 5; i++) {
                        count[0]++;
                        Thread.yield();
                    }
                    assertThatThrownBy(Hub::automatic).isInstanceOf(IllegalStateException.class);
                    count[0]++;
                });
                own.join();
            });
            task.get();
            assertThat(count[0]).isEqualTo(6);
        }
    }

    @Test
    @DisplayName("a task that waits in a call which is not the hub's is interrupted there when it is killed")
    void killElsewhere() throws Exception {
        try (Hub hub = Hub.automatic()) {
            HubTask<Void> task = hub.spawn(() -> {
                try {
                    Thread.sleep(10_000);
                } finally {
                    log.add("finally");
                }
            });
            hub.sleep(ms(5));
            task.kill();
            assertThat(task.successful()).isTrue();
            assertThat(task.value()).isInstanceOf(GreenletExit.class);
            assertThat(log).containsExactly("finally");
        }
    }

    @Test
    @DisplayName("a time limit also ends what is not the hub's")
    void timeoutElsewhere() throws Exception {
        try (Hub hub = Hub.automatic()) {
            HubTask<String> task = hub.spawn(() -> hub.withTimeout(ms(5), "late", () -> {
                Thread.sleep(10_000);
                return "never";
            }));
            assertThat(task.get()).isEqualTo("late");
        }
    }

    @Test
    @DisplayName("§5 a cooperative task that blocks its thread is not interrupted by its time limit")
    void timeoutCannotInterrupt() throws Exception {
        try (Hub hub = Hub.cooperative()) {
            HubTask<String> task = hub.spawn(() -> hub.withTimeout(ms(1), "late", () -> {
                Thread.sleep(10);
                return "in time";
            }));
            assertThat(task.get()).isEqualTo("in time");
        }
    }

    @Test
    @DisplayName("generators and greenlets work inside an automatic hub's tasks, and may sleep there")
    void coroutinesInside() throws Exception {
        try (Hub hub = Hub.automatic()) {
            HubTask<Integer> task = hub.spawn(() -> {
                Generator<Integer, Void> generator = Generator.of(yielder -> {
                    for (int i = 0; i < 3; i++) {
                        Thread.sleep(2);
                        yielder.yield(i);
                        hub.sleep(ms(1));
                    }
                });
                int sum = 0;
                for (int i : generator) {
                    sum += i;
                }
                Greenlet greenlet = new Greenlet(_ -> {
                    Thread.sleep(2);
                    return 10;
                });
                return sum + (int) greenlet.switchTo();
            });
            HubTask<Void> other = hub.spawn(() -> {
                for (int i = 0; i < 5; i++) {
                    hub.sleep(ms(1));
                }
            });
            assertThat(task.get()).isEqualTo(13);
            other.get();
        }
    }

    @Test
    @DisplayName("§5 a cooperative hub's tasks are greenlets whose parent is the hub's, whose parent is main")
    void parents() throws Exception {
        try (Hub hub = Hub.cooperative()) {
            HubTask<Greenlet> task = hub.spawn(Greenlet::current);
            Greenlet loop = task.get().parent().orElseThrow();
            assertThat(loop.parent()).containsSame(Greenlet.main());
        }
    }

    @Test
    @DisplayName("a greenlet that the program made itself may wait on the cooperative hub")
    void rawGreenlet() throws Exception {
        try (Hub hub = Hub.cooperative()) {
            hub.spawn(() -> log.add("task"));
            Greenlet raw = new Greenlet(() -> {
                hub.sleep(ms(1));
                log.add("raw");
            });
            raw.switchTo();
            assertThat(log).containsExactly("task", "raw");
        }
    }

    @Test
    @DisplayName("what a task does after its hub is closed fails clearly")
    void afterClose() {
        Hub hub = Hub.cooperative();
        hub.close();
        hub.close();
        assertThatThrownBy(() -> hub.spawn(() -> 1).get()).isInstanceOf(IllegalStateException.class);
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }
}
