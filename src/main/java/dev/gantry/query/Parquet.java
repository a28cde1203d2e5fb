package dev.gantry.query;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;

import dev.gantry.trace.Snapshot;

/**
 * Recordings as folders of Parquet files, one file for each table that {@link Database} makes the others of: for
 * DuckDB, Spark, Trino, pandas, and for Gantry's own SQL over many recordings at once.
 */
public final class Parquet {
    /** The tables, each a file in the folder. */
    static final List<String> TABLES = List.of("gantry_slice", "gantry_task", "gantry_callback", "gantry_flow",
            "gantry_lane", "gantry_executor", "gantry_switch", "gantry_wake", "gantry_mark", "gantry_counter",
            "gantry_counter_track", "gantry_thread_state", "trace_bounds");

    private static final String ENDING = ".parquet";

    private Parquet() {}

    /** Whether there is a recording in this folder. */
    public static boolean isRecording(Path folder) {
        return TABLES.stream().allMatch(table -> Files.isRegularFile(file(folder, table)));
    }

    static Path file(Path folder, String table) {
        return folder.resolve(table.replaceFirst("^gantry_", "") + ENDING);
    }

    /**
     * Writes the folder, which is there in full or not at all. A recording that was written there before is replaced;
     * any other file or folder never.
     *
     * @param progress is told from 0 to 1 how far it is, by any thread, one at a time; what it throws ends the writing
     * @throws IOException if it cannot be written; the message is one sentence for the user
     */
    public static void write(Snapshot snapshot, Path folder, DoubleConsumer progress) throws IOException {
        Path place = folder.toAbsolutePath();
        if (Files.exists(place) && !isRecording(place) && !isEmpty(place)) {
            throw new FileAlreadyExistsException(
                    folder + " is there already, and no recording in Parquet: name another "
                            + "folder.");
        }
        Path part = Files.createDirectory(place.resolveSibling("." + place.getFileName() + "-"
                + Long.toHexString(ThreadLocalRandom.current().nextLong())));
        try {
            Meter meter = new Meter(progress);
            try {
                Database.copy(snapshot, part, meter);
            } catch (QueryException e) {
                meter.rethrow();
                throw new IOException(folder + " can't be written: " + e.getMessage(), e);
            }
            if (Files.isDirectory(place)) {
                delete(place);
            }
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(part);
        }
    }

    private static boolean isEmpty(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
            return !files.iterator().hasNext();
        }
    }

    /** Deletes what {@link #write} writes, and the folder if there is nothing else in it. */
    private static void delete(Path folder) throws IOException {
        for (String table : TABLES) {
            Files.deleteIfExists(file(folder, table));
        }
        if (Files.isDirectory(folder) && isEmpty(folder)) {
            Files.delete(folder);
        }
    }

    /** Counts the rows that are read, and ends the reading if nobody waits for it any more. */
    static final class Meter {
        private final DoubleConsumer progress;
        private long done;
        private long all;
        private RuntimeException thrown;

        private Meter(DoubleConsumer progress) {
            this.progress = progress;
        }

        /** The same tables, with their rows counted. */
        List<Table<?>> metered(List<Table<?>> tables) {
            all = tables.stream().mapToLong(Table::rows).sum();
            return tables.stream().<Table<?>>map(this::metered).toList();
        }

        private <U> Table<U> metered(Table<U> table) {
            IntFunction<U> open = table.open();
            return new Table<>(table.name(), table.columns(), table.units(), table.rows(), i -> {
                U unit = open.apply(i);
                tell(table.size().applyAsInt(unit));
                return unit;
            }, table.size());
        }

        private synchronized void tell(int rows) {
            done += rows;
            try {
                progress.accept(all == 0 ? 1 : Math.min(1, done / (double) all));
            } catch (RuntimeException e) {
                thrown = e;
                throw e;
            }
        }

        private synchronized void rethrow() {
            if (thrown != null) {
                throw thrown;
            }
        }
    }
}
