package dev.gantry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;

/** An echo server and its clients, all tasks of one automatic hub, over loopback sockets. */
final class Echo {
    private static final int CLIENTS = 5;
    private static final byte[] MESSAGE = "sixteen letters!".getBytes(StandardCharsets.US_ASCII);

    private Echo() {}

    /** So many round trips in all; returns the nanoseconds that one took. */
    static double trips(int count) {
        return Steps.onHub(Hub.Kind.AUTOMATIC, count, hub -> {
            List<HubTask<Void>> tasks = new ArrayList<>();
            try (var listener = new ServerSocket(0, CLIENTS, InetAddress.getLoopbackAddress())) {
                tasks.add(hub.spawn(() -> accept(hub, listener)));
                for (int i = 0; i < CLIENTS; i++) {
                    tasks.add(hub.spawn(() -> talk(listener, count / CLIENTS)));
                }
                hub.joinAll(tasks);
            }
        });
    }

    private static void accept(Hub hub, ServerSocket listener) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            Socket client = listener.accept();
            hub.spawn(() -> serve(client));
        }
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

    private static void talk(ServerSocket listener, int trips) throws IOException {
        try (Socket server = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            server.setTcpNoDelay(true);
            for (int i = 0; i < trips; i++) {
                server.getOutputStream().write(MESSAGE);
                server.getInputStream().readNBytes(MESSAGE.length);
            }
        }
    }
}
