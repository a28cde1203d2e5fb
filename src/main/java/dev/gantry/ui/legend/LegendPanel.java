package dev.gantry.ui.legend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.chart.Sheet;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Room;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.Legend;
import dev.gantry.view.frame.Raster;
import dev.gantry.view.style.Style;

/** The states, each with a sample; where there is not room for all in one row they take two. */
final class LegendPanel extends FlowPane implements Panel {
    private static final int WIDTH = 24;
    private static final int HEIGHT = 14;
    /** A name is cut beyond this, in pixels with texts of the usual size. */
    private static final int LONGEST_NAME = 180;
    /** Below this width, in such pixels, the menu of colours is its sign alone. */
    private static final int NARROW = 520;

    /** That the names may take, at most. */
    private static final int LINES = 2;

    private record Entry(Legend.Entry shown, ToggleButton button, Canvas sample) {
        Style style() {
            return shown.style();
        }

        boolean isName() {
            return Style.tints().contains(style());
        }
    }

    private final Session session;
    private final Pointer pointer;
    private final Appearance appearance;
    private final Chart chart;
    private final List<Entry> entries = new ArrayList<>();
    private final Canvas severalSample = new Canvas(WIDTH, HEIGHT);
    private final Label several = new Label(Legend.several().name(), severalSample);
    private final ColourMenu colours;
    private List<Legend.Entry> listed = List.of();

    LegendPanel(Context context) {
        session = context.session();
        pointer = context.pointer();
        appearance = context.appearance();
        chart = context.chart();
        colours = new ColourMenu(context);
        getStyleClass().add("legend");
        several.setId("legend-several");
        several.getStyleClass().add("legend-entry");
        Tip.put(several, Legend.several().meaning());
        several.setAccessibleText(Texts.of("legend.accessible", Legend.several().name(), Legend.several().meaning()));
        several.setMinWidth(Label.USE_PREF_SIZE);
        widthProperty().addListener(_ -> colours.setContentDisplay(
                getWidth() < NARROW * appearance.scale() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        show(Set.of());
    }

    @Override
    public void show(Set<Reason> reasons) {
        boolean other = adopt(Legend.of(session.snapshot(), colours.coloured()));
        if (other || reasons.contains(Reason.THEME)) {
            Raster raster = new Raster(appearance.palette());
            entries.forEach(entry -> paint(entry.shown(), entry.sample(), raster));
            paint(Legend.several(), severalSample, raster);
        }
        several.setVisible(chart.frame().mergedBars() > 0); // its place stays: nothing moves during a zoom
        for (Entry entry : entries) {
            entry.button().setSelected(pointer.highlight().filter(entry.style()::equals).isPresent());
        }
    }

    /** The menu of what colours say. */
    ColourMenu colours() {
        return colours;
    }

    /** Takes these entries; false if they are the same ones. */
    private boolean adopt(List<Legend.Entry> wanted) {
        if (listed.equals(wanted)) {
            return false;
        }
        listed = wanted;
        entries.clear();
        getChildren().setAll(colours);
        wanted.forEach(this::add);
        getChildren().add(several);
        return true;
    }

    /** Lets the next state stand out, or the one before; after the last none. */
    void step(boolean forth) {
        List<Style> styles = entries.stream().map(Entry::style).distinct().toList();
        int now = pointer.highlight().map(styles::indexOf).orElse(forth ? -1 : styles.size());
        int next = now + (forth ? 1 : -1);
        pointer.toggle(next >= 0 && next < styles.size() ? styles.get(next) : styles.get(now));
    }

    private void add(Legend.Entry entry) {
        Canvas sample = new Canvas(WIDTH, HEIGHT);
        ToggleButton button = new ToggleButton(entry.name(), sample);
        button.setMnemonicParsing(false);
        button.setMaxWidth(LONGEST_NAME * appearance.scale());
        button.setId("legend-" + entry.style().id());
        button.getStyleClass().add("legend-entry");
        Tip.put(button, Texts.of("legend.tip", entry.meaning()));
        button.setAccessibleText(Texts.of("legend.accessible", entry.name(), entry.meaning()));
        button.setMinWidth(Style.tints().contains(entry.style()) ? 0 : Label.USE_PREF_SIZE);
        button.setOnAction(_ -> pointer.toggle(entry.style()));
        button.setOnMouseEntered(_ -> pointer.preview(Optional.of(entry.style())));
        button.setOnMouseExited(_ -> pointer.preview(Optional.empty()));
        entries.add(new Entry(entry, button, sample));
        getChildren().add(button);
    }

    /** Of the names that colours stand for, listed with the longest first, those that find room in these lines. */
    @Override
    protected void layoutChildren() {
        double line = getWidth() - snappedLeftInset() - snappedRightInset();
        double taken = taken(colours) + taken(several) + entries.stream().filter(each -> !each.isName())
                .mapToDouble(each -> taken(each.button())).sum();
        for (Entry each : entries) {
            if (each.isName()) {
                taken += taken(each.button());
                Room.show(each.button(), taken <= LINES * line);
            }
        }
        super.layoutChildren();
    }

    private double taken(Region node) {
        return Math.min(node.prefWidth(-1), node.maxWidth(-1) > 0 ? node.maxWidth(-1) : Double.MAX_VALUE) + getHgap();
    }

    private static void paint(Legend.Entry entry, Canvas sample, Raster raster) {
        Frame frame = new Frame();
        Legend.sample(entry, WIDTH, HEIGHT, frame);
        sample.getGraphicsContext2D().clearRect(0, 0, WIDTH, HEIGHT);
        new Sheet().draw(frame, raster, sample.getGraphicsContext2D());
    }
}
