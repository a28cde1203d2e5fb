package dev.gantry.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;

import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Tip;

/** Corner button above the lanes' names: which stretch of time is shown, and what is 0. A click asks for another. */
final class Corner extends Button {
    private final Chart chart;
    private final Navigation navigation;

    Corner(Chart chart, Navigation navigation, Command go) {
        this.chart = chart;
        this.navigation = navigation;
        setId("shown-range");
        getStyleClass().setAll("button", "corner");
        setFocusTraversable(false);
        Tip.put(this, go.tip());
        setOnAction(_ -> go.run());
        setVisible(false);
    }

    /** The stretch of time that is shown, as it can be typed. */
    String range() {
        return navigation.sight();
    }

    void update() {
        setVisible(chart.snapshot().records() > 0);
        List<String> below = new ArrayList<>();
        navigation.notes().all().origin().ifPresent(origin -> below.add(Texts.of("corner.zero", origin.event())));
        if (!chart.frame().base().isEmpty()) {
            below.add(Texts.of("corner.base", chart.frame().base()));
        }
        setText(below.isEmpty() ? range() : range() + "\n" + String.join(" · ", below));
        setAccessibleText(Texts.of("corner.accessible", range()) + " " + String.join(" ", below));
    }
}
