package dev.gantry.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;

import org.controlsfx.control.SegmentedButton;

/**
 * Buttons side by side, one of which is always chosen.
 *
 * @param <T> what is chosen among
 */
final class OneOf<T> extends SegmentedButton {
    private final List<T> values;
    private final List<ToggleButton> toggles = new ArrayList<>();
    private final Runnable changed;
    private T chosen;

    /**
     * Buttons for these values, the first of which is chosen.
     *
     * @param id begins the ids of the buttons; each goes on with its place, from 0
     * @param what names the choice for screen readers
     * @param changed is run when another is chosen
     */
    OneOf(String id, String what, List<T> values, Function<T, String> label, Runnable changed) {
        this.values = values;
        this.chosen = values.getFirst();
        this.changed = changed;
        setId(id);
        for (T value : values) {
            ToggleButton toggle = new ToggleButton(label.apply(value));
            toggle.setId(id + "-" + toggles.size());
            toggle.setAccessibleText(what + ": " + label.apply(value));
            toggle.selectedProperty().addListener((_, _, selected) -> {
                if (selected && value != chosen) {
                    chosen = value;
                    changed.run();
                }
            });
            toggle.setOnAction(_ -> toggle.setSelected(true)); // a second press would deselect it
            toggles.add(toggle);
        }
        getButtons().setAll(toggles);
        choose(chosen);
    }

    T chosen() {
        return chosen;
    }

    void choose(T value) {
        toggles.get(values.indexOf(value)).setSelected(true);
    }
}
