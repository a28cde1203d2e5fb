package dev.gantry.agent.weave;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What debuggers and stack traces know of places in a method's code: its lines, and its variables. */
final class PlaceTables {
    /** How many tables there are. */
    static final int COUNT = 3;

    private static final String[] NAMES = {"LineNumberTable", "LocalVariableTable", "LocalVariableTypeTable"};
    private static final int[] COLUMNS = {2, 5, 5};
    private static final int LENGTH = 1; // the column behind the place, of variables

    private final List<List<int[]>> tables = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    /** Reads an attribute with this name, whose content begins there, if it is such a table. */
    void read(ByteBuffer file, String name, int at) {
        for (int table = 0; table < COUNT; table++) {
            if (NAMES[table].equals(name)) {
                read(file, at, COLUMNS[table], tables.get(table));
            }
        }
    }

    private static void read(ByteBuffer file, int at, int columns, List<int[]> table) {
        int next = at + 2;
        for (int left = file.getShort(at) & 0xffff; left > 0; left--) {
            int[] row = new int[columns];
            for (int i = 0; i < columns; i++, next += 2) {
                row[i] = file.getShort(next) & 0xffff;
            }
            table.add(row);
        }
    }

    /** Writes them as attributes, with their places moved. */
    void write(DataOutputStream out, ConstantPool pool, int[] moved) throws IOException {
        for (int table = 0; table < COUNT; table++) {
            List<int[]> rows = tables.get(table);
            out.writeShort(pool.utf8(NAMES[table]));
            out.writeInt(2 + 2 * rows.size() * COLUMNS[table]);
            out.writeShort(rows.size());
            for (int[] row : rows) {
                int from = moved[row[0]];
                for (int i = 0; i < row.length; i++) {
                    boolean isLength = i == LENGTH && row.length > 2;
                    out.writeShort(i == 0 ? from : isLength ? moved[row[0] + row[1]] - from : row[i]);
                }
            }
        }
    }
}
