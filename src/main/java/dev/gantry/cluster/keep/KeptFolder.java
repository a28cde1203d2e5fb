package dev.gantry.cluster.keep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.gantry.folder.Folders;
import dev.gantry.folder.PrivateFiles;
import dev.gantry.query.RecordFile;
import dev.gantry.query.SqlLibrary;
import dev.gantry.wire.RecordKind;

/** Folder of the records that a member keeps, private to its user and within a limit. Safe for all threads. */
public final class KeptFolder implements AutoCloseable {
    /** Bytes that a member keeps, if nothing else is said. */
    public static final long USUAL_BYTES = 1L << 30;

    private static final long PART = 1 << 20;
    private static final Duration KEPT_FOR = Duration.ofDays(7);
    private static final Pattern SESSION = Pattern.compile("[0-9a-f]{16}");

    private final Path folder;
    private final long mostBytes;
    private final long partBytes;
    private final boolean parquet;
    private final Consumer<String> say;
    private final Set<KeptStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong onDisk = new AtomicLong();
    private final AtomicBoolean troubled = new AtomicBoolean();
    private final ExecutorService compressing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("gantry-parquet").priority(Thread.MIN_PRIORITY).factory());

    /**
     * This folder.
     *
     * @param mostBytes how much it may hold; what is oldest goes beyond it
     * @param say gets what a user should know, a sentence each
     */
    public static KeptFolder in(Path folder, long mostBytes, Consumer<String> say) {
        return new KeptFolder(folder, mostBytes, PART, SqlLibrary.isAvailable(), say);
    }

    KeptFolder(Path folder, long mostBytes, long partBytes, boolean parquet, Consumer<String> say) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.partBytes = partBytes;
        this.parquet = parquet;
        this.say = say;
    }

    /** Where members of this user keep records, if they are not told another place. */
    public static Path usualPlace() {
        return Folders.usual().state().resolve("cluster");
    }

    /**
     * Makes the folder, if it is not there.
     *
     * @throws IOException if nothing can be kept there; the message is for the user
     */
    public void prepare() throws IOException {
        try {
            PrivateFiles.folder(folder);
            Files.delete(Files.createTempFile(folder, "may", ".write"));
        } catch (IOException e) {
            throw new IOException("Nothing can be kept in %s (%s): name another folder with --records".formatted(folder,
                    e instanceof FileAlreadyExistsException ? "it is no folder" : e), e);
        }
    }

    /** Whether this may be the name of a driver's session. */
    public static boolean isSession(String name) {
        return SESSION.matcher(name).matches();
    }

    /**
     * The stream of a worker, whose records come from now on. Where nothing can be kept, they are counted as lost.
     *
     * @param session of its driver
     * @param link the worker's number there
     */
    public KeptStream stream(String session, long link) throws IOException {
        Path place = place(session);
        Optional<WriterLock> lock = Optional.empty();
        try {
            PrivateFiles.folder(place);
            if (streams.isEmpty() && onDisk.get() == 0) {
                forgetOld();
                onDisk.set(bytesOnDisk());
                if (!parquet) {
                    say.accept("Without DuckDB the records of tasks are kept as they come, in " + folder
                            + ": two to three times as many bytes as in Parquet.");
                }
            }
            lock = WriterLock.take(place, link);
        } catch (IOException full) {
            trouble(full); // the task goes on, and what can't be kept is counted
        }
        KeptStream stream = new KeptStream(this, place, link, lock);
        streams.add(stream);
        return stream;
    }

    long partBytes() {
        return partBytes;
    }

    void took(int bytes) {
        taken.addAndGet(bytes);
    }

    void lost(int records) {
        lost.addAndGet(records);
    }

    void count(int code) {
        if (code == RecordKind.TASK_STARTED.code()) {
            started.incrementAndGet();
        } else if (code == RecordKind.TASK_SUCCEEDED.code() || code == RecordKind.TASK_CANCELLED.code()) {
            ended.incrementAndGet();
        } else if (code == RecordKind.TASK_FAILED.code()) {
            ended.incrementAndGet();
            failed.incrementAndGet();
        }
    }

    void trouble(IOException why) {
        if (troubled.compareAndSet(false, true)) {
            say.accept("Records of tasks can't be kept in %s: %s. They are counted as lost; the tasks go on.".formatted(
                    folder, why.getClass() == IOException.class ? why.getMessage() : why.toString()));
        }
    }

    /** Takes room for so many bytes; false if there is none, whatever is dropped. */
    boolean hasRoom(long bytes) {
        if (onDisk.addAndGet(bytes) <= mostBytes || makeRoom()) {
            return true;
        }
        onDisk.addAndGet(-bytes);
        return false;
    }

    void sealed(Path place, PartName part) {
        if (parquet) {
            compressing.execute(() -> compress(place, part));
        }
    }

    void ended(KeptStream stream) {
        streams.remove(stream);
    }

    private void compress(Path place, PartName part) {
        Path wire = place.resolve(part.toString());
        Path made = place.resolve(part.as(PartName.PARQUET).toString());
        Path unfinished = place.resolve(part + ".unfinished");
        try {
            try {
                long before = Files.size(wire);
                PrivateFiles.write(unfinished).close(); // others would give it a mode of their own for a moment
                RecordFile.write(PartFile.rows(PartFile.frames(wire)), unfinished);
                synchronized (this) { // it may have been dropped meanwhile
                    if (Files.exists(wire)) {
                        Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
                        Files.delete(wire);
                        onDisk.addAndGet(Files.size(made) - before);
                    }
                }
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException kept) {
            say.accept("Records stay as they came: " + kept.getMessage()); // nothing is lost by it
        }
    }

    /** What it counted so far. */
    public KeptCounts counts() {
        long running = 0;
        long queued = 0;
        for (KeptStream stream : streams) {
            running += stream.running();
            queued += stream.waiting();
        }
        return new KeptCounts(System.nanoTime(), started.get(), ended.get(), failed.get(), running, queued,
                taken.get(), lost.get());
    }

    /** A part of what was kept of a worker, as others are told of it. */
    public record Part(long link, int recording, int number, int records) {}

    /**
     * The parts with what a worker did in a time, in their order; what it does now among them, up to its last record.
     *
     * @param from of the driver's clock
     * @param to of the driver's clock
     */
    public List<Part> parts(String session, long link, long from, long to) throws IOException {
        List<Part> parts = new ArrayList<>();
        Path place = place(session);
        if (!Files.exists(place.resolve(PartName.head(link, 0)))) {
            throw new IOException("it has no records of this worker, or has deleted them");
        }
        streams.forEach(KeptStream::settle);
        recover(place, link);
        for (PartName name : names(place)) {
            if (name.link() == link) {
                long offset = offset(place, name);
                if (name.first() + offset - to <= 0 && name.last() + offset - from >= 0) {
                    parts.add(new Part(link, name.recording(), name.number(), name.records()));
                }
            }
        }
        return parts;
    }

    private Path place(String session) throws IOException {
        if (!isSession(session)) {
            throw new IOException("no session is called so: " + session);
        }
        return folder.resolve(session);
    }

    /** A member that was killed left what it was writing as it was. */
    private void recover(Path place, long link) throws IOException {
        if (streams.stream().anyMatch(stream -> stream.isOf(place, link))) {
            return;
        }
        try (WriterLock _ = WriterLock.take(place, link).orElseThrow(
                () -> new IOException("another member on its machine writes what is kept of this worker"))) {
            OpenPart.recover(place, link);
        }
    }

    /** All that came so far is on the disk. */
    public void flush() {
        streams.forEach(KeptStream::flush);
    }

    /** Sealed parts, and those that are being written. */
    private List<PartName> names(Path place) throws IOException {
        List<PartName> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
            for (Path file : files) {
                PartName.of(file.getFileName().toString()).ifPresent(names::add);
            }
        }
        for (KeptStream stream : streams) {
            if (stream.isIn(place)) {
                stream.unfinished().ifPresent(names::add);
            }
        }
        names.sort(PartName.ORDER.thenComparing(PartName::ending));
        List<PartName> once = new ArrayList<>(); // one may just be there in both forms
        for (PartName name : names) {
            if (once.isEmpty() || PartName.ORDER.compare(once.getLast(), name) != 0) {
                once.add(name);
            }
        }
        return once;
    }

    /** The last that was told of the worker's clock. */
    private static long offset(Path place, PartName of) throws IOException {
        Path head = place.resolve(PartName.head(of.link(), of.recording()));
        return PartFile.lastOffset(head);
    }

    /** Who a worker is and its texts so far, in the wire form; what a part needs before it. */
    public byte[] head(String session, Part part) throws IOException {
        return PartFile.names(place(session).resolve(PartName.head(part.link(), part.recording())));
    }

    /**
     * A part in the wire form.
     *
     * @param first whether it is the first that is read, so that what was open before it is told too
     * @throws IOException if it can't be read, or is not there any more
     */
    public byte[] bytes(String session, Part part, boolean first) throws IOException {
        Path place = place(session);
        Optional<PartName> found = names(place).stream()
                .filter(name -> name.link() == part.link() && name.recording() == part.recording()
                        && name.number() == part.number())
                .findFirst();
        if (found.isEmpty()) {
            throw new IOException("these records were dropped meanwhile, as there were more than "
                    + (mostBytes >> 20) + " MB");
        }
        for (String ending : List.of(PartName.PARQUET, PartName.WIRE)) {
            Path file = place.resolve(found.get().as(ending).toString());
            if (Files.exists(file)) {
                return PartFile.travelling(file, first);
            }
        }
        return PartFile.travelling(place.resolve(PartName.open(part.link(), part.recording())), first);
    }

    private synchronized boolean makeRoom() {
        try {
            for (Path file : oldestFirst()) {
                Optional<PartName> name = PartName.of(file.getFileName().toString());
                if (name.isPresent()) {
                    long bytes = Files.size(file);
                    Files.delete(file);
                    if (streams.stream().anyMatch(stream -> stream.isIn(file.getParent()))) { // not of an earlier run
                        lost.addAndGet(name.get().records());
                    }
                    if (onDisk.addAndGet(-bytes) <= mostBytes) {
                        return true;
                    }
                }
            }
        } catch (IOException why) {
            trouble(why);
        }
        return onDisk.get() <= mostBytes;
    }

    private List<Path> oldestFirst() throws IOException {
        record Dated(Path file, FileTime time) {}
        List<Dated> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.add(new Dated(file, Files.getLastModifiedTime(file)));
            }
        }
        return all.stream().sorted(Comparator.comparing(Dated::time)).map(Dated::file).toList();
    }

    private long bytesOnDisk() throws IOException {
        long bytes = 0;
        for (Path file : oldestFirst()) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /** Deletes the sessions in which nothing was written for a week. */
    private void forgetOld() throws IOException {
        Instant oldest = Instant.now().minus(KEPT_FOR);
        for (Path session : sessions()) {
            if (Files.getLastModifiedTime(session).toInstant().isBefore(oldest)) {
                delete(session);
            }
        }
    }

    private List<Path> sessions() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> isSession(path.getFileName().toString())).toList();
        }
    }

    private static void delete(Path session) throws IOException {
        try (Stream<Path> files = Files.list(session)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(session);
    }

    /** Deletes all that is kept; returns of how many sessions. */
    public int forget() throws IOException {
        List<Path> all = sessions();
        for (Path session : all) {
            delete(session);
        }
        return all.size();
    }

    /** Ends the streams that are open, and waits until what they wrote is Parquet. */
    @Override
    public void close() {
        List.copyOf(streams).forEach(KeptStream::close);
        compressing.shutdown();
        try {
            compressing.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
