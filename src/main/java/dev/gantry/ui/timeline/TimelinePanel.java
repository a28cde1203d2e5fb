package dev.gantry.ui.timeline;

import java.util.Collections;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.chart.Pane;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.view.hit.Hit;

/** The canvas with the lanes, its scroll bar, and what floats above it. */
final class TimelinePanel extends Region implements Panel {
    private static final Set<Reason> ELSEWHERE = Set.of(Reason.RUN, Reason.LESSON, Reason.VIEW, Reason.SELECTION);

    private final Pump pump;
    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Appearance appearance;
    private final Canvas canvas = new Canvas();
    private final ScrollBar bar = new ScrollBar();
    private final HoverCard card;
    private final Readout readout;
    private final FollowButton follow;
    private final MouseGestures gestures;
    private final Corner corner;
    private final Node laneButton;
    private final Prompt prompt = new Prompt(this);
    private final Questions questions;
    private Painter painter = new Painter(1, 1);
    private boolean adjusting;

    /** A timeline with this id, of this chart, whose buttons do the commands {@code follow} and {@code go}. */
    TimelinePanel(String id, Context context, Pane pane, KeyboardNavigation travel) {
        pump = context.pump();
        chart = pane.chart();
        pointer = pane.pointer();
        navigation = pane.navigation();
        appearance = context.appearance();
        setId(id);
        getStyleClass().add("timeline");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(Texts.of("timeline.accessible"));
        corner = new Corner(chart, navigation, context.commands().get("go"));
        questions = new Questions(chart, pointer, navigation, prompt);
        Picker picker = new Picker(chart, pointer, navigation, questions::edit);
        card = new HoverCard(chart, pointer, navigation);
        ZoomBox box = new ZoomBox();
        follow = new FollowButton(context.commands().get("follow"));
        readout = new Readout(chart, pointer, travel);
        LaneDrag laneDrag = new LaneDrag(chart, pane.lanes());
        laneButton = chart.heads().button().orElseGet(Region::new);
        gestures = new MouseGestures(pane, appearance, picker, card, box, laneDrag);
        gestures.listenTo(this, 1);
        new PlayheadDrag(chart, navigation).listenTo(this);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setId("timeline-scroll");
        bar.valueProperty().addListener((_, _, value) -> {
            if (!adjusting) {
                navigation.scroll(value.intValue());
            }
        });
        setOnContextMenuRequested(event -> {
            Hit hit = chart.at((int) (event.getX() * painter.scale()), (int) (event.getY() * painter.scale()));
            boolean hasMenu = hit instanceof Hit.OnHead || hit instanceof Hit.OnSlice || hit instanceof Hit.OnGap;
            if (!event.isKeyboardTrigger() && hasMenu) {
                picker.pick(hit);
                chart.heads().menu().show(this, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        bar.setVisible(false);
        LazyChildren.fill(getChildren(), canvas, corner, laneButton, readout, bar, follow, box, laneDrag.marker(), card,
                prompt, frame());
        VBox.setVgrow(this, Priority.ALWAYS);
    }

    /** Focus indicator: a border over all of the timeline. */
    private static Region frame() {
        Region frame = new Region();
        frame.getStyleClass().add("focus-frame");
        frame.setMouseTransparent(true);
        return frame;
    }

    /** Asks which stretch of time to show. */
    void askRange() {
        questions.range(corner.range());
    }

    /** Asks for the text of a new note. */
    void askNote() {
        questions.note();
    }

    /** Asks nothing any more; says whether something was asked. */
    boolean closePrompt() {
        return prompt.close();
    }

    @Override
    public void show(Set<Reason> reasons) {
        adoptScale();
        int width = (int) Math.round(canvas.getWidth() * painter.scale());
        int height = (int) Math.round(canvas.getHeight() * painter.scale());
        if (width < 8 || height < 8) {
            return;
        }
        if (!Collections.disjoint(reasons, ELSEWHERE)) {
            card.hide(); // its text is about the previous frame
        }
        chart.build(width, height, painter.scale(), painter.texts(), painter.measure());
        painter.paint(chart, appearance.palette(), pointer, canvas.getGraphicsContext2D());
        readout.update(painter.scale());
        corner.update();
        follow.update();
        scrollBar();
        announce(Announcement.of(chart.snapshot(), pointer, navigation));
        setAccessibleHelp(Texts.of("timeline.accessible.help", chart.layout().size(), chart.snapshot().tasks()));
    }

    /** Screen reader announcement of these words, if they have changed. */
    private void announce(String words) {
        if (!words.equals(getAccessibleText())) {
            setAccessibleText(words);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? getAccessibleText()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        adoptScale();
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            pump.mark(Reason.SIZE);
        }
        double ruler = chart.layout().metrics().ruler() / painter.scale();
        double thickness = bar.prefWidth(-1);
        bar.resizeRelocate(width - thickness, ruler, thickness, Math.max(0, height - ruler));
        follow.autosize();
        follow.relocate(Math.floor(width - follow.getWidth() - 24), Math.floor(height - follow.getHeight() - 16));
        card.resizeRelocate(0, 0, width, height);
        readout.resizeRelocate(0, 0, width, ruler);
        double side = chart.layout().metrics().gutter() / painter.scale();
        laneButton.autosize();
        double own = laneButton.getLayoutBounds().getWidth();
        laneButton.relocate(Math.floor(side - own - 4),
                Math.floor((ruler - laneButton.getLayoutBounds().getHeight()) / 2));
        corner.resizeRelocate(0, 0, side - own - 6, ruler - 1);
        getChildren().getLast().resizeRelocate(0, 0, width, height);
        questions.scale(painter.scale());
    }

    private void adoptScale() {
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        if (scale != painter.scale() || appearance.scale() != painter.texts()) {
            painter = new Painter(scale, appearance.scale());
            gestures.listenTo(this, scale);
            requestLayout();
            pump.mark(Reason.SIZE);
        }
    }

    private void scrollBar() {
        int hidden = chart.layout().height() - chart.lanesHeight();
        adjusting = true;
        bar.setVisible(hidden > 0);
        if (hidden > 0) {
            bar.setMax(hidden);
            bar.setVisibleAmount((double) hidden * chart.lanesHeight() / chart.layout().height());
            bar.setUnitIncrement(40);
            bar.setBlockIncrement(chart.lanesHeight());
            bar.setValue(navigation.viewport().scroll());
        }
        adjusting = false;
    }
}
