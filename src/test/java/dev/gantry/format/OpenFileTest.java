package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.format.registry.Formats;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.ui.HeldDisk;

/** A file as a recording. */
class OpenFileTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("a reader that dies of an Error has failed, says so, and nobody waits for it for ever")
    void dies() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "[]");
        OpenFile opened = Formats.open(HeldDisk.breaking(new InternalError("the disk burns")).file(file));
        opened.join();
        assertThat(opened.state()).isEqualTo(Recording.State.FAILED);
        assertThat(opened.refusal()).contains(OpenFile.Refusal.SYSTEM);
        assertThat(opened.trouble().orElseThrow()).contains(file.toString(), "InternalError", "the disk burns");
        assertThat(opened.snapshot().finished()).as("what had come is closed").isTrue();
    }

    @Test
    @DisplayName("its recording comes from the file and ends with it")
    void recording() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "[]");
        OpenFile opened = Formats.open(file);
        opened.join();
        assertThat(opened.recording().source()).isEqualTo(new Source.File(file));
        assertThat(opened.recording().state()).isEqualTo(Recording.State.ENDED);
        assertThat(opened.progress()).isEqualTo(1);
    }

    @Test
    @DisplayName("whether a file is still what was read is told by its size and time")
    void unchanged() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "[]");
        FileTime read = Files.getLastModifiedTime(file);
        OpenFile opened = Formats.open(file);
        opened.join();
        assertThat(opened.isUnchanged()).isTrue();
        Files.setLastModifiedTime(file, FileTime.fromMillis(read.toMillis() + 1_000));
        assertThat(opened.isUnchanged()).as("another time").isFalse();
        Files.writeString(file, "[ ]");
        Files.setLastModifiedTime(file, read);
        assertThat(opened.isUnchanged()).as("another size").isFalse();
        Files.delete(file);
        assertThat(opened.isUnchanged()).as("gone").isFalse();
        OpenFile never = Formats.open(file);
        never.join();
        assertThat(never.isUnchanged()).as("there was none").isFalse();
    }
}
