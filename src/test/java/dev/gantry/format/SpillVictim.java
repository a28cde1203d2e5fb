package dev.gantry.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.gantry.format.perfetto.PerfettoReader;
import dev.gantry.trace.memory.ColumnMemory;
import dev.gantry.ui.HeldDisk;

/** A program that is killed in the middle of reading a file that is larger than its memory. */
public final class SpillVictim {
    private SpillVictim() {}

    /** Takes the file and the folder for its columns; says {@code spilled} when some are there and half is read. */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]);
        HeldDisk disk = HeldDisk.after(Files.size(file) / 2);
        SpillFolder spill = new SpillFolder(Path.of(args[1]));
        ColumnMemory memory = spill.memory(1000);
        FileFeed feed = new FileFeed(disk.file(file), FileLimits.USUAL, List.of(new PerfettoReader()), spill, memory);
        Thread reading = Thread.ofPlatform().start(() -> {
            try {
                feed.run(() -> {});
            } catch (FileFeed.Refused e) {
                throw new IllegalStateException(e);
            }
        });
        disk.awaitHeld();
        System.out.println(memory.isSpilled() ? "spilled" : "not spilled");
        reading.join(); // which nobody lets go on
    }
}
