package dev.gantry.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders of rings are taken for left ones. What is in them is recovered in the test of the command. */
class LeftRingsTest {
    private static final long ALIVE = 2;

    @TempDir
    private Path session;

    @Test
    void aFolderIsLeftOnceItsGantryAndAllThatWriteThereAreGone() throws Exception {
        Path left = Files.createDirectory(session.resolve("rings-1-7"));
        Files.createFile(left.resolve("1-a.ring"));
        Path ofGantry = Files.createDirectory(session.resolve("rings-2-7"));
        Path ofProgram = Files.createDirectory(session.resolve("rings-1-8"));
        Files.createFile(ofProgram.resolve("1-a.ring"));
        Files.createFile(ofProgram.resolve("2-a.ring"));
        Path of = Files.createDirectory(session.resolve("rings-other-1"));
        assertThat(LeftRings.recover(session, pid -> pid == ALIVE)).isEmpty();
        assertThat(Files.list(session)).containsExactlyInAnyOrder(ofGantry, ofProgram, of);
    }

    @Test
    void theFolderOfARunOfOursIsNotLeft() throws Exception {
        Path ours = LeftRings.create(session);
        assertThat(LeftRings.recover(session)).isEmpty();
        assertThat(ours).isDirectory();
    }
}
