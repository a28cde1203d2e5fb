package dev.gantry.format.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.gantry.folder.PrivateFiles;
import dev.gantry.recording.Keeper;
import dev.gantry.recording.Recording;

/**
 * Spool folder. Each spool has a file of the system's lock beside it, which its program holds while it lives: so a file
 * whose lock is free was left by a program that was killed. In the file of the lock stands the {@link SpoolState}. For
 * all threads.
 */
public final class SpoolFolder implements Keeper {
    /** Size limit of all spools together. */
    public static final long USUAL_BYTES = 2L << 30;

    static final String ENDING = ".pftrace";
    private static final String LOCK = ".lock";

    /** Spools of this JVM. To open and close a lock file here again would release its lock. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final long mostBytes;

    public SpoolFolder(Path folder, long mostBytes) {
        this.folder = folder.toAbsolutePath();
        this.mostBytes = mostBytes;
    }

    @Override
    public SpoolFile keep(Recording recording) {
        return new SpoolFile(this, recording::snapshot, recording::about, PrivateFiles::write, recording::kept);
    }

    /**
     * Leftover spools of programs that have ended, the newest first; those whose recordings were saved are deleted.
     * Empty where the folder can't be read.
     */
    public List<Leftover> leftovers() {
        List<Leftover> found = new ArrayList<>();
        for (Path file : files()) {
            try {
                if (Files.size(file) == 0 || !isFree(file)) {
                    continue;
                }
                SpoolState state = SpoolState.read(lockOf(file));
                if (state == SpoolState.SAVED) {
                    delete(file);
                } else {
                    found.add(new Leftover(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file),
                            state == SpoolState.ENDED));
                }
            } catch (IOException _) {
                // deleted meanwhile, or not readable for us
            }
        }
        found.sort(Comparator.comparing(Leftover::written).reversed());
        return found;
    }

    /** Deletes a leftover spool. */
    public void discard(Leftover left) {
        delete(left.file());
    }

    /** A new file and its lock. */
    Held create() throws IOException {
        PrivateFiles.folder(folder);
        String name = "recording-%d-%d".formatted(Instant.now().toEpochMilli(), ProcessHandle.current().pid());
        for (int attempt = 0;; attempt++) {
            Path file = folder.resolve(name + (attempt == 0 ? "" : "-" + attempt) + ENDING);
            if (OURS.add(file)) {
                try {
                    FileChannel channel = PrivateFiles.open(lockOf(file),
                            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                    return new Held(file, channel, Optional.ofNullable(channel.tryLock()));
                } catch (IOException e) {
                    OURS.remove(file);
                    throw e;
                }
            }
        }
    }

    /**
     * Makes room for this many bytes more: the oldest that were left go first.
     *
     * @return whether there is room; not if living recordings take it all
     */
    boolean makeRoom(long more) {
        List<Leftover> left = leftovers();
        long all = files().stream().mapToLong(SpoolFolder::size).sum();
        while (all + more > mostBytes && !left.isEmpty()) {
            Leftover oldest = left.removeLast();
            delete(oldest.file());
            all -= oldest.bytes();
        }
        return all + more <= mostBytes;
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(lockOf(file));
        } catch (IOException _) {
            // it stays until there is no room for it
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith("recording-")
                    && file.getFileName().toString().endsWith(ENDING)).toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static boolean isFree(Path file) throws IOException {
        if (OURS.contains(file)) {
            return false;
        }
        if (!Files.exists(lockOf(file))) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lockOf(file), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    private static Path lockOf(Path file) {
        return file.resolveSibling(file.getFileName() + LOCK);
    }

    /** Lock of a file that this program writes; a system without locks gives none. */
    record Held(Path file, FileChannel channel, Optional<FileLock> lock) {
        void mark(SpoolState state) throws IOException {
            state.write(channel);
        }

        void letGo() {
            OURS.remove(file);
            try {
                channel.close();
            } catch (IOException _) {
                // it goes with this program
            }
        }
    }
}
