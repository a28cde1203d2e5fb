package dev.gantry.lesson;

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

import dev.gantry.futures.ThreadPool;
import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;

/** An echo server for several clients, in one thread. */
final class HubEcho implements JavaLesson {
    private static final int CLIENTS = 5;
    private static final int MESSAGES = 3;

    @Override
    public String id() {
        return "hub-echo";
    }

    @Override
    public void run(Desk desk) throws Exception {
        List<Socket> accepted = new ArrayList<>();
        try (var clients = new ThreadPool(CLIENTS);
                AutoCloseable _ = () -> hangUp(accepted);
                var socket = new ServerSocket(0, CLIENTS, InetAddress.getLoopbackAddress());
                var hub = Hub.automatic()) {
            var server = hub.spawn("server", () -> serve(desk, hub, socket, accepted));
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                clients.submit("client " + number, () -> talk(desk, number, socket.getLocalPort()));
            }
            hub.joinAll(server.get());
        }
    }

    private static List<HubTask<Void>> serve(Desk desk, Hub hub, ServerSocket socket, List<Socket> accepted)
            throws IOException {
        List<HubTask<Void>> connections = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Socket client = socket.accept();
            accepted.add(client);
            connections.add(hub.spawn("connection " + i, () -> echo(desk, client)));
        }
        return connections;
    }

    /** Closes connections that were accepted and never served, whose clients would wait for ever. */
    private static void hangUp(List<Socket> accepted) throws IOException {
        for (Socket client : accepted) {
            client.close();
        }
    }

    private static void echo(Desk desk, Socket client) throws IOException {
        try (client; BufferedReader in = reader(client)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                desk.print("server got " + line);
                send(client, line.toUpperCase(Locale.ROOT));
            }
        }
    }

    private static void talk(Desk desk, int number, int port) throws IOException, InterruptedException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port); BufferedReader in = reader(server)) {
            for (int i = 0; i < MESSAGES; i++) {
                send(server, "hello " + i + " from client " + number);
                desk.print("client got " + in.readLine());
                desk.sleep(0.2);
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void send(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
