package dev.gantry.ui.timeline;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

import dev.gantry.ui.chart.Chart;
import dev.gantry.ui.chart.Pane;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Range;
import dev.gantry.view.hit.Hit;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

/**
 * Mouse gestures in the timeline: a click picks, dragging selects a box over time and lanes (from the ruler: over all
 * lanes) or moves the view, the wheel scrolls, zooms or moves sideways.
 */
final class MouseGestures {
    private static final double NOTCH = 40;
    private static final double ZOOM_PER_NOTCH = 1.25;
    private static final double PAN_PER_NOTCH = 0.1;
    private static final int SLACK = 4;

    private enum Drag {
        NONE, RANGE, PAN, BOX, LANE
    }

    private final Chart chart;
    private final Pointer pointer;
    private final Navigation navigation;
    private final Appearance appearance;
    private final Picker picker;
    private final HoverCard card;
    private final LaneDrag laneDrag;
    private final ZoomBox box;
    private double scale = 1;
    private Drag drag = Drag.NONE;
    private double pressX;
    private double pressY;
    private long pressTime;
    private Viewport pressView;
    private boolean moved;
    private long lastWheel;

    MouseGestures(Pane pane, Appearance appearance, Picker picker, HoverCard card, ZoomBox box, LaneDrag laneDrag) {
        chart = pane.chart();
        pointer = pane.pointer();
        navigation = pane.navigation();
        this.appearance = appearance;
        this.picker = picker;
        this.card = card;
        this.laneDrag = laneDrag;
        this.box = box;
    }

    /** Listens to this node, whose pixels are {@code scale} times as many on the screen. */
    void listenTo(Node node, double pixelScale) {
        scale = pixelScale;
        node.setOnMousePressed(this::pressed);
        node.setOnMouseDragged(event -> dragged(node, event));
        node.setOnMouseReleased(event -> released(node, event));
        node.setOnMouseMoved(event -> hover(node, event));
        node.setOnMouseExited(_ -> {
            pointer.hover(dev.gantry.view.explain.Selection.NONE);
            pointer.time(OptionalLong.empty());
            card.hide();
        });
        node.setOnScroll(this::scrolled);
        node.setOnZoom(this::pinched);
    }

    private void pressed(MouseEvent event) {
        pressX = event.getX();
        pressY = event.getY();
        pressTime = time(pressX);
        pressView = navigation.viewport();
        moved = false;
        boolean inLanes = x(pressX) >= chart.frame().scale().left();
        laneDrag.press(
                inLanes || event.getButton() != MouseButton.PRIMARY ? Hit.NOTHING : chart.at(x(pressX), y(pressY)));
        drag = inLanes ? drag(event) : laneDrag.isOn() ? Drag.LANE : Drag.NONE;
        ((Node) event.getSource()).requestFocus();
    }

    private Drag drag(MouseEvent event) {
        return switch (event.getButton()) {
            case MIDDLE -> Drag.PAN;
            case PRIMARY -> event.isShiftDown() ? Drag.BOX : byTool();
            default -> Drag.NONE;
        };
    }

    private Drag byTool() {
        return switch (appearance.tool()) {
            case SELECT -> Drag.RANGE;
            case PAN -> Drag.PAN;
            case ZOOM -> Drag.BOX;
        };
    }

    private void dragged(Node node, MouseEvent event) {
        card.hide();
        if (!moved && Math.hypot(event.getX() - pressX, event.getY() - pressY) < SLACK) {
            return;
        }
        if (!moved && drag == Drag.PAN) {
            navigation.remember();
            node.setCursor(Cursor.CLOSED_HAND);
        }
        moved = true;
        TimeScale time = chart.frame().scale();
        if (drag == Drag.LANE) {
            laneDrag.move(y(event.getY()), scale);
        } else if (drag == Drag.RANGE) {
            long now = Math.clamp(time(event.getX()), time.start(), time.end());
            boolean onRuler = y(pressY) < chart.frame().lanesTop();
            Set<Integer> lanes = onRuler ? Set.of() : Bands.lanes(chart, y(pressY), y(event.getY()));
            pointer.range(Optional.of(Range.between(pressTime, now, lanes)));
        } else if (drag == Drag.BOX) {
            box.show(pressX, pressY, event.getX(), event.getY());
        } else if (drag == Drag.PAN) {
            long by = Math.round((pressX - event.getX()) * scale * time.nanosPerPixel());
            navigation.glide(pressView.panned(by)
                    .scrolledTo(pressView.scroll())
                    .scrolled(y(pressY - event.getY()), chart.layout().height(), chart.lanesHeight()));
        }
    }

