package dev.gantry.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of raw records in Parquet: what a member of a cluster keeps of one worker. Any program that reads Parquet
 * reads it; the columns are those of {@link Row}, in the order in which the records came.
 */
public final class RecordFile {
    /**
     * A record, or something else that came between records.
     *
     * @param kind the code of a record, or {@link #OTHERS} and what else it is
     * @param time by the clock of who recorded
     * @param place the record's lane and subject
     * @param argument what else it says
     */
    public record Row(int kind, long time, long place, long argument) {}

    /** Kinds from here on are no records. */
    public static final int OTHERS = 256;

    private static final String TABLE = "gantry_record";

    private RecordFile() {}

    /**
     * Writes the file.
     *
     * @throws IOException if it can't be written; the message is for the user
     */
    public static void write(List<Row> rows, Path file) throws IOException {
        List<Column<List<Row>>> columns = List.of(
                Column.number("kind", "the code of the record", (all, i) -> all.get(i).kind),
                Column.number("ts", "when, by the worker's clock", (all, i) -> all.get(i).time),
                Column.number("place", "lane and subject, 32 bits each", (all, i) -> all.get(i).place),
                Column.number("argument", "what else it says", (all, i) -> all.get(i).argument));
        Table<List<Row>> table = new Table<>(TABLE, columns, 1, rows.size(), _ -> rows, List::size);
        try {
            Database.copy(table, file);
        } catch (QueryException e) {
            throw new IOException(file + " can't be written: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it can't be read; the message is for the user
     */
    public static List<Row> read(Path file) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Database database = Database.started();
                Statement statement = database.statement();
                ResultSet found = statement.executeQuery("select kind, ts, place, argument from read_parquet("
                        + Database.quoted(file.toAbsolutePath().toString()) + ")")) {
            while (found.next()) {
                rows.add(new Row(found.getInt(1), found.getLong(2), found.getLong(3), found.getLong(4)));
            }
        } catch (QueryException | SQLException e) {
            throw new IOException(file + " can't be read: " + e.getMessage(), e);
        }
        return rows;
    }
}
