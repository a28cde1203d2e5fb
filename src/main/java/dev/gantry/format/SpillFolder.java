package dev.gantry.format;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;

import dev.gantry.folder.Folders;
import dev.gantry.folder.PrivateFiles;
import dev.gantry.trace.memory.ColumnMemory;

/**
 * Folder for the columns of recordings that are larger than memory: the user's cache folder, as the system's folder for
 * temporary files often lies in memory itself. A file in it is private, and has no name once it is open: so it goes
 * with the process, however that ends. (A system where an open file keeps its name deletes it when it is closed.)
 *
 * @param path the folder; made when it is needed
 */
record SpillFolder(Path path) {
    /** Share of the heap for columns: the rest is for what reads them, and for what is read. */
    private static final int HEAP_SHARE = 5;

    static SpillFolder usual() {
        return new SpillFolder(Folders.usual().cache());
    }

    /** A fifth of the heap, and then a file in this folder. */
    ColumnMemory memory() {
        return memory(Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** So many bytes of heap, and then a file in this folder. */
    ColumnMemory memory(long heapBytes) {
        return new ColumnMemory(heapBytes, this::open);
    }

    private FileChannel open() throws IOException {
        return PrivateFiles.open(PrivateFiles.folder(path).resolve("columns-" + UUID.randomUUID()),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
    }
}