    private void released(Node node, MouseEvent event) {
        boolean click = !moved && event.getButton() == MouseButton.PRIMARY;
        if (moved && drag == Drag.LANE) {
            laneDrag.drop();
        }
        laneDrag.cancel();
        if (moved && drag == Drag.BOX) {
            zoomTo(event);
        }
        drag = Drag.NONE;
        box.setVisible(false);
        node.setCursor(cursor());
        if (click) {
            picker.click(chart.at(x(event.getX()), y(event.getY())), event.getClickCount() == 2);
        }
    }

    /** Shows the time of the box, and its upper edge at the top. */
    private void zoomTo(MouseEvent event) {
        long now = time(event.getX());
        int top = y(Math.min(pressY, event.getY())) - chart.frame().lanesTop();
        Viewport there = new Viewport(Math.min(pressTime, now), Math.max(pressTime + 1, now), pressView.scroll());
        navigation.go(there.scrolled(Math.max(0, top), chart.layout().height(), chart.lanesHeight()));
    }

    private Cursor cursor() {
        return switch (appearance.tool()) {
            case SELECT -> Cursor.DEFAULT;
            case PAN -> Cursor.OPEN_HAND;
            case ZOOM -> Cursor.CROSSHAIR;
        };
    }

    private void hover(Node node, MouseEvent event) {
        Hit hit = chart.at(x(event.getX()), y(event.getY()));
        boolean inLanes = x(event.getX()) >= chart.frame().scale().left();
        pointer.time(inLanes ? OptionalLong.of(time(event.getX())) : OptionalLong.empty());
        pointer.hover(picker.selection(hit));
        card.show(hit, event.getX(), event.getY());
        boolean head = hit instanceof Hit.OnHead(int _, int _, boolean triangle) && triangle;
        node.setCursor(head || hit instanceof Hit.OnNote || hit instanceof Hit.OnFault ? Cursor.HAND : cursor());
    }

    private void scrolled(ScrollEvent event) {
        if (event.isInertia()) { // no scrolling after the fingers have stopped
            event.consume();
            return;
        }
        double notches = (event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY()) / NOTCH;
        if (notches == 0) {
            return;
        }
        boolean sideways = event.isShiftDown() || event.getDeltaY() == 0;
        if (event.isShortcutDown() || sideways) {
            rememberFirst();
        }
        Viewport view = navigation.viewport();
        if (event.isShortcutDown()) {
            navigation.zoom(time(event.getX()), Math.pow(ZOOM_PER_NOTCH, -notches));
        } else if (sideways) {
            navigation.glide(view.pannedBy(-notches * PAN_PER_NOTCH));
        } else {
            navigation.scroll(view.scrolled(y(-event.getDeltaY()), chart.layout().height(), chart.lanesHeight())
                    .scroll());
        }
        card.hide();
        event.consume();
    }

    private void pinched(ZoomEvent event) {
        rememberFirst();
        navigation.zoom(time(event.getX()), 1 / event.getZoomFactor());
        event.consume();
    }

    /** Merges many turns of the wheel into one step of the navigation history. */
    private void rememberFirst() {
        long now = System.nanoTime();
        if (now - lastWheel > 700_000_000) {
            navigation.remember();
        }
        lastWheel = now;
    }

    private long time(double x) {
        TimeScale time = chart.frame().scale();
        return time.time(Math.clamp(x(x), time.left(), time.right()));
    }

    private int x(double x) {
        return (int) Math.floor(x * scale);
    }

    private int y(double y) {
        return (int) Math.round(y * scale);
    }
}
