package dev.gantry.hook;

import java.util.ArrayList;
import java.util.List;

import dev.gantry.wire.RecordKind;
import dev.gantry.wire.Sink;

/** A sink that keeps the kinds and arguments of the records as text, but for what hooks cost. */
final class TakenRecords implements Sink {
    final List<String> records = new ArrayList<>();

    @Override
    public void write(long time, long place, long statement) {
        RecordKind kind = RecordKind.byCode(RecordKind.code(statement));
        if (kind != RecordKind.COST) {
            records.add(kind + " " + RecordKind.argument(statement));
        }
    }

    @Override
    public void laneEnded(long now, int lane) {}

    @Override
    public void lost(long count) {}

    @Override
    public void publish(long now) {}

    @Override
    public void finish(long now) {}
}
