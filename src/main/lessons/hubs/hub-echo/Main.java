// An echo server for five clients, in one thread.
import dev.gantry.futures.ThreadPool;
import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;

static final int CLIENTS = 5;
static final int MESSAGES = 3;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    List<Socket> accepted = new ArrayList<>();
    try (var clients = new ThreadPool(CLIENTS);
            AutoCloseable _ = () -> hangUp(accepted);
            var socket = new ServerSocket(0, CLIENTS, InetAddress.getLoopbackAddress());
            var hub = Hub.automatic()) {
        var server = hub.spawn("server", () -> serve(hub, socket, accepted));
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            clients.submit("client " + number, () -> talk(number, socket.getLocalPort(), second));
        }
        hub.joinAll(server.get());
    }
}

List<HubTask<Void>> serve(Hub hub, ServerSocket socket, List<Socket> accepted) throws IOException {
    List<HubTask<Void>> connections = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
        Socket client = socket.accept();
        accepted.add(client);
        connections.add(hub.spawn("connection " + i, () -> echo(client)));
    }
    return connections;
}

/** Closes connections that were accepted and never served, whose clients would wait for ever. */
void hangUp(List<Socket> accepted) throws IOException {
    for (Socket client : accepted) {
        client.close();
    }
}

void echo(Socket client) throws IOException {
    try (client; BufferedReader in = reader(client)) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            IO.println("server got " + line);
            send(client, line.toUpperCase(Locale.ROOT));
        }
    }
}

void talk(int number, int port, Duration second) throws IOException, InterruptedException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port); BufferedReader in = reader(server)) {
        for (int i = 0; i < MESSAGES; i++) {
            send(server, "hello " + i + " from client " + number);
            IO.println("client got " + in.readLine());
            Thread.sleep(second.dividedBy(5));
        }
    }
}

BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
}

void send(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
}
