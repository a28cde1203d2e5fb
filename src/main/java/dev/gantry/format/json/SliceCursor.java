package dev.gantry.format.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.gantry.format.Details;
import dev.gantry.trace.Lane;
import dev.gantry.trace.Row;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.Trace;
import dev.gantry.trace.message.Message;

/** The slices of one row, and the gaps between them where the lane's rest is known. */
final class SliceCursor implements InOrder.Cursor {
    private static final int DEEPEST = 1 << 20;

    private final Snapshot snapshot;
    private final Lane lane;
    private final Row row;
    private final Details.Table details;
    private final State rest;
    private final long end;
    private int index;
    private long reached;

    /** The slices at a depth; without a row only the gap that the whole lane is. */
    private SliceCursor(Snapshot snapshot, Lane lane, Row row, Details.Table details) {
        this.snapshot = snapshot;
        this.lane = lane;
        this.row = row;
        this.details = details;
        this.rest = row == null || row.depth() == 0 ? lane.rest() : null;
        boolean goesOn = lane.closed() == Trace.NONE && !snapshot.finished();
        this.end = lane.closed() != Trace.NONE ? lane.closed() : goesOn ? Long.MAX_VALUE : snapshot.horizon();
        this.reached = lane.opened();
    }

    static List<SliceCursor> all(Snapshot snapshot, Details.Table details) {
        List<SliceCursor> all = new ArrayList<>();
        for (int id = 1; id <= snapshot.lanes(); id++) {
            Lane lane = snapshot.lane(id);
            if (lane == null) {
                continue;
            }
            for (int depth = 0; depth < lane.depth(); depth++) {
                all.add(new SliceCursor(snapshot, lane, lane.row(depth), details));
            }
            if (lane.depth() == 0) {
                all.add(new SliceCursor(snapshot, lane, null, details));
            }
        }
        return all;
    }

    @Override
    public boolean exists() {
        return hasSlice() || isGap();
    }

    @Override
    public long time() {
        return isGap() ? reached : row.start(index);
    }

    @Override
    public long rank() {
        return (long) lane.id() * DEEPEST + (row == null ? 0 : row.depth());
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        boolean gap = isGap();
        json.writeStartObject();
        json.writeNumberField("lane", lane.id());
        json.writeStringField("state", (gap ? rest : row.state(index)).id());
        json.writeNumberField("depth", row == null ? 0 : row.depth());
        RunJson.time(json, "start", time(), snapshot);
        RunJson.time(json, "end", gap ? gapEnd() : row.end(index), snapshot);
        if (!gap) {
            RunJson.known(json, "task", row.task(index));
            RunJson.known(json, "name", name());
            RunJson.known(json, "awaits", row.awaited(index));
            RunJson.details(json, details.get(row.details(index)));
        }
        json.writeEndObject();
    }

    @Override
    public void advance() {
        if (isGap()) {
            reached = gapEnd();
        } else {
            reached = row.end(index);
            index++;
        }
    }

    /** Its own name, or its task's. */
    private String name() {
        int task = row.task(index);
        boolean ofTask = row.name(index) == 0 && row.state(index) == State.RUNNING && snapshot.hasTask(task);
        return ofTask ? snapshot.name(snapshot.taskName(task)) : Message.plain(snapshot.name(row.name(index)));
    }

    private boolean hasSlice() {
        return row != null && index < row.size();
    }

    private boolean isGap() {
        return rest != null && reached < gapEnd();
    }

    private long gapEnd() {
        return hasSlice() ? row.start(index) : end;
    }
}
