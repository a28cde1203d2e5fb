package dev.gantry.program;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

import dev.gantry.recording.About;
import dev.gantry.ring.RingFolder;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.wire.TraceIntake;

/**
 * Crash recovery of the folders of rings of a session: what programs wrote that a Gantry was following when it was
 * killed, and after that.
 *
 * <p>A folder is called {@code rings-<process id of the Gantry>-<anything>}. It was left if that process is gone, and
 * so are all that wrote rings there. Whoever recovers it renames it first, so that it is recovered once.
 */
public final class LeftRings {
    private static final String PREFIX = "rings-";
    private static final String LEFT_OUT = "rings-left";

    private LeftRings() {}

    /**
     * What was left in a folder.
     *
     * @param snapshot the records that were not taken before
     * @param about what is known beside them
     */
    public record Recovered(Snapshot snapshot, About about) {}

    /** Makes a folder for the rings of a run of this Gantry in its private folder of the session. */
    public static Path create(Path session) throws IOException {
        return Files.createTempDirectory(session, prefix());
    }

    /** Takes what was left in this session's folder, and removes it there; empty where that can't be read. */
    public static List<Recovered> recover(Path session) {
        return recover(session, LeftRings::isAlive);
    }

    /** How many programs' rings were left in this session's folder, to be recovered. */
    public static long count(Path session) {
        return left(session, LeftRings::isAlive).count();
    }

    static List<Recovered> recover(Path session, LongPredicate isAlive) {
        List<Recovered> all = new ArrayList<>();
        left(session, isAlive).forEach(folder -> {
            try {
                Path ours = session.resolve(prefix() + folder.getFileName());
                Files.move(folder, ours);
                read(ours).ifPresent(all::add);
            } catch (IOException _) {
                // another Gantry recovers it, or it can't be read: then a later start tries again
            }
        });
        return all;
    }

    private static Stream<Path> left(Path session, LongPredicate isAlive) {
        return list(session, PREFIX + "*-*").stream().filter(folder -> isLeft(folder, isAlive));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    /** Removes a folder of rings with what is left in it. */
    static void remove(Path folder) {
        try {
            for (Path file : list(folder, "*")) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException _) {
            // it is private, lies in the session's folder, and goes with the session
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

    private static Optional<Recovered> read(Path folder) throws IOException {
        TraceIntake intake = new TraceIntake();
        Instant began = Files.getLastModifiedTime(folder).toInstant(); // its first ring was made before the last
        List<String> troubles;
        try (RingFolder rings = new RingFolder(folder, intake)) {
            rings.finish();
            troubles = rings.troubles();
        }
        Snapshot snapshot = intake.finish();
        remove(folder);
        if (snapshot.lanes() == 0) {
            return Optional.empty();
        }
        List<Message> notices = Stream.concat(Stream.of(Message.say(LEFT_OUT)),
                troubles.stream().map(why -> Message.say("not-followed", why))).toList();
        String title = snapshot.name(snapshot.lane(1).name());
        return Optional.of(new Recovered(snapshot, About.NOTHING.titled(title).recorded(began).noting(notices)));
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
