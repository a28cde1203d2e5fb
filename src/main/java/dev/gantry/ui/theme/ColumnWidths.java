package dev.gantry.ui.theme;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Widths of a table's columns, which were set for texts of 100 % and grow with them. For the JavaFX thread. */
public final class ColumnWidths {
    private final TableView<?> table;
    private double scale = 1;

    /** Those of this table. */
    public ColumnWidths(TableView<?> table) {
        this.table = table;
    }

    /** How many times as large as usual the texts are that they are for. */
    public double scale() {
        return scale;
    }

    /** Has them be for texts so many times as large. */
    public void scale(double texts) {
        if (texts == scale) {
            return;
        }
        double by = texts / scale;
        scale = texts;
        List<? extends TableColumn<?, ?>> columns = table.getColumns().stream()
                .flatMap(column -> column.getColumns().isEmpty() ? Stream.of(column) : column.getColumns().stream())
                .toList();
        for (TableColumn<?, ?> column : columns) {
            double wanted = column.getWidth() * by;
            column.setPrefWidth(column.getWidth()); // which a column that was dragged does not prefer
            column.setMaxWidth(column.getMaxWidth() * by);
            column.setMinWidth(column.getMinWidth() * by);
            column.setPrefWidth(wanted);
        }
        fit(table);
    }

    /** Has the table's own rule look at the widths. */
    private static <T> void fit(TableView<T> table) {
        table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
    }
}
