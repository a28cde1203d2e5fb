package dev.gantry.ui.overview;

import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.chart.Sheet;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.view.frame.Frame;
import dev.gantry.view.frame.Overview;
import dev.gantry.view.frame.Raster;
import dev.gantry.view.style.Palette;
import dev.gantry.view.time.TimeScale;
import dev.gantry.view.time.Viewport;

/** The strip. Dragging inside of the visible window moves it, its edges resize it, elsewhere a new one is drawn. */
final class OverviewPanel extends Region implements Panel {
    private static final int HEIGHT = 56;
    private static final int EDGE = 5;

    private enum Grip {
        NONE, WINDOW, LEFT, RIGHT, NEW
    }

    private final Pump pump;
    private final Session session;
    private final Navigation navigation;
    /** Height of the window, for the usual size of texts, below which it is low. */
    private static final double ROOMY = 400;

    private final Appearance appearance;
    private final Pointer pointer;
    private final Canvas canvas = new Canvas();
    private final Overview overview = new Overview();
    private final Frame frame = new Frame();
    private final Sheet sheet = new Sheet();
    private Raster raster = new Raster(Palette.LIGHT);
    private Grip grip = Grip.NONE;
    private long pressed;
    private boolean moved;
    private Viewport start;

    OverviewPanel(Context context) {
        pump = context.pump();
        session = context.session();
        navigation = context.navigation();
        appearance = context.appearance();
        pointer = context.pointer();
        setId("overview");
        getStyleClass().add("overview");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.of("overview.accessible"));
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        getChildren().add(canvas);
        sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) { // where the window is low, lanes need the room more
                managedProperty().bind(scene.heightProperty().greaterThanOrEqualTo(ROOMY * appearance.scale()));
                visibleProperty().bind(managedProperty());
            }
        });
        setOnMouseMoved(event -> setCursor(cursor(grip(event.getX()))));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(_ -> grip = Grip.NONE);
    }

    @Override
    public void show(Set<Reason> reasons) {
        int width = (int) canvas.getWidth();
        if (width < 8) {
            return;
        }
        if (raster.palette() != appearance.palette()) {
            raster = new Raster(appearance.palette());
        }
        Snapshot snapshot = session.snapshot();
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.setImageSmoothing(false);
        Viewport all = Viewport.fit(snapshot.first(), snapshot.horizon());
        overview.build(snapshot, all, navigation.viewport(), pointer.emphasis().flagged(navigation.notes().flags())
                .replayed(navigation.playhead().time()).hiding(navigation.playhead().hides()), width, HEIGHT, frame);
        sheet.draw(frame, raster, pen);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        if (canvas.getWidth() != width) {
            canvas.setWidth(width);
            canvas.setHeight(HEIGHT);
            pump.mark(Reason.SIZE);
        }
    }

    private void pressed(MouseEvent event) {
        if (session.snapshot().records() == 0) {
            return;
        }
        start = navigation.viewport();
        pressed = time(event.getX());
        grip = grip(event.getX());
        moved = false;
    }

    private void dragged(MouseEvent event) {
        if (!moved && grip != Grip.NONE) {
            moved = true;
            navigation.remember();
        }
        long now = time(event.getX());
        long least = Math.max(1, start == null ? 1 : Math.round(4 * frame.scale().nanosPerPixel()));
        switch (grip) {
            case WINDOW -> navigation.glide(start.panned(now - pressed));
            case LEFT -> show(Math.min(now, start.end() - least), start.end());
            case RIGHT -> show(start.start(), Math.max(now, start.start() + least));
            case NEW -> {
                if (Math.abs(now - pressed) > least) {
                    show(Math.min(now, pressed), Math.max(now, pressed));
                }
            }
            case NONE -> {}
        }
    }

    private void show(long from, long to) {
        navigation.glide(new Viewport(from, to, start.scroll()));
    }

    private Grip grip(double x) {
        TimeScale time = frame.scale();
        Viewport visible = navigation.viewport();
        int left = time.clampedX(visible.start());
        int right = time.clampedX(visible.end());
        if (Math.abs(x - left) <= EDGE) {
            return Grip.LEFT;
        }
        if (Math.abs(x - right) <= EDGE) {
            return Grip.RIGHT;
        }
        boolean whole = right - left > time.width() * 0.95;
        return x > left && x < right && !whole ? Grip.WINDOW : Grip.NEW;
    }

    private static Cursor cursor(Grip grip) {
        return switch (grip) {
            case LEFT, RIGHT -> Cursor.H_RESIZE;
            case WINDOW -> Cursor.OPEN_HAND;
            case NEW, NONE -> Cursor.DEFAULT;
        };
    }

    private long time(double x) {
        TimeScale time = frame.scale();
        return time.time((int) Math.clamp(x, time.left(), time.right()));
    }
}
