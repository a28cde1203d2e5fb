package dev.gantry.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.ring.RingFolder;

/** Which folders of rings are taken for left ones. What is in them is recovered in the test of the command. */
class LeftRingsTest {
    private static final long ALIVE = 2;

    @TempDir
    private Path session;

    @TempDir
    private Path cache;

    @Test
    void aFolderIsLeftOnceItsGantryAndAllThatWriteThereAreGone() throws Exception {
        Path left = Files.createDirectory(session.resolve("rings-1-7"));
        Files.createFile(left.resolve("1-a.ring"));
        Path ofGantry = Files.createDirectory(session.resolve("rings-2-7"));
        Path ofProgram = Files.createDirectory(session.resolve("rings-1-8"));
        Files.createFile(ofProgram.resolve("1-a.ring"));
        Files.createFile(ofProgram.resolve("2-a.ring"));
        Path of = Files.createDirectory(session.resolve("rings-other-1"));
        List<LeftRings.Recovered> all = new ArrayList<>();
        LeftRings.recover(session, pid -> pid == ALIVE, all::add);
        assertThat(all).hasSize(1);
        LeftRings.Recovered recovered = all.getFirst();
        assertThat(recovered.snapshot().records()).isZero();
        assertThat(left).doesNotExist();
        LeftRings.remove(recovered.folder());
        assertThat(Files.list(session)).containsExactlyInAnyOrder(ofGantry, ofProgram, of);
    }

    @Test
    void theFolderOfARunOfOursIsNotLeft() throws Exception {
        Path ours = LeftRings.create(session, cache);
        Path archive = RingFolder.archiveOf(ours).toRealPath();
        assertThat(archive).startsWith(cache.toRealPath());
        recoverNothing();
        assertThat(ours).isDirectory();
        assertThat(archive).isDirectory();
        LeftRings.remove(ours);
        assertThat(session).isEmptyDirectory();
        assertThat(archive).doesNotExist();
    }

    @Test
    void anArchiveOfAnotherSessionGoes() throws Exception {
        long gone = new ProcessBuilder("true").start().onExit().join().pid();
        Path stray = Files.createDirectories(cache.resolve("rings/rings-" + gone + "-7"));
        Files.createFile(stray.resolve("1-a.ring.blocks"));
        Files.createSymbolicLink(stray.resolve("session"), session.resolve("gone"));
        Path used = Files.createDirectories(cache.resolve("rings/rings-" + gone + "-8"));
        Path other = Files.createDirectories(session.resolve("other"));
        Files.createSymbolicLink(used.resolve("session"), other);
        Path rings = Files.createDirectories(other.resolve("rings-1-8"));
        Files.createSymbolicLink(RingFolder.archiveOf(rings), used);
        Path ours = Files.createDirectories(cache.resolve("rings/rings-" + ProcessHandle.current().pid() + "-7"));
        recoverNothing();
        assertThat(stray).doesNotExist();
        assertThat(used).as("it is another session's, which is there").isDirectory();
        assertThat(ours).isDirectory();
    }

    private void recoverNothing() {
        LeftRings.recover(session, cache, left -> fail("%s was recovered", left.folder()));
    }
}
