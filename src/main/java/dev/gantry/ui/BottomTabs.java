package dev.gantry.ui;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

import dev.gantry.ui.code.CodePanel;
import dev.gantry.ui.notes.NotesPanel;
import dev.gantry.ui.output.OutputPanel;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.RememberedColumns;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.statistics.StatisticsPanel;
import dev.gantry.ui.table.Sight;
import dev.gantry.ui.table.SlicesPanel;
import dev.gantry.ui.tasks.TasksPanel;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.view.explain.LineNow;

/** The tabs below the timeline. */
final class BottomTabs extends TabPane implements Panel {
    private final CodePanel code;
    private final Tab codeTab;
    private final Tab tasksTab;
    private final TasksPanel tasks;
    private final SlicesPanel slices;
    private final Tab slicesTab;
    private final NotesPanel notes;
    private final StatisticsPanel statistics;
    private final Tab statisticsTab;
    private final Map<Tab, Node> contents = new HashMap<>();
    private final List<Panel> panels;
    private final List<RememberedColumns> columns;
    private boolean begun;

    BottomTabs(
            Pump pump, Session session, Pointer pointer, Navigation navigation, Appearance appearance, Settings settings,
            Executor reader, Supplier<BitSet> lanes, Supplier<Optional<LineNow>> replayed) {
        getStyleClass().add("drawer");
        setAccessibleText(Texts.of("drawer.accessible"));
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setMinHeight(120);
        code = new CodePanel(session, pointer, replayed);
        OutputPanel output = new OutputPanel(session, pointer, navigation);
        tasks = new TasksPanel(session, pointer, navigation, () -> tasksTab().isSelected());
        codeTab = tab("code", Icon.CODE, code);
        tasksTab = tab("tasks", Icon.TASKS, tasks);
        slices = new SlicesPanel(session, pointer, navigation,
                () -> new Sight(navigation.viewport().start(), navigation.viewport().end(), lanes.get()),
                () -> slicesTab().isSelected(), reader);
        slicesTab = tab("slices", Icon.TABLE, slices);
        notes = new NotesPanel(pointer, navigation);
        statistics = new StatisticsPanel(pump, session, pointer, navigation, appearance, reader,
                () -> statisticsTab().isSelected());
        statisticsTab = tab("statistics", Icon.STATISTICS, statistics);
        getTabs().addAll(codeTab, tab("output", Icon.OUTPUT, output), tasksTab, slicesTab,
                statisticsTab, tab("notes", Icon.NOTE, notes));
        statisticsTab.setOnSelectionChanged(_ -> pump.mark(Reason.SIZE));
        tasksTab.setOnSelectionChanged(_ -> {
            if (tasksTab.isSelected()) {
                tasks.update();
            }
        });
        slicesTab.setOnSelectionChanged(_ -> {
            if (slicesTab.isSelected()) {
                slices.update();
            }
        });
        columns = List.of(new RememberedColumns(settings, tasks.table()),
                new RememberedColumns(settings, slices.table()));
        panels = List.of(code, output, tasks, slices, statistics, notes);
        pump.afterFirst(this::begin);
    }

    CodePanel code() {
        return code;
    }

    /** Leaves a mark as it was that is being edited; says whether one was. */
    boolean cancelEdit() {
        return notes.cancelEdit();
    }

    /** Has the columns of tables remembered. */
    void remember() {
        columns.forEach(RememberedColumns::keep);
    }

    /** Brings the source to the front. */
    void showCode() {
        getSelectionModel().select(codeTab);
    }

    /** Brings the statistics to the front. */
    void showStatistics() {
        getSelectionModel().select(statisticsTab);
    }

    /** Takes what was read on other threads; says whether more may come. */
    boolean take() {
        return statistics.take();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (begun) {
            panels.forEach(panel -> panel.show(reasons));
        }
    }

    /** The source is much to style, and not what the eye goes to first: its place is empty in the first picture. */
    private void begin() {
        begun = true;
        fill(getSelectionModel().getSelectedItem());
        show(EnumSet.allOf(Reason.class));
    }

    private void fill(Tab seen) {
        if (begun && seen.getContent() == null) {
            seen.setContent(contents.get(seen));
        }
    }

    private Tab statisticsTab() {
        return statisticsTab;
    }

    private Tab slicesTab() {
        return slicesTab;
    }

    private Tab tasksTab() {
        return tasksTab;
    }

    /** A tab whose content comes into the scene when it is first seen: to style all of them would delay the first picture. */
    private Tab tab(String id, Icon icon, Node content) {
        Tab tab = new Tab(Texts.of(id + ".title"));
        tab.setId("tab-" + id);
        tab.setGraphic(icon.node());
        contents.put(tab, content);
        tab.selectedProperty().addListener((_, _, selected) -> {
            if (selected) {
                fill(tab);
            }
        });
        return tab;
    }
}
