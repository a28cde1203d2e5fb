package dev.gantry.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.FutureTask;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.gantry.Jvm;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.format.perfetto.PerfettoReader;
import dev.gantry.recording.About;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.trace.memory.ColumnMemory;
import dev.gantry.ui.HeldDisk;

/** A file that holds more than the heap may. */
class LargerThanMemoryTest {
    private static final int SLICES = 50_000;

    @TempDir
    Path folder;

    @Test
    @DisplayName("it is read whole; its columns are in a file without a name in a folder for this user alone")
    void opens() throws Exception {
        Path file = saved();
        SpillFolder spill = new SpillFolder(folder.resolve("cache/gantry"));
        ColumnMemory memory = spill.memory(1000);
        FileFeed feed = new FileFeed(file, FileLimits.USUAL, List.of(new PerfettoReader()), spill, memory);
        assertThat(feed.run(() -> {})).isTrue();
        assertThat(memory.isSpilled()).isTrue();
        try (var left = Files.list(spill.path())) {
            assertThat(left).isEmpty();
        }
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            assertThat(Files.getPosixFilePermissions(spill.path())).hasSize(3);
        }
        Snapshot seen = feed.snapshot();
        assertThat(seen.lane(2).row(0).size()).isEqualTo(SLICES);
        assertThat(seen.lane(2).row(0).end(SLICES - 1)).isEqualTo(10L * SLICES + 3);
        assertThat(seen.finished()).isTrue();
    }

    @Test
    @DisplayName("a small one makes neither file nor folder")
    void small() throws Exception {
        SpillFolder spill = new SpillFolder(folder.resolve("cache"));
        FileFeed feed = new FileFeed(saved(), FileLimits.USUAL, List.of(new PerfettoReader()), spill,
                spill.memory(100 << 20));
        feed.run(() -> {});
        assertThat(feed.snapshot().lane(2).row(0).size()).isEqualTo(SLICES);
        assertThat(spill.path()).doesNotExist();
    }

    @Test
    @DisplayName("where no file can be made, one sentence names the recording, the folder, the reason and the cure")
    void noRoom() throws Exception {
        Path file = saved();
        SpillFolder spill = new SpillFolder(Files.createFile(folder.resolve("no-folder")).resolve("gantry"));
        FileFeed feed = new FileFeed(file, FileLimits.USUAL, List.of(new PerfettoReader()), spill, spill.memory(1000));
        assertThatThrownBy(() -> feed.run(() -> {})).isInstanceOf(FileFeed.Refused.class)
                .hasMessageStartingWith(
                        file + " is larger than memory, and " + spill.path() + " can't take its columns: ")
                .hasMessageEndingWith(". Free room there, or give Gantry more memory (-Xmx).")
                .hasMessageNotContaining("null");
        assertThat(feed.snapshot().finished()).as("what had come is closed").isTrue();
    }

    @Test
    @DisplayName("a reading that is cancelled ends, though nothing of it is published meanwhile")
    void cancelled() throws Exception {
        SpillFolder spill = new SpillFolder(folder.resolve("cache"));
        FileFeed feed = new FileFeed(saved(), FileLimits.USUAL, List.of(new PerfettoReader()), spill,
                spill.memory(1000));
        assertThat(feed.run(feed::stop)).isFalse();
        assertThat(feed.snapshot().finished()).isTrue();
    }

    @Test
    @DisplayName("one that is cancelled while its columns are in the file leaves no file, and shows what was read")
    void cancelledWhileSpilled() throws Exception {
        Path file = saved();
        HeldDisk disk = HeldDisk.after(Files.size(file) / 2);
        SpillFolder spill = new SpillFolder(folder.resolve("cache"));
        ColumnMemory memory = spill.memory(1000);
        FileFeed feed = new FileFeed(disk.file(file), FileLimits.USUAL, List.of(new PerfettoReader()), spill, memory);
        FutureTask<Boolean> reading = new FutureTask<>(() -> feed.run(() -> {}));
        Thread.ofPlatform().start(reading);
        disk.awaitHeld();
        assertThat(memory.isSpilled()).isTrue();
        feed.stop();
        disk.letGo();
        assertThat(reading.get()).isFalse();
        assertThat(spill.path()).isEmptyDirectory();
        assertThat(feed.snapshot().finished()).isTrue();
        assertThat(feed.snapshot().lane(2).row(0).size()).isBetween(1, SLICES - 1);
    }

    @Test
    @DisplayName("after SIGKILL while its columns are in the file nothing of them is left, and it opens again whole")
    void killedWhileSpilled() throws Exception {
        Path file = saved();
        SpillFolder spill = new SpillFolder(folder.resolve("cache"));
        Process victim = Jvm.with(List.of(), SpillVictim.class, file.toString(),
                spill.path().toString()).redirectError(folder.resolve("said").toFile()).start();
        try (BufferedReader said = victim.inputReader()) {
            assertThat(said.readLine()).isEqualTo("spilled");
        } finally {
            victim.destroyForcibly().waitFor();
        }
        assertThat(spill.path()).isEmptyDirectory();
        FileFeed feed = new FileFeed(file, FileLimits.USUAL, List.of(new PerfettoReader()), spill, spill.memory(1000));
        assertThat(feed.run(() -> {})).isTrue();
        assertThat(feed.snapshot().lane(2).row(0).size()).isEqualTo(SLICES);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("where the disk is full, the same sentence says so")
    void full() throws Exception {
        Path file = saved();
        SpillFolder spill = new SpillFolder(folder.resolve("cache"));
        ColumnMemory memory = new ColumnMemory(1000,
                () -> FileChannel.open(Path.of("/dev/full"), StandardOpenOption.READ, StandardOpenOption.WRITE));
        FileFeed feed = new FileFeed(file, FileLimits.USUAL, List.of(new PerfettoReader()), spill, memory);
        assertThatThrownBy(() -> feed.run(() -> {})).isInstanceOf(FileFeed.Refused.class)
                .hasMessage("%s is larger than memory, and %s can't take its columns: No space left on device. "
                        .formatted(file, spill.path()) + "Free room there, or give Gantry more memory (-Xmx).");
        assertThat(feed.snapshot().finished()).as("what had come is closed").isTrue();
    }

    private Path saved() throws Exception {
        Names names = new Names();
        Trace trace = new Trace(names);
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, 2, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        for (int i = 1; i <= SLICES; i++) {
            trace.sliceStarted(10L * i, 2, State.RUNNING, names.intern("s" + i % 7));
            trace.sliceEnded(10L * i + 3, 2);
        }
        trace.finish(10L * SLICES + 3);
        Path file = folder.resolve("large.pftrace");
        try (OutputStream out = Files.newOutputStream(file)) {
            new PerfettoFile().write(trace.snapshot(), About.NOTHING, out, _ -> {});
        }
        return file;
    }
}
