package dev.gantry.ui.theme;

import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Columns of a table have the widths that they prefer, and one takes what is left beside them; where that is less than
 * its least width, the table scrolls. For the JavaFX thread.
 */
public final class FillingColumn {
    private FillingColumn() {}

    /** Has the last column fill this table. */
    public static <T> void last(TableView<T> table) {
        table.setColumnResizePolicy(asked -> resize(asked, asked.getTable().getVisibleLeafColumns().size() - 1));
    }

    /** Has the first column do so. */
    public static <T> void first(TableView<T> table) {
        table.setColumnResizePolicy(asked -> resize(asked, 0));
    }

    private static boolean resize(TableView.ResizeFeatures<?> asked, int filling) {
        boolean resized = asked.getColumn() == null || TableView.UNCONSTRAINED_RESIZE_POLICY.call(asked);
        List<? extends TableColumn<?, ?>> columns = asked.getTable().getVisibleLeafColumns();
        if (!columns.isEmpty() && asked.getContentWidth() > 0) {
            TableColumn<?, ?> filled = columns.get(filling);
            double others = columns.stream().filter(each -> each != filled).mapToDouble(TableColumn::getWidth).sum();
            filled.setPrefWidth(Math.max(filled.getMinWidth(), asked.getContentWidth() - others));
        }
        return resized;
    }
}
