package dev.gantry.ui.compare;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

import dev.gantry.insight.compare.NameChange;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.ColumnWidths;
import dev.gantry.ui.theme.Tip;

/**
 * The table of what takes longer or shorter below, what weighs most first; a row leads to the two tasks of its name
 * that differ most.
 */
final class ComparePanel extends BorderPane implements Panel {
    private final Comparing comparing;
    private final Appearance appearance;
    private final BooleanSupplier visible;
    private final TableView<NameChange> table = new TableView<>();
    private final ColumnWidths widths = new ColumnWidths(table);
    private final Label none = new Label();
    private Optional<Compared> shown = Optional.empty();
    private boolean adjusting;

    /** A table that is kept up to date while it is visible. */
    ComparePanel(Comparing comparing, Appearance appearance, BooleanSupplier visible) {
        this.comparing = comparing;
        this.appearance = appearance;
        this.visible = visible;
        table.setId("compare");
        table.setAccessibleText(Texts.of("compare.title"));
        table.setFixedCellSize(26);
        none.getStyleClass().add("hint");
        none.setWrapText(true);
        table.setPlaceholder(none);
        for (CompareColumn column : CompareColumn.values()) {
            add(column);
        }
        table.getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!adjusting) {
                lead(row);
            }
        });
        table.setOnMouseClicked(_ -> lead(table.getSelectionModel().getSelectedItem()));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                lead(table.getSelectionModel().getSelectedItem());
                event.consume();
            }
        });
        setCenter(table);
    }

    private void add(CompareColumn column) {
        TableColumn<NameChange, NameChange> added = new TableColumn<>();
        Label title = new Label(column.title());
        Tip.put(title, Texts.of("compare." + column.id() + ".meaning"));
        added.setGraphic(title);
        added.setId("compare-" + column.id());
        added.setPrefWidth(column.width);
        added.setMinWidth(48);
        added.setComparator(column.order());
        added.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        added.setCellFactory(_ -> new Cell(column));
        table.getColumns().add(added);
    }

    /** A cell; that of a change by more than chance is in the colour of the bars. */
    private static final class Cell extends TableCell<NameChange, NameChange> {
        private static final double CHANCE = 0.05;
        private static final double SAME = 0.1;

        private final CompareColumn column;

        Cell(CompareColumn column) {
            this.column = column;
        }

        @Override
        protected void updateItem(NameChange row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : column.text(row));
            getStyleClass().removeAll("longer", "shorter");
            if (!empty && row != null && column == CompareColumn.CHANGE && !(row.probability() > CHANCE)
                    && Math.abs(row.change()) > SAME) {
                getStyleClass().add(row.change() > 0 ? "longer" : "shorter");
            }
        }
    }

    private void lead(NameChange row) {
        if (row != null) {
            row.farthest().ifPresent(comparing::lead);
        }
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!visible.getAsBoolean() && comparing.isOn()) {
            return;
        }
        widths.scale(appearance.scale());
        none.setText(Texts.of(comparing.found().isPresent() ? "compare.none" : "compare.busy"));
        if (!comparing.found().equals(shown)) {
            shown = comparing.found();
            adjusting = true;
            String name = Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(NameChange::name)
                    .orElse(null);
            List<NameChange> rows = shown.map(all -> all.found().names()).orElse(List.of());
            table.getItems().setAll(rows);
            table.sort();
            rows.stream().filter(row -> row.name().equals(name)).findFirst()
                    .ifPresent(table.getSelectionModel()::select);
            adjusting = false;
        }
    }
}
