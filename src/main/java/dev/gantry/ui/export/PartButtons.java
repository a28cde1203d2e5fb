package dev.gantry.ui.export;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import dev.gantry.format.Excerpt;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.time.Durations;

/** Asks which part of a recording is meant, and says from when to when each goes. */
final class PartButtons extends VBox {
    private final Map<Part, RadioButton> buttons = new EnumMap<>(Part.class);
    private boolean hasArea;

    /** Buttons that tell when one is pressed. */
    PartButtons(Runnable pressed) {
        getStyleClass().add("export-parts");
        ToggleGroup one = new ToggleGroup();
        for (Part part : Part.values()) {
            RadioButton button = new RadioButton();
            button.setId("export-part-" + part.id());
            button.setToggleGroup(one);
            button.setOnAction(_ -> pressed.run());
            button.setMinWidth(0);
            buttons.put(part, button);
            getChildren().add(button);
        }
        buttons.get(Part.WHOLE).setSelected(true);
    }

    /** It is about this from now on. */
    void ask(Shown about) {
        hasArea = about.area().isPresent();
        buttons.get(Part.WHOLE).setText(Texts.of("export.part.whole", Durations.text(about.length())));
        buttons.get(Part.VISIBLE).setText(Texts.of("export.part.visible", about.sight()));
        buttons.get(Part.AREA).setText(hasArea
                ? Texts.of("export.part.area", span(about, Part.AREA))
                : Texts.of("export.part.area.none"));
        if (chosen() == Part.AREA && !hasArea) {
            buttons.get(Part.VISIBLE).setSelected(true);
        }
    }

    /** Whether there is a choice; a box that is not there cannot be chosen in any case. */
    void allow(boolean choice) {
        buttons.forEach((part, button) -> button.setDisable(!choice || part == Part.AREA && !hasArea));
    }

    Part chosen() {
        return buttons.keySet().stream().filter(part -> buttons.get(part).isSelected()).findFirst()
                .orElse(Part.WHOLE);
    }

    /** Time span of the part, as the window counts times. */
    private static String span(Shown about, Part part) {
        Snapshot of = about.snapshot();
        long zero = about.emphasis().flags().zero(of);
        Excerpt excerpt = about.excerpt(part);
        return Texts.of("export.span", Durations.since(zero, excerpt.start(of)),
                Durations.since(zero, excerpt.end(of)));
    }
}
