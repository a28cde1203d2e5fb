package dev.gantry.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Where a program that is started again finds the one that runs, and leaves its {@link OpenRequest} there instead of
 * starting.
 *
 * <p>It is a Unix domain socket in a folder that only its user may enter: nobody else can ring, and no token is needed.
 * Who holds the lock beside it owns the bell, so that a socket which a killed program left behind is known for stale
 * and replaced, and two programs that start at once don't both believe they are first. Where anything of this can't be
 * had, each start simply opens a program of its own.
 */
final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.gantry.cli");
    private static final byte HEARD = 1;
    private static final byte UNHEARD = 0;
    private static final long PATIENCE_SECONDS = 30;

    private final Path socket;
    private final FileChannel lockFile;
    private final ServerSocketChannel server;

    private SingleInstance(Path socket, FileChannel lockFile, ServerSocketChannel server) {
        this.socket = socket;
        this.lockFile = lockFile;
        this.server = server;
    }

    /** Leaves the wish with the program that runs; returns false if there is none, or it does not answer. */
    static boolean ring(Path socket, OpenRequest wish) {
        if (!Files.exists(socket)) {
            return false;
        }
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("gantry-ring").start(() -> heard.complete(deliver(socket, wish)));
        try {
            return heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Hangs the bell: from now on wishes come here, one at a time, on a thread of the bell.
     *
     * @param answer says whether the request was fulfilled; the caller opens the window itself otherwise
     * @throws IOException if another program has it, or the system has no such sockets
     */
    static SingleInstance hang(Path socket, Predicate<OpenRequest> answer) throws IOException {
        Folders.make(socket.getParent());
        FileChannel lockFile = FileChannel.open(socket.resolveSibling(socket.getFileName() + ".lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        ServerSocketChannel server = null;
        try {
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw new IOException("another Gantry has " + socket);
            }
            Files.deleteIfExists(socket);
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            if (server != null) {
                server.close();
            }
            throw e instanceof IOException io ? io : new IOException(e);
        }
        SingleInstance bell = new SingleInstance(socket, lockFile, server);
        Thread.ofPlatform().daemon().name("gantry-doorbell").start(() -> bell.listen(answer));
        return bell;
    }

    /** Takes the bell down. */
    @Override
    public void close() {
        try (lockFile; server) {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the bell hangs on", e);
        }
    }

    private static boolean deliver(Path socket, OpenRequest wish) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            wish.write(out);
            out.flush();
            return Channels.newInputStream(channel).read() == HEARD;
        } catch (IOException | RuntimeException nobody) {
            LOG.log(Level.DEBUG, "nobody answers the bell", nobody);
            return false;
        }
    }

    private void listen(Predicate<OpenRequest> answer) {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept()) {
                OpenRequest wish = OpenRequest.read(new DataInputStream(Channels.newInputStream(channel)));
                Channels.newOutputStream(channel).write(answer.test(wish) ? HEARD : UNHEARD);
            } catch (IOException | RuntimeException gone) {
                LOG.log(Level.DEBUG, "a ring came to nothing", gone);
            }
        }
    }
}
