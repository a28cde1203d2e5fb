package dev.gantry.ui.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * The order and widths of a table's columns, under its name in the settings: {@code id:width}, from left to right.
 * Widths are those for texts of 100 %.
 */
public final class RememberedColumns {
    private final Settings settings;
    private final String name;
    private final TableView<?> table;

    private record KeptWidth(String id, double width) {
        static List<KeptWidth> read(String kept) {
            List<KeptWidth> columns = new ArrayList<>();
            for (String each : kept.split(" ")) {
                int colon = each.indexOf(':');
                columns.add(new KeptWidth(each.substring(0, colon), Double.parseDouble(each.substring(colon + 1))));
            }
            return columns;
        }
    }

    /** Gives the table the columns that are remembered. */
    public RememberedColumns(Settings settings, TableView<?> table) {
        this.settings = settings;
        this.name = "columns." + table.getId();
        this.table = table;
        settings.read(name, KeptWidth::read).ifPresent(kept -> restore(table, kept));
    }

    /** Remembers how they are now, for texts so many times as large as usual. */
    public void keep(double texts) {
        settings.put(name, table.getColumns().stream()
                .map(column -> column.getId() + ":" + Math.round(column.getWidth() / texts))
                .collect(Collectors.joining(" ")));
    }

    private static <T> void restore(TableView<T> table, List<KeptWidth> kept) {
        List<TableColumn<T, ?>> ordered = new ArrayList<>();
        for (KeptWidth column : kept) {
            for (TableColumn<T, ?> each : table.getColumns()) {
                if (column.id().equals(each.getId()) && !ordered.contains(each)) {
                    each.setPrefWidth(Math.clamp(column.width(), each.getMinWidth(), each.getMaxWidth()));
                    ordered.add(each);
                }
            }
        }
        if (ordered.size() == table.getColumns().size()) { // else the file is of another version
            table.getColumns().setAll(ordered);
        }
    }
}
