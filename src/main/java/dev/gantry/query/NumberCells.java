package dev.gantry.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

import org.duckdb.DuckDBWritableVector;

/**
 * Where numbers are written for DuckDB. Its own method takes a lock for each number, half of the time of a question to
 * millions of rows; so they are put into its memory, if this version of the library has that where it is looked for.
 */
final class NumberCells {
    private static final VarHandle VALUES = field("data");
    private static final VarHandle KNOWN = field("validity"); // a bit for each cell that is not null

    private final DuckDBWritableVector column;
    private final ByteBuffer values; // null: it isn't there
    private final ByteBuffer known;

    /** Those of a column of type BIGINT, in which all cells are null yet, as DuckDB gives it. */
    NumberCells(DuckDBWritableVector column) {
        this.column = column;
        this.values = isDirect() ? (ByteBuffer) VALUES.get(column) : null;
        this.known = isDirect() ? (ByteBuffer) KNOWN.get(column) : null;
    }

    private static VarHandle field(String name) {
        try {
            return MethodHandles.privateLookupIn(DuckDBWritableVector.class, MethodHandles.lookup())
                    .findVarHandle(DuckDBWritableVector.class, name, ByteBuffer.class);
        } catch (ReflectiveOperationException _) {
            return null;
        }
    }

    /** Whether this version of the library lets them be put into its memory. */
    static boolean isDirect() {
        return VALUES != null && KNOWN != null;
    }

    /** Writes this value, {@link Column#NULL} as null. */
    void set(int row, long value) {
        if (value == Column.NULL) {
            column.setNull(row);
        } else if (values == null) {
            column.setLong(row, value);
        } else {
            values.putLong(row * Long.BYTES, value);
            int word = row / Long.SIZE * Long.BYTES;
            known.putLong(word, known.getLong(word) | 1L << row); // the shift takes the remainder
        }
    }
}
