package dev.gantry.ring;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

import dev.gantry.trace.message.Message;
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
    private static final String ARCHIVE = "kept";

    /** So many blocks of an archive are read at once. */
    private static final int BLOCKS_AT_ONCE = 256;

    /** Nanoseconds from one look at which processes are gone, or another program now, to the next. */
    private static final long CHECK_EVERY = 50_000_000;

    private final Path folder;
    private final Intake intake;
    private final RingArchive archive;
    private final LongPredicate isAlive;
    private final LongSupplier room;
    private boolean fullTold;
    private final Map<Path, Followed> followed = new HashMap<>();
    private final Set<Path> leftAlone = new HashSet<>();
    private final List<Message> troubles = new ArrayList<>();
    private final long checkEvery;
    private long nextCheck;
    private OptionalLong program = OptionalLong.empty();

    private record Followed(RingFile file, RingReader reader) {}

    /** What is read again is to be seen up to this time. */
    public interface Seen {
        void upTo(long time);
    }

    /** Follows the rings that lie or will lie in this folder, into this intake. */
    public RingFolder(Path folder, Intake intake) {
        this(folder, intake, pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent(), CHECK_EVERY,
                RingArchive.MOST_BYTES, () -> room(folder));
    }

    /** Bytes that the disk of the folder still takes. */
    private static long room(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE; // what is not known is no reason
        }
    }

    /**
     * The same, where this says which process is still there, asked again after so many nanoseconds, the archive has so
     * many bytes at most, and the disk still takes so many.
     */
    RingFolder(Path folder, Intake intake, LongPredicate isAlive, long checkEvery, long mostBytes,
            LongSupplier room) {
        this.room = room;
        this.checkEvery = checkEvery;
        this.folder = folder;
        this.intake = intake;
        this.archive = new RingArchive(folder.resolve(ARCHIVE), mostBytes);
        this.isAlive = isAlive;
        this.nextCheck = System.nanoTime();
    }

    /**
     * Where the archive of a folder of rings is: a folder of this name, or a link to one, which is there before the
     * rings are followed.
     */
    public static Path archiveOf(Path folder) {
        return folder.resolve(ARCHIVE);
    }

    /**
     * The process of this id is the program itself: what it runs at its end is unfinished, as nobody waits any more who
     * could see it fail. Tasks of its children fail with them. It is shown even if it does nothing.
     */
    public void ofProgram(long pid) {
        program = OptionalLong.of(pid);
    }

    /** Whether all that was taken so far is on disk, in the archive. For any thread. */
    public boolean isKept() {
        return archive.isWhole();
    }

    /**
     * Reads all again that is in the archive and in the rings, whose processes and whose follower are gone. Nothing of
     * it is changed. What a process ran at the end of its records is unfinished: how it ended nobody knows. Without an
     * archive this is what had not been taken. Nothing else is called of this object then.
     */
    public void readAgain(Seen seen) throws IOException {
        adopt(folder);
        if (archive.isWhole()) {
            adopt(archiveOf(folder));
        }
        List<Long> begins = new ArrayList<>();
        forEach(each -> {
            for (long begin : each.reader.takeAgain()) {
                begins.add(begin);
            }
        });
        Collections.sort(begins);
        for (int i = BLOCKS_AT_ONCE; i < begins.size(); i += BLOCKS_AT_ONCE) {
            long limit = begins.get(i);
            forEach(each -> each.reader.take(limit));
            seen.upTo(limit);
        }
        forEach(each -> {
            each.reader.take(System.nanoTime());
            long ended = each.file.ended();
            each.reader.closeUnfinished(ended == 0 ? each.reader.latest() : ended);
            followed.remove(each.file.path().getFileName());
            leftAlone.add(each.file.path());
        });
    }

    private interface Step {
        void take(Followed each) throws IOException, WireException;
    }

    /** Does this with each ring that is followed; one that it fails with is left alone. */
    private void forEach(Step step) throws IOException {
        for (Followed each : List.copyOf(followed.values())) {
            try {
                step.take(each);
            } catch (WireException refused) {
                leaveAlone(each, Message.say("ring.broken", each.file.path().toString(), refused.getMessage()));
            } catch (InternalError cut) {
                leaveAlone(each, Message.say("ring.cut", each.file.path().toString()));
            }
        }
    }

    /**
     * Takes all that was committed before this call.
     *
     * @return how many records that were
     */
    public int pass() throws IOException {
        long limit = System.nanoTime();
        adopt(folder);
        boolean checks = limit - nextCheck >= 0;
        if (checks) {
            nextCheck = limit + checkEvery;
        }
        int[] taken = {0};
        forEach(each -> taken[0] += pass(each, limit, checks));
        return taken[0];
    }

    /** What could not be followed so far and why. */
    public List<Message> troubles() {
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
        archive.close();
    }

    private void adopt(Path from) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*" + SUFFIX)) {
            for (Path file : files) {
                if (!followed.containsKey(file.getFileName()) && !leftAlone.contains(file)) {
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
                followed.put(path.getFileName(), new Followed(file, new RingReader(file,
                        Receiver.ofKnown(intake, Clock.SAME), archive,
                        program.equals(OptionalLong.of(file.pid())))));
            }
        } catch (NoSuchFileException _) {
            // it went meanwhile
        } catch (RingException refused) {
            leaveAlone(path, refused.told());
        } catch (IOException notFollowed) {
            leaveAlone(path, Message.say("ring.broken", path.toString(), notFollowed.getMessage()));
        } catch (InternalError cut) {
            leaveAlone(path, Message.say("ring.cut", path.toString()));
        }
    }

    private int pass(Followed each, long limit, boolean checks) throws WireException {
        RingFile file = each.file;
        long ended = file.ended(); // before the records: nothing comes after it
        boolean over = ended != 0 || checks && (isReplaced(file) || !isAlive.test(file.pid()));
        long lost = each.reader.lost();
        int taken = each.reader.take(over ? System.nanoTime() : limit);
        if (!fullTold && each.reader.lost() > lost && room.getAsLong() < file.blockBytes()) {
            fullTold = true; // a block that could not be had is why records are lost
            troubles.add(Message.say("ring.full", folder.toString()));
        }
        if (over) {
            end(each, ended == 0 ? System.nanoTime() : ended);
        }
        return taken;
    }

    /** Whether the same process began another ring since. */
    private boolean isReplaced(RingFile file) {
        return followed.values().stream()
                .anyMatch(other -> other.file.pid() == file.pid() && other.file.began() - file.began() > 0);
    }

    private void end(Followed each, long time) {
        followed.remove(each.file.path().getFileName());
        each.reader.keepRest();
        if (program.equals(OptionalLong.of(each.file.pid()))) {
            each.reader.closeUnfinished(time);
        } else {
            each.reader.close(time);
        }
        try {
            Files.deleteIfExists(each.file.path());
        } catch (IOException notDeleted) {
            leftAlone.add(each.file.path()); // whoever made the folder removes it
        }
    }

    private void leaveAlone(Followed each, Message why) {
        followed.remove(each.file.path().getFileName());
        each.reader.close(System.nanoTime());
        leaveAlone(each.file.path(), why);
    }

    private void leaveAlone(Path path, Message why) {
        leftAlone.add(path);
        troubles.add(why);
    }
}
