package dev.gantry.format.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.DoubleConsumer;

import dev.gantry.format.Details;
import dev.gantry.format.Excerpt;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.LaneNames;
import dev.gantry.view.layout.Metrics;

/**
 * The slices of a recording, a row for each, lane by lane; times are nanoseconds from the first record. A slice that
 * lies partly in the excerpt is written whole. What a lane does between its slices is not written.
 */
public final class SlicesCsv {
    private static final int TELL_EVERY = 1 << 12;

    private SlicesCsv() {}

    /** Writes all slices of the excerpt; the stream stays open. */
    public static void write(Snapshot snapshot, Excerpt excerpt, OutputStream to, DoubleConsumer progress)
            throws IOException {
        Csv csv = new Csv(to, "lane_id", "lane", "depth", "state", "start_ns", "end_ns", "duration_ns", "task_id",
                "task", "reason", "waits_for_task", "category", "arguments");
        Details.Table details = new Details.Table(snapshot);
        LaneLayout lines = excerpt.layout(snapshot, Metrics.USUAL);
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            String name = LaneNames.inTable(snapshot, id);
            double done = (id - 1.0) / snapshot.lanes();
            progress.accept(done);
            for (int depth = 0; Excerpt.shows(lines, lane) && depth < lane.depth(); depth++) {
                row(snapshot, lane, name, lane.row(depth), details, excerpt, csv, () -> progress.accept(done));
            }
        }
        csv.flush();
        progress.accept(1);
    }

    private static void row(Snapshot snapshot, Lane lane, String name, Row row, Details.Table details, Excerpt excerpt,
            Csv csv, Runnable wanted) throws IOException {
        long start = excerpt.start(snapshot);
        long end = excerpt.end(snapshot);
        int first = Math.min(row.firstEndingAfter(start), row.firstStartingAt(start)); // one without length ends there
        for (int i = first; i < row.size() && row.start(i) <= end; i++) {
            if (i % TELL_EVERY == 0) {
                wanted.run();
            }
            int task = row.task(i);
            csv.number(lane.id()).text(name).number(row.depth()).text(row.state(i).id());
            csv.time(row.start(i), snapshot.first()).time(row.end(i), snapshot.first());
            csv.time(row.end(i), row.start(i)).known(task).text(task == 0 ? "" : snapshot.taskLabel(task));
            Details more = details.get(row.details(i));
            csv.text(Message.plain(snapshot.name(row.name(i)))).known(row.awaited(i));
            csv.text(more.category()).text(more.arguments()).end();
        }
    }
}
