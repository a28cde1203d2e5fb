package dev.gantry.ui.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.gantry.query.Database;
import dev.gantry.query.Database.Header;
import dev.gantry.query.QueryException;
import dev.gantry.trace.Snapshot;

/**
 * What a recording answered.
 *
 * @param snapshot the recording
 * @param sql what was asked
 * @param columns the columns of the rows
 * @param rows the first rows
 * @param isCut whether there are more
 * @param nanos how long the asking took
 * @param problem why there is no answer
 */
record Answer(Snapshot snapshot, String sql, List<Header> columns, List<List<Object>> rows, boolean isCut, long nanos,
        Optional<QueryException> problem) {
    /** Rows that are kept to be shown. */
    static final int MOST = 10_000;

    /** Letters of all texts in them, beyond which there are no more rows. */
    private static final long MOST_LETTERS = 1L << 25;

    /** Asks a recording; empty if it was not wanted any more. */
    static Optional<Answer> of(Snapshot snapshot, String sql, Databases databases, BooleanSupplier wanted) {
        long began = System.nanoTime();
        List<Header> columns = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        boolean[] cut = {false};
        long[] letters = {0};
        Optional<QueryException> problem = Optional.empty();
        try {
            databases.with(snapshot, database -> database.ask(sql, wanted, new Database.Receiver() {
                @Override
                public void columns(List<Header> all) {
                    columns.addAll(all);
                }

                @Override
                public boolean row(List<Object> values) {
                    cut[0] = rows.size() == MOST || letters[0] > MOST_LETTERS;
                    values.forEach(value -> letters[0] += value instanceof String text ? text.length() : 0);
                    return !cut[0] && rows.add(values);
                }
            }));
        } catch (QueryException e) {
            problem = Optional.of(e);
        }
        return wanted.getAsBoolean()
                ? Optional.of(new Answer(snapshot, sql, columns, rows, cut[0], System.nanoTime() - began, problem))
                : Optional.empty();
    }
}
