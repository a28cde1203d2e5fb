package dev.gantry.ui.timeline;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.gantry.ui.chart.Beside;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;

/** The room of the chart: one timeline, or two with a splitter between them while recordings are compared. */
final class Charts extends StackPane implements Panel {
    private final TimelinePanel main;
    private final Beside beside;
    private final Supplier<TimelinePanel> maker;
    private SplitPane rows = new SplitPane();
    private Optional<TimelinePanel> second = Optional.empty();

    /** Makes the second timeline when it is first needed. */
    Charts(TimelinePanel main, Beside beside, Supplier<TimelinePanel> maker) {
        this.main = main;
        this.beside = beside;
        this.maker = maker;
        setMinHeight(0);
        VBox.setVgrow(this, Priority.ALWAYS);
        getChildren().add(main);
    }

    /** Whether the second timeline, or something in it, has the focus. */
    boolean isBeside() {
        return second.filter(Focus::isWithin).isPresent();
    }

    /** The timeline that the keys are for. */
    TimelinePanel current() {
        return second.filter(Focus::isWithin).orElse(main);
    }

    /** Asks nothing any more; says whether something was asked. */
    boolean closePrompt() {
        return main.closePrompt() || second.filter(TimelinePanel::closePrompt).isPresent();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (beside.isOn() != second.isPresent()) {
            arrange();
        }
        main.show(reasons);
        second.ifPresent(each -> each.show(reasons));
    }

    private void arrange() {
        boolean focused = Focus.isWithin(this);
        rows.getItems().clear();
        getChildren().clear();
        if (beside.isOn()) {
            second = Optional.of(maker.get());
            rows = new SplitPane(main, second.get());
            rows.setId("charts");
            rows.setOrientation(Orientation.VERTICAL);
            main.setMinHeight(80);
            second.get().setMinHeight(80);
            getChildren().add(rows);
            applyCss(); // what is split comes into the scene with its skin
        } else {
            second = Optional.empty();
            main.setMinHeight(USE_COMPUTED_SIZE);
            getChildren().add(main);
        }
        if (focused) {
            main.requestFocus();
        }
    }
}
