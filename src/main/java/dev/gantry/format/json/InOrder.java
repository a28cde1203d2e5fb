package dev.gantry.format.json;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

import com.fasterxml.jackson.core.JsonGenerator;

/** Merge of several columns, each in order of time, into one array in order of time. */
final class InOrder {
    /** One column, at one of its items. */
    interface Cursor {
        /** Whether there is an item. */
        boolean exists();

        long time();

        /** What decides between items of the same time: lower comes first. */
        long rank();

        void write(JsonGenerator json) throws IOException;

        void advance();
    }

    private InOrder() {}

    static void write(String field, List<? extends Cursor> columns, JsonGenerator json) throws IOException {
        PriorityQueue<Cursor> queue = new PriorityQueue<>(
                Comparator.comparingLong(Cursor::time).thenComparingLong(Cursor::rank));
        columns.stream().filter(Cursor::exists).forEach(queue::add);
        json.writeArrayFieldStart(field);
        for (Cursor cursor = queue.poll(); cursor != null; cursor = queue.poll()) {
            cursor.write(json);
            cursor.advance();
            if (cursor.exists()) {
                queue.add(cursor);
            }
        }
        json.writeEndArray();
    }
}
