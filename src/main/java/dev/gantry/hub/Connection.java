package dev.gantry.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * TCP connection, a stream of bytes in each direction; a task that waits for it lets the others run, on hubs of both
 * kinds. One task may read while another writes. A time limit or a kill that ends a task's wait leaves the connection
 * open. On an automatic hub ordinary sockets also let the others run, but the JDK closes one whose thread is
 * interrupted; on a cooperative hub they stop all tasks.
 */
public final class Connection implements AutoCloseable {
    private final Hub hub;
    private final SocketChannel channel;

    /** Connects to this address; waits until it is done. */
    public Connection(Hub hub, InetSocketAddress address) throws IOException, InterruptedException {
        this(hub, SocketChannel.open());
        boolean connected = false;
        try {
            connected = channel.connect(address);
            while (!connected) {
                hub.awaitReady(channel, SelectionKey.OP_CONNECT);
                connected = channel.finishConnect();
            }
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    Connection(Hub hub, SocketChannel channel) throws IOException {
        hub.checkHere();
        this.hub = hub;
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** Reads the bytes that are there; waits for at least one. Returns how many, -1 at the end. */
    public int read(ByteBuffer into) throws IOException, InterruptedException {
        int count = channel.read(into);
        while (count == 0 && into.hasRemaining()) {
            hub.awaitReady(channel, SelectionKey.OP_READ);
            count = channel.read(into);
        }
        return count;
    }

    /** Writes all bytes; waits until the system has taken them. */
    public void write(ByteBuffer from) throws IOException, InterruptedException {
        channel.write(from);
        while (from.hasRemaining()) {
            hub.awaitReady(channel, SelectionKey.OP_WRITE);
            channel.write(from);
        }
    }

    /** Ends it; a task that waits for it gets a {@link java.nio.channels.ClosedChannelException}. */
    @Override
    public void close() throws IOException {
        hub.closing(channel);
        channel.close();
    }
}
