package dev.gantry.ring;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

import dev.gantry.wire.Clock;
import dev.gantry.wire.Intake;
import dev.gantry.wire.Receiver;
import dev.gantry.wire.WireException;

/**
 * Follower of all rings of a folder: a program and the processes that it starts each write one. For one thread.
 *
 * <p>Each pass takes what was committed. A ring that is done is deleted. One that can't be followed, or not any more,
 * is told once by {@link #troubles} and left alone; the others go on.
 */
public final class RingFolder implements AutoCloseable {
    private static final String SUFFIX = ".ring";

    /** Nanoseconds from one look at which processes are gone, or another program now, to the next. */
    private static final long CHECK_EVERY = 50_000_000;

    private final Path folder;
    private final Intake intake;
    private final LongPredicate isAlive;
    private final Map<Path, Followed> followed = new HashMap<>();
    private final Set<Path> leftAlone = new HashSet<>();
    private final List<String> troubles = new ArrayList<>();
    private final long checkEvery;
    private long nextCheck;

    private record Followed(RingFile file, RingReader reader) {}

    /** Follows the rings that lie or will lie in this folder, into this intake. */
    public RingFolder(Path folder, Intake intake) {
        this(folder, intake, pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent(), CHECK_EVERY);
    }

    /** The same, where this says which process is still there, asked again after so many nanoseconds. */
    RingFolder(Path folder, Intake intake, LongPredicate isAlive, long checkEvery) {
        this.checkEvery = checkEvery;
        this.folder = folder;
        this.intake = intake;
        this.isAlive = isAlive;
        this.nextCheck = System.nanoTime();
    }

    /**
     * Takes all that was committed before this call.
     *
     * @return how many records that were
     */
    public int pass() throws IOException {
        long limit = System.nanoTime();
        adopt();
        boolean checks = limit - nextCheck >= 0;
        if (checks) {
            nextCheck = limit + checkEvery;
        }
        int taken = 0;
        for (Followed each : List.copyOf(followed.values())) {
            taken += pass(each, limit, checks);
        }
        return taken;
    }

    /** What could not be followed so far and why, each in a sentence. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** Takes what is there and ends all that is followed. */
    public void finish() throws IOException {
        pass();
        for (Followed each : List.copyOf(followed.values())) {
            end(each, System.nanoTime());
        }
    }

    /** The same: what processes write from now on is not followed. */
    @Override
    public void close() throws IOException {
        finish();
    }

    private void adopt() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                if (!followed.containsKey(file) && !leftAlone.contains(file)) {
                    open(file);
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    private void open(Path path) {
        try {
            Optional<RingFile> opened = RingFile.open(path);
            if (opened.isPresent()) {
                RingFile file = opened.get();
                followed.put(path, new Followed(file, new RingReader(file, Receiver.ofKnown(intake, Clock.SAME))));
            }
        } catch (NoSuchFileException _) {
            // it went meanwhile
        } catch (IOException notFollowed) {
            leaveAlone(path, notFollowed.getMessage());
        } catch (InternalError cut) {
            leaveAlone(path, path + ": the ring file was cut while it was opened");
        }
    }

    private int pass(Followed each, long limit, boolean checks) {
        RingFile file = each.file;
        try {
            long ended = file.ended(); // before the records: nothing comes after it
            boolean over = ended != 0 || checks && (isReplaced(file) || !isAlive.test(file.pid()));
            int taken = each.reader.take(over ? System.nanoTime() : limit);
            if (over) {
                end(each, ended == 0 ? System.nanoTime() : ended);
            }
            return taken;
        } catch (WireException refused) {
            leaveAlone(each, file.path() + ": " + refused.getMessage());
        } catch (InternalError cut) {
            leaveAlone(each, file.path() + ": the ring file was cut while it was followed");
        }
        return 0;
    }

    /** Whether the same process began another ring since. */
    private boolean isReplaced(RingFile file) {
        return followed.values().stream()
                .anyMatch(other -> other.file.pid() == file.pid() && other.file.began() - file.began() > 0);
    }

    private void end(Followed each, long time) {
        followed.remove(each.file.path());
        each.reader.close(time);
        try {
            Files.deleteIfExists(each.file.path());
        } catch (IOException notDeleted) {
            leftAlone.add(each.file.path()); // whoever made the folder removes it
        }
    }

    private void leaveAlone(Followed each, String why) {
        followed.remove(each.file.path());
        each.reader.close(System.nanoTime());
        leaveAlone(each.file.path(), why);
    }

    private void leaveAlone(Path path, String why) {
        leftAlone.add(path);
        troubles.add(why);
    }
}
