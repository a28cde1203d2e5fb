package dev.gantry.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Network between machines of a test, as proxies: delays what is sent, loses some, resets connections, and cuts
 * machines off. What is lost is there later, as TCP sends it again; what is sent over a wire that is cut waits.
 */
final class Wires implements AutoCloseable {
    private static final int PIECE = 1 << 16;
    private static final long AGAIN = Duration.ofMillis(200).toNanos(); // until TCP sends again what was lost
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final List<ServerSocket> doors = new CopyOnWriteArrayList<>();
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final Set<String> cut = ConcurrentHashMap.newKeySet();
    private final Duration delay;
    private final int losesOneIn;
    private final IntFunction<String> owner;

    /** A connection, between these two machines. */
    private record Wire(String one, String other, Socket near, Socket far) {
        boolean isOf(String machine) {
            return one.equals(machine) || other.equals(machine);
        }

        void end(boolean reset) {
            for (Socket socket : List.of(near, far)) {
                try {
                    socket.setSoLinger(reset, 0);
                    socket.close();
                } catch (IOException _) {
                    continue; // it is closed
                }
            }
        }
    }

    /**
     * With this delay of what is sent.
     *
     * @param losesOneIn of how many pieces one is lost
     * @param owner the machine whose end of a connection has this port
     */
    Wires(Duration delay, int losesOneIn, IntFunction<String> owner) {
        this.delay = delay;
        this.losesOneIn = losesOneIn;
        this.owner = owner;
    }

    /** Lets others reach this machine, which listens at that port, by another, which is returned. */
    int door(String machine, int port) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, LOOPBACK);
        doors.add(door);
        Thread.ofVirtual().start(() -> serve(door, machine, new InetSocketAddress(LOOPBACK, port)));
        return door.getLocalPort();
    }

    private void serve(ServerSocket door, String machine, InetSocketAddress place) {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                Thread.ofVirtual().start(() -> join(near, machine, place));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void join(Socket near, String machine, InetSocketAddress place) {
        Socket far = new Socket();
        Wire wire = new Wire(owner.apply(near.getPort()), machine, near, far);
        wires.add(wire);
        try {
            awaitWhole(wire);
            far.connect(place);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pass(wire, far, near));
            pass(wire, near, far);
        } catch (IOException _) {
            wire.end(true);
            wires.remove(wire);
        }
    }

    private void pass(Wire wire, Socket from, Socket to) {
        byte[] some = new byte[PIECE];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                awaitWhole(wire);
                boolean lost = ThreadLocalRandom.current().nextInt(losesOneIn) == 0;
                LockSupport.parkNanos(delay.toNanos() + (lost ? AGAIN : 0));
                out.write(some, 0, count);
            }
        } catch (IOException _) {
            // it was reset, or one end is gone
        }
        wire.end(false);
        wires.remove(wire);
    }

    private void awaitWhole(Wire wire) {
        while (cut.contains(wire.one) || cut.contains(wire.other)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Cuts this machine off: what is sent from it or to it waits. */
    void cut(String machine) {
        cut.add(machine);
    }

    /** Makes its wires whole again; what waited in the old ones is lost. */
    void heal(String machine) {
        reset(machine);
        cut.remove(machine);
    }

    /** Resets all connections of this machine. */
    void reset(String machine) {
        wires.stream().filter(wire -> wire.isOf(machine)).forEach(wire -> wire.end(true));
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket door : doors) {
            door.close();
        }
        wires.forEach(wire -> wire.end(true));
        cut.clear();
    }
}
