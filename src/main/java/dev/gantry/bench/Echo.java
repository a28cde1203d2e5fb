package dev.gantry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import dev.gantry.hub.Connection;
import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;
import dev.gantry.hub.Listener;

/**
 * An echo server and its clients, all tasks of one hub, over loopback sockets; each returns the nanoseconds that a
 * round trip took. On an automatic hub these are ordinary sockets, which a thread of the JDK's watches and tells the
 * hub of; on a cooperative one the hub's loop watches them itself.
 */
final class Echo {
    private static final int CLIENTS = 5;
    private static final int LENGTH = 16;

    private Echo() {}

    static double automatic(int count) {
        return Steps.onHub(Hub.Kind.AUTOMATIC, count, hub -> {
            List<HubTask<Void>> tasks = new ArrayList<>();
            try (var listener = new ServerSocket(0, CLIENTS, InetAddress.getLoopbackAddress())) {
                tasks.add(hub.spawn(() -> {
                    for (int i = 0; i < CLIENTS; i++) {
                        Socket client = listener.accept();
                        hub.spawn(() -> serve(client));
                    }
                }));
                for (int i = 0; i < CLIENTS; i++) {
                    tasks.add(hub.spawn(() -> talk(listener, count / CLIENTS)));
                }
                hub.joinAll(tasks);
            }
        });
    }

    static double cooperative(int count) {
        return Steps.onHub(Hub.Kind.COOPERATIVE, count, hub -> {
            List<HubTask<Void>> tasks = new ArrayList<>();
            try (var listener = new Listener(hub, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
                tasks.add(hub.spawn(() -> {
                    for (int i = 0; i < CLIENTS; i++) {
                        Connection client = listener.accept();
                        hub.spawn(() -> serve(client));
                    }
                }));
                for (int i = 0; i < CLIENTS; i++) {
                    tasks.add(hub.spawn(() -> talk(hub, listener.address(), count / CLIENTS)));
                }
                hub.joinAll(tasks);
            }
        });
    }

    private static void serve(Socket client) throws IOException {
        byte[] buffer = new byte[64];
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                out.write(buffer, 0, got);
            }
        }
    }

    private static void serve(Connection client) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64);
        try (client) {
            while (client.read(buffer.clear()) >= 0) {
                client.write(buffer.flip());
            }
        }
    }

    private static void talk(ServerSocket listener, int trips) throws IOException {
        byte[] message = new byte[LENGTH];
        try (Socket server = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            server.setTcpNoDelay(true);
            for (int i = 0; i < trips; i++) {
                server.getOutputStream().write(message);
                server.getInputStream().readNBytes(message, 0, LENGTH);
            }
        }
    }

    private static void talk(Hub hub, InetSocketAddress address, int trips) throws IOException, InterruptedException {
        ByteBuffer message = ByteBuffer.allocateDirect(LENGTH);
        try (Connection server = new Connection(hub, address)) {
            for (int i = 0; i < trips; i++) {
                server.write(message.clear());
                message.clear();
                while (message.hasRemaining() && server.read(message) >= 0) {
                    // more
                }
            }
        }
    }
}
