package dev.gantry.ui;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The disk, but reading and writing stops at a place until the test lets it go on; or it has no right to be read. */
public final class HeldDisk extends FileSystemProvider {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch on = new CountDownLatch(1);
    private final AtomicInteger streams = new AtomicInteger();
    private final long place;
    private final Answer answer;
    private final FileSystem system = new Held();
    private volatile Thread held;

    /** What comes first of who wants to read a file. */
    private interface Answer {
        void to(Path wanted) throws IOException;
    }

    private HeldDisk(long place, Answer answer) {
        this.place = place;
        this.answer = answer;
    }

    /** Stops after so many bytes; but not when the kind of file is found out. */
    public static HeldDisk after(long bytes) {
        return new HeldDisk(bytes, _ -> {});
    }

    /** Lets nobody read. */
    static HeldDisk forbidden() {
        return new HeldDisk(0, path -> {
            throw new AccessDeniedException(path.toString());
        });
    }

    /** Breaks whoever reads. */
    public static HeldDisk breaking(Error by) {
        return new HeldDisk(0, _ -> {
            throw by;
        });
    }

    /** This file, on this disk. */
    public Path file(Path real) {
        return (Path) Proxy.newProxyInstance(HeldDisk.class.getClassLoader(), new Class<?>[]{Path.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("getFileSystem")) {
                        return system;
                    }
                    Object[] plain = arguments == null ? new Object[0] : arguments.clone();
                    for (int i = 0; i < plain.length; i++) {
                        plain[i] = plain[i] instanceof Path path ? real(path) : plain[i];
                    }
                    if (method.getName().equals("equals")) {
                        return real.equals(plain[0]);
                    }
                    try {
                        Object result = method.invoke(real, plain);
                        return result instanceof Path path ? file(path) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Waits until somebody has come to the place. */
    public void awaitHeld() throws InterruptedException {
        if (!reached.await(2, TimeUnit.MINUTES)) {
            throw new AssertionError("nobody came so far");
        }
    }

    public void letGo() {
        on.countDown();
    }

    /** Lets the thread that was held go on to its end, with all that it does with files. */
    void letEnd() throws InterruptedException {
        on.countDown();
        held.join();
    }

    private void hold() {
        held = Thread.currentThread();
        reached.countDown();
        try {
            if (!on.await(3, TimeUnit.MINUTES)) {
                throw new AssertionError("was never let go");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Path real(Path path) {
        return Path.of(path.toString());
    }

    @Override
    public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        answer.to(path);
        InputStream in = Files.newInputStream(real(path), options);
        return streams.getAndIncrement() == 0 ? in : new FilterInputStream(in) {
            private long read;

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (read == place) {
                    hold();
                }
                int most = read < place ? (int) Math.min(length, place - read) : length;
                int got = super.read(into, from, most);
                read += Math.max(0, got);
                return got;
            }

            @Override
            public int available() throws IOException {
                return read == place ? 0 : super.available();
            }
        };
    }

    @Override
    public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        return new FilterOutputStream(Files.newOutputStream(real(path), options)) {
            private long written;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                boolean before = written <= place;
                out.write(bytes, from, length);
                written += length;
                if (before && written > place) {
                    hold();
                }
            }
        };
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return Files.newByteChannel(real(path), options, attributes);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return Files.readAttributes(real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) throws IOException {
        return Files.readAttributes(real(path), names, options);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(real(path), type, options);
    }

    @Override
    public void delete(Path path) throws IOException {
        Files.delete(real(path));
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        Files.move(real(from), real(to), options);
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
        Files.copy(real(from), real(to), options);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        Files.createDirectory(real(folder), attributes);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return Files.isSameFile(real(one), real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return Files.isHidden(real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return Files.getFileStore(real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        FileSystems.getDefault().provider().checkAccess(real(path), modes);
    }

    @Override
    public void setAttribute(Path path, String name, Object value, LinkOption... options) throws IOException {
        Files.setAttribute(real(path), name, value, options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return Files.newDirectoryStream(real(folder), filter);
    }

    @Override
    public String getScheme() {
        return "held";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return system;
    }

    @Override
    public Path getPath(URI uri) {
        return file(Path.of(uri));
    }

    private final class Held extends FileSystem {
        private final FileSystem real = FileSystems.getDefault();

        @Override
        public FileSystemProvider provider() {
            return HeldDisk.this;
        }

        @Override
        public void close() {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return real.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return real.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return real.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return real.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return file(real.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            return real.getPathMatcher(pattern);
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return real.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() throws IOException {
            return real.newWatchService();
        }
    }
}
