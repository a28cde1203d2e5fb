package dev.gantry.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * TCP listener; a task that waits for a connection lets the others run, on hubs of both kinds. A time limit or a kill
 * that ends its wait leaves the listener open.
 */
public final class Listener implements AutoCloseable {
    private final Hub hub;
    private final ServerSocketChannel channel;

    /** Listens here; port 0 stands for any that is free. */
    public Listener(Hub hub, InetSocketAddress address) throws IOException {
        hub.checkHere();
        this.hub = hub;
        this.channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(address);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Local address. */
    public InetSocketAddress address() throws IOException {
        return (InetSocketAddress) channel.getLocalAddress();
    }

    /** The next connection; waits for it. */
    public Connection accept() throws IOException, InterruptedException {
        SocketChannel accepted = channel.accept();
        while (accepted == null) {
            hub.awaitReady(channel, SelectionKey.OP_ACCEPT);
            accepted = channel.accept();
        }
        return new Connection(hub, accepted);
    }

    /** Listens no more; a task that waits for a connection gets an {@link java.nio.channels.ClosedChannelException}. */
    @Override
    public void close() throws IOException {
        hub.closing(channel);
        channel.close();
    }
}
