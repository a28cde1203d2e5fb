package dev.gantry.query;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;

/**
 * A table as DuckDB reads it: several of its threads at once, each a unit at a time, and only the columns that a query
 * uses.
 */
final class TableFunction<U> implements DuckDBTableFunction<Table<U>, TableFunction.Scan<U>, TableFunction.Reader<U>> {
    private final Table<U> table;

    TableFunction(Table<U> table) {
        this.table = table;
    }

    /**
     * One reading of the table.
     *
     * @param columns those that are wanted, in their order
     * @param next the unit that nobody has taken
     */
    record Scan<U>(List<Column<U>> columns, AtomicInteger next) {}

    /** Where one of DuckDB's threads is. */
    static final class Reader<U> {
        private U unit;
        private int size;
        private int at;
    }

    @Override
    public Table<U> bind(DuckDBTableFunctionBindInfo info) {
        table.columns().forEach(column -> info.addResultColumn(column.name(), column.type()));
        info.setCardinality(table.rows(), true);
        return table;
    }

    @Override
    public Scan<U> init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(Math.max(1, Math.min(table.units(), Runtime.getRuntime().availableProcessors())));
        Column<U>[] wanted = newArray((int) info.getColumnCount());
        for (int i = 0; i < wanted.length; i++) {
            long column = info.getColumnIndex(i); // beyond the last: DuckDB wants to know only how many rows there are
            wanted[i] = column >= 0 && column < table.columns().size() ? table.columns().get((int) column) : null;
        }
        return new Scan<>(Arrays.asList(wanted), new AtomicInteger());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no generic arrays
    private static <U> Column<U>[] newArray(int length) {
        return new Column[length];
    }

    @Override
    public Reader<U> localInit(DuckDBTableFunctionInitInfo info) {
        return new Reader<>();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter to) {
        Scan<U> scan = call.getInitData();
        Reader<U> reader = call.getLocalInitData();
        int room = (int) to.capacity();
        int filled = 0;
        while (filled < room) {
            if (reader.at == reader.size) {
                int unit = scan.next.getAndIncrement();
                if (unit >= table.units()) {
                    scan.next.set(table.units()); // it must not overflow, however often it is asked
                    break;
                }
                reader.unit = table.open().apply(unit);
                reader.size = table.size().applyAsInt(reader.unit);
                reader.at = 0;
                continue;
            }
            int count = Math.min(room - filled, reader.size - reader.at);
            for (int i = 0; i < scan.columns.size(); i++) {
                if (scan.columns.get(i) != null) {
                    write(scan.columns.get(i), reader, count, to.vector(i), filled);
                }
            }
            reader.at += count;
            filled += count;
        }
        return filled;
    }

    private static <U> void write(Column<U> column, Reader<U> from, int count, DuckDBWritableVector to, int at) {
        U unit = from.unit;
        int row = from.at;
        switch (column.cell()) {
            case Column.Number<U> cell -> {
                NumberCells cells = new NumberCells(to);
                for (int i = 0; i < count; i++) {
                    cells.set(at + i, cell.at(unit, row + i));
                }
            }
            case Column.Real<U> cell -> {
                for (int i = 0; i < count; i++) {
                    to.setDouble(at + i, cell.at(unit, row + i));
                }
            }
            case Column.Text<U> cell -> {
                for (int i = 0; i < count; i++) {
                    String value = cell.at(unit, row + i);
                    if (value == null) {
                        to.setNull(at + i);
                    } else {
                        to.setString(at + i, value);
                    }
                }
            }
        }
    }
}
