package dev.gantry.ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.feature.Tabs;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;

/**
 * Tabs below the chart, with lazily attached contents: each comes into the scene when it is first seen. To style all of
 * them would delay the first picture; the user looks elsewhere first, so in that picture even the tab in front is still
 * empty.
 */
final class BottomTabs extends TabPane implements Tabs, Panel {
    private static final String ID = "tab-";

    private final Map<Tab, Node> contents = new HashMap<>();
    private final List<Feature> features = new ArrayList<>();
    private final Map<String, Tab> passing = new HashMap<>();
    private Tab before;
    private boolean begun;
    private Runnable wanted = () -> {};

    BottomTabs() {
        getStyleClass().add("bottom-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    }

    /** Has this told when one is to be brought to the front, which needs all of them to be in sight. */
    void whenWanted(Runnable listener) {
        wanted = listener;
    }

    /** Has no tabs any more. */
    void clear() {
        getTabs().clear();
        contents.clear();
        features.clear();
        passing.clear();
    }

    /** The name of the tab in front. */
    String shown() {
        return getSelectionModel().getSelectedItem().getId().substring(ID.length());
    }

    /** Adds a tab of this feature. */
    void add(Placement part, Feature feature) {
        setAccessibleText(Texts.of("tabs.accessible"));
        Tab tab = new Tab(Texts.of(part.name() + ".title"));
        tab.setId(id(part.name()));
        part.icon().map(Icon::node).ifPresent(tab::setGraphic);
        contents.put(tab, part.node());
        features.add(feature);
        tab.selectedProperty().addListener((_, _, selected) -> {
            if (selected) {
                fill(tab);
                feature.seen();
            }
        });
        if (part.passing()) {
            passing.put(part.name(), tab);
        } else {
            getTabs().add(tab);
        }
    }

    @Override
    public void present(String name, boolean there) {
        Tab tab = passing.get(name);
        if (there && !getTabs().contains(tab)) {
            before = getSelectionModel().getSelectedItem();
            getTabs().add(tab);
            getSelectionModel().select(tab);
        } else if (!there && getTabs().contains(tab)) {
            boolean front = tab.isSelected();
            getTabs().remove(tab);
            if (front) {
                getSelectionModel().select(before);
            }
        }
    }

    /** Lets the tabs have contents; to be called after the first picture. */
    void begin() {
        begun = true;
        fill(getSelectionModel().getSelectedItem());
        show(EnumSet.allOf(Reason.class));
    }

    @Override
    public void show(String name) {
        wanted.run();
        getTabs().stream().filter(tab -> tab.getId().equals(id(name))).forEach(getSelectionModel()::select);
    }

    @Override
    public boolean isShown(String name) {
        return getScene() != null
                && getTabs().stream().anyMatch(tab -> tab.isSelected() && tab.getId().equals(id(name)));
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (begun) {
            features.forEach(feature -> feature.show(reasons));
        }
    }

    private void fill(Tab seen) {
        if (begun && seen.getContent() == null) {
            seen.setContent(contents.get(seen));
        }
    }

    private static String id(String name) {
        return ID + name;
    }
}
