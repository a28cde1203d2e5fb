package dev.gantry.cli;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import dev.gantry.folder.PrivateFiles;

/**
 * Single-instance socket: a program that is started again finds the running one, and passes it its {@link OpenRequest}
 * instead of starting.
 *
 * <p>It is a Unix domain socket in a folder that only its user may enter, so nobody else can connect and no token is
 * needed. The holder of the lock file beside it owns the socket: so a stale socket of a killed program is detected and
 * replaced, and of two programs that start at once only one becomes the first. Where the socket or the lock is not
 * available, each start opens a program of its own.
 */
final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.gantry.cli");
    private static final byte UNHEARD = 0;
    private static final byte HEARD = 1;
    private static final byte UNDERSTOOD = 2;

    /**
     * Timeout of a request and of its first answer: a program whose machine is busy, or that has only begun, takes
     * seconds to read one, and whoever gives it up too early opens a second program beside it.
     */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** Timeout for the opening of a window in a program that has accepted the request. */
    private static final Duration OPENING = Duration.ofSeconds(30);

    /** Delay before the next accept where it fails, as when this program has too many open files. */
    private static final long ACCEPT_AGAIN_NANOS = 100_000_000;

    private final Path socket;
    private final FileChannel lockFile;
    private final ServerSocketChannel server;
    private final Predicate<OpenRequest> answer;
    private final Duration silence;

    private SingleInstance(Path socket, FileChannel lockFile, ServerSocketChannel server,
            Predicate<OpenRequest> answer, Duration silence) {
        this.socket = socket;
        this.lockFile = lockFile;
        this.server = server;
        this.answer = answer;
        this.silence = silence;
    }

    /** Client: sends the request to the running program; returns false if there is none, or it does not answer. */
    static boolean ring(Path socket, OpenRequest wish) {
        return ring(socket, wish, SILENCE);
    }

    /** @param silence timeout of the request and its first answer */
    static boolean ring(Path socket, OpenRequest wish, Duration silence) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            InputStream in = Channels.newInputStream(channel);
            boolean understood = within(silence, channel, () -> {
                DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
                wish.write(out);
                out.flush();
                return in.read() == UNDERSTOOD;
            });
            return understood && within(OPENING, channel, () -> in.read() == HEARD);
        } catch (Exception nobody) {
            LOG.log(Level.DEBUG, "nobody answers the bell", nobody);
            return false;
        }
    }

    /** Timeout of a conversation: closes the channel after this time, so that a blocked read or write fails. */
    private static <T> T within(Duration time, SocketChannel channel, Callable<T> talk) throws Exception {
        CompletableFuture<Void> said = new CompletableFuture<>();
        said.orTimeout(time.toNanos(), TimeUnit.NANOSECONDS).exceptionally(_ -> hangUp(channel));
        try {
            return talk.call();
        } finally {
            said.complete(null);
        }
    }

    private static Void hangUp(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a silent peer hangs on", e);
        }
        return null;
    }

    /**
     * Server: binds the socket and accepts requests, one at a time, on threads of its own; a silent peer blocks no
     * other, and is disconnected after ten seconds.
     *
     * @param answer says whether the request was fulfilled; the caller opens the window itself otherwise
     * @throws IOException if another program has it, or the system has no such sockets
     */
    static SingleInstance hang(Path socket, Predicate<OpenRequest> answer) throws IOException {
        return hang(socket, answer, SILENCE);
    }

    /** @param silence timeout of a request */
    static SingleInstance hang(Path socket, Predicate<OpenRequest> answer, Duration silence) throws IOException {
        PrivateFiles.folder(socket.getParent());
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
        SingleInstance bell = new SingleInstance(socket, lockFile, server, answer, silence);
        Thread.ofPlatform().daemon().name("gantry-doorbell").start(bell::listen);
        return bell;
    }

    /** Closes the socket. */
    @Override
    public void close() {
        try (lockFile; server) {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the bell hangs on", e);
        }
    }

    private void listen() {
        while (server.isOpen()) {
            try {
                SocketChannel channel = server.accept();
                Thread.ofPlatform().daemon().name("gantry-doorbell-peer").start(() -> serve(channel));
            } catch (IOException | RuntimeException gone) {
                LOG.log(Level.DEBUG, "nobody can ring", gone);
                LockSupport.parkNanos(ACCEPT_AGAIN_NANOS);
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            OpenRequest wish = within(silence, channel,
                    () -> OpenRequest.read(new DataInputStream(Channels.newInputStream(channel))));
            OutputStream out = Channels.newOutputStream(channel);
            out.write(UNDERSTOOD);
            out.write(isFulfilled(wish) ? HEARD : UNHEARD);
        } catch (Exception gone) {
            LOG.log(Level.DEBUG, "a ring came to nothing", gone);
        }
    }

    private synchronized boolean isFulfilled(OpenRequest wish) {
        return answer.test(wish);
    }
}
