package dev.gantry.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

import dev.gantry.folder.PrivateFiles;
import dev.gantry.recording.About;
import dev.gantry.ring.RingFolder;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Message;
import dev.gantry.wire.TraceIntake;

/**
 * Crash recovery of the folders of rings of a session: what programs wrote that a Gantry was following when it was
 * killed, and after that.
 *
 * <p>A folder is called {@code rings-<process id of the Gantry>-<anything>}, and has the archive of what is taken out
 * of its rings in a folder of the same name in the cache: the session's may lie in memory. It was left if that process
 * is gone, and so are all that wrote rings there. Whoever recovers it renames it first, so that it is recovered once.
 */
public final class LeftRings {
    private static final String PREFIX = "rings-";
    private static final String LEFT = "rings-left";
    private static final String RUN = "run";
    private static final String ARCHIVES = "rings";
    private static final String SESSION = "session";

    private LeftRings() {}

    /**
     * A run that was left.
     *
     * @param snapshot its records: all, or where no archive is whole those that had not been taken
     * @param about what is known beside them
     * @param isWhole whether it is all of them
     * @param folder where they are, until they are {@linkplain #remove removed}
     */
    public record Recovered(Snapshot snapshot, About about, boolean isWhole, Path folder) {}

    /** Makes a folder for the rings of a run of this Gantry in its private folder of the session. */
    static Path create(Path session, Path cache) throws IOException {
        Path folder = Files.createTempDirectory(session, prefix());
        try {
            Path archive = PrivateFiles.folder(cache.resolve(ARCHIVES).resolve(folder.getFileName()));
            Files.createSymbolicLink(archive.resolve(SESSION), session);
            Files.createSymbolicLink(RingFolder.archiveOf(folder), archive);
        } catch (IOException | UnsupportedOperationException _) {
            // the spool alone keeps it
        }
        return folder;
    }

    /**
     * Writes down what a run in this folder of rings is.
     *
     * @param origin the time of {@link System#nanoTime} from which its times count
     * @param about what is known of it: when that was, and what it is called
     */
    static void describe(Path folder, long origin, About about) {
        try (OutputStream out = PrivateFiles.write(folder.resolve(RUN))) {
            out.write("%d\n%s\n%s".formatted(origin, about.recorded(), about.title()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // then it has no title when it is recovered
        }
    }

    /**
     * Gives this what was left in this session's folder, one run after the other; each stays there until it is
     * {@linkplain #remove removed}. Archives whose rings are gone are deleted. Nothing where the folder can't be read.
     */
    public static void recover(Path session, Path cache, Consumer<Recovered> to) {
        removeStray(cache);
        recover(session, LeftRings::isAlive, to);
    }

    /** How many programs' rings were left in this session's folder, to be recovered. */
    public static long count(Path session) {
        return left(session, LeftRings::isAlive).count();
    }

    /** How many programs still run in this session whose Gantry was killed. */
    public static long orphans(Path session) {
        return list(session, PREFIX + "*-*").stream().filter(folder -> !isLeft(folder, LeftRings::isAlive))
                .map(folder -> number(folder.getFileName().toString().substring(PREFIX.length())))
                .filter(gantry -> gantry.isPresent() && !isAlive(gantry.getAsLong())).count();
    }

    static void recover(Path session, LongPredicate isAlive, Consumer<Recovered> to) {
        left(session, isAlive).forEach(folder -> {
            try {
                Path ours = session.resolve(prefix() + folder.getFileName());
                Files.move(folder, ours);
                to.accept(read(ours));
            } catch (IOException _) {
                // another Gantry recovers it, or it can't be read: then a later start tries again
            }
        });
    }

    /** Removes archives whose rings are gone with their session. */
    private static void removeStray(Path cache) {
        for (Path archive : list(cache.resolve(ARCHIVES), PREFIX + "*-*")) {
            if (isLeft(archive, LeftRings::isAlive) && list(target(archive.resolve(SESSION)), PREFIX + "*-*").stream()
                    .noneMatch(folder -> target(RingFolder.archiveOf(folder)).equals(archive))) {
                empty(archive);
            }
        }
    }

    /** What this link leads to; itself if it is none. */
    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException | UnsupportedOperationException _) {
            return link;
        }
    }

    private static Stream<Path> left(Path session, LongPredicate isAlive) {
        return list(session, PREFIX + "*-*").stream().filter(folder -> isLeft(folder, isAlive));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Removes a folder of rings with what is left in it, and its archive. */
    public static void remove(Path folder) {
        empty(target(RingFolder.archiveOf(folder)));
        empty(folder);
    }

    private static void empty(Path folder) {
        try {
            for (Path file : list(folder, "*")) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    empty(file); // of what was compiled for the run
                }
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // it is private, and goes with the session or with a later start
        }
    }

    private static String prefix() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    private static boolean isLeft(Path folder, LongPredicate isAlive) {
        return Stream.concat(Stream.of(folder.getFileName().toString().substring(PREFIX.length())),
                list(folder, "*-*.ring").stream().map(file -> file.getFileName().toString()))
                .map(LeftRings::number).noneMatch(pid -> pid.isEmpty() || isAlive.test(pid.getAsLong()));
    }

    /** The number before the first hyphen. */
    private static OptionalLong number(String name) {
        try {
            return OptionalLong.of(Long.parseLong(name.substring(0, name.indexOf('-'))));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static Recovered read(Path folder) throws IOException {
        Optional<Run> run = Run.of(folder);
        TraceIntake intake = run.map(known -> new TraceIntake(known.origin, Budget.usual()))
                .orElseGet(TraceIntake::new);
        List<Message> troubles;
        boolean whole;
        try (RingFolder rings = new RingFolder(folder, intake)) {
            whole = rings.isKept();
            rings.readAgain(intake::publish);
            troubles = rings.troubles();
        }
        Snapshot snapshot = intake.finish();
        ProducerNotes notes = new ProducerNotes();
        notes.look(snapshot);
        List<Message> notices = Stream.concat(Stream.of(Message.say(LEFT)), notes.unseen(troubles).stream()).toList();
        About about = run.map(known -> About.NOTHING.titled(known.title).recorded(known.begun)).orElse(About.NOTHING);
        return new Recovered(snapshot, about.noting(notices), whole, folder);
    }

    /** What stands in a folder of the run whose rings are there. */
    private record Run(long origin, Instant begun, String title) {
        static Optional<Run> of(Path folder) {
            try {
                List<String> lines = Files.readAllLines(folder.resolve(RUN));
                return Optional.of(new Run(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)),
                        String.join("\n", lines.subList(2, lines.size()))));
            } catch (IOException | RuntimeException _) {
                return Optional.empty(); // not written, or not whole
            }
        }
    }

    private static List<Path> list(Path folder, String pattern) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(found::add);
        } catch (IOException | DirectoryIteratorException _) {
            // it went, or is not ours to read
        }
        return found;
    }
}
