package dev.gantry.ui.table;

import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Tabs;
import dev.gantry.ui.filter.FilterField;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.ColumnWidths;
import dev.gantry.ui.theme.TabPage;
import dev.gantry.ui.theme.WrappingHead;

/**
 * A table of numbered things; its selection and that of the timeline are one. It is kept up to date while its tab is
 * shown.
 */
abstract class TablePanel extends BorderPane implements Panel {
    final Session session;
    final Pointer pointer;
    final Navigation navigation;
    final NumberList numbers = new NumberList();
    final TableView<Integer> table = new TableView<>(numbers);
    final Label none = new Label();
    private final Label problem = new Label();
    /** Above the table, with the filter at its end. */
    final WrappingHead head = new WrappingHead();
    final FilterField filter;
    private final ColumnWidths widths = new ColumnWidths(table);
    private final Appearance appearance;
    private final String name;
    private final Tabs tabs;

    /** The table in the tab of this name. */
    TablePanel(Context context, String name) {
        this.name = name;
        appearance = context.appearance();
        session = context.session();
        pointer = context.pointer();
        navigation = context.navigation();
        tabs = context.tabs();
        table.setId(name);
        table.setAccessibleText(Texts.of(name + ".title"));
        none.setText(Texts.of(name + ".none"));
        none.getStyleClass().add("hint");
        table.setPlaceholder(none);
        filter = new FilterField(context.settings(), name, this::filtered);
        problem.setId(name + "-problem");
        problem.getStyleClass().add("claim-problem");
        problem.setMinWidth(0);
        HBox.setHgrow(filter, Priority.ALWAYS);
        filter.setMaxWidth(420 * appearance.scale());
        head.getStyleClass().add("slices-head");
        head.getChildren().addAll(filter, problem);
        setCenter(new TabPage(head, table));
    }

    /** Another filter holds, or what is typed is none. */
    private void filtered() {
        problem.setText(filter.problem());
        if (filter.problem().isEmpty()) {
            update();
        }
    }

    /** Adds a column of what this text says of each thing. */
    final <C extends Enum<C>> void column(C column, double width, IntFunction<String> text) {
        String id = column.name().toLowerCase(Locale.ROOT);
        TableColumn<Integer, String> added = new TableColumn<>(Texts.of(name + "." + id));
        added.setId(name + "-" + id);
        added.setUserData(column);
        added.setPrefWidth(width);
        added.setMinWidth(48);
        added.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        table.getColumns().add(added);
    }

    /** How many times as large as usual the texts are that the columns are for. */
    final double texts() {
        return widths.scale();
    }

    /** Reads the recording again. */
    abstract void update();

    /** The tab is shown from now on. */
    final void seen() {
        widths.scale(appearance.scale());
        update();
    }

    /** Shows what has changed, in the tab that is shown. */
    abstract void refresh(Set<Reason> reasons);

    @Override
    public final void show(Set<Reason> reasons) {
        if (tabs.isShown(name)) {
            widths.scale(appearance.scale());
            refresh(reasons);
        }
    }

    final boolean isShown() {
        return tabs.isShown(name);
    }
}
