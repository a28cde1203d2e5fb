package dev.gantry.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.gantry.query.Database.Header;
import dev.gantry.trace.Slice;
import dev.gantry.trace.Snapshot;

/**
 * What a row of an answer is about, by its columns: a slice, a task, a lane, a moment; each {@link #NONE} where no
 * column tells it.
 *
 * @param slice its {@code slice_id}, or {@code id} of a row with {@code track_id} and {@code depth}
 * @param task its {@code task_id}, or {@code id} of a row with {@code executor_id}
 * @param lane its {@code lane_id}, {@code track_id}, {@code thread_id} or {@code utid}, or {@code id} with {@code kind}
 * @param time its {@code ts}, {@code started} or {@code submitted}, in nanoseconds from the first record
 */
public record RowPlace(long slice, int task, int lane, long time) {
    /** In place of a number that is not known. */
    public static final long NONE = -1;

    /** The place of this row under these columns; empty if it is about nothing that the chart shows. */
    public static Optional<RowPlace> of(List<Header> columns, List<Object> row) {
        RowPlace found = new RowPlace(
                first(columns, row, "slice_id", has(columns, "track_id", "depth") ? "id" : ""),
                small(first(columns, row, has(columns, "executor_id", "submitted") ? "id" : "", "task_id")),
                small(first(columns, row, has(columns, "kind", "path") ? "id" : "", "lane_id", "track_id",
                        "thread_id", "utid")),
                first(columns, row, "ts", "started", "submitted"));
        return found.equals(new RowPlace(NONE, (int) NONE, (int) NONE, NONE)) ? Optional.empty() : Optional.of(found);
    }

    /** The slice that it is about, in the snapshot that was asked. */
    public Optional<Slice> sliceIn(Snapshot snapshot) {
        return Optional.ofNullable(slice == NONE ? null : new SliceTable(snapshot).slice(slice));
    }

    /** No task or lane has a greater number than an {@code int}. */
    private static int small(long number) {
        return number == (int) number ? (int) number : (int) NONE;
    }

    private static boolean has(List<Header> columns, String... names) {
        return List.of(names).stream().allMatch(name -> at(columns, name) >= 0);
    }

    private static int at(List<Header> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().toLowerCase(Locale.ROOT).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static long first(List<Header> columns, List<Object> row, String... names) {
        for (String name : names) {
            int at = at(columns, name);
            if (at >= 0 && row.get(at) instanceof Number number && number.longValue() >= 0) {
                return number.longValue();
            }
        }
        return NONE;
    }
}
