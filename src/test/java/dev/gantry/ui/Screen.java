package dev.gantry.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import dev.gantry.lesson.Catalogue;
import dev.gantry.lesson.Lesson;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.session.LessonRuns;
import dev.gantry.ui.session.Starter;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/** The real window on the headless platform, and waiting for it to have nothing to do. */
final class Screen implements AutoCloseable {
    /** The headless platform's screen has a million pixels; a larger window is laid out and drawn without a stage. */
    private static final int WIDEST = 1280;

    /** How long a test waits for what should come soon, in seconds: on a busy machine a moment can be long. */
    private static final int PATIENCE = 120;

    /** What one notch of a wheel is, in the toolkit's pixels. */
    private static final int NOTCH = 40;

    private final Stage stage;
    private final Workbench workbench;
    private final FxRobot robot = new FxRobot();

    private Screen(List<Lesson> lessons, Starter starter, LongSupplier clock, Theme theme, int width, int height) {
        this(lessons, lessons.getFirst(), new Setup(lessons, starter, clock, theme), width, height);
    }

    private Screen(List<Lesson> lessons, Lesson first, Setup setup, int width, int height) {
        start();
        workbench = fx(() -> new Workbench(setup, width, height));
        fx(() -> {
            workbench.context().session().choose(first);
            return null;
        });
        if (width > WIDEST) {
            stage = null;
            picture();
            return;
        }
        stage = fx(() -> {
            Stage made = new Stage(javafx.stage.StageStyle.UNDECORATED);
            made.setScene(workbench.context().scene());
            made.setX(0);
            made.setY(0);
            made.show();
            workbench.focus();
            return made;
        });
        robot.moveTo(new Point2D(2, 2));
    }

    /** Starts JavaFX, if it was not. */
    static void start() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The window with the real lessons. */
    static Screen real() {
        return new Screen(Catalogue.lessons(), new LessonRuns(Optional.empty()), System::nanoTime, Theme.LIGHT, 1280,
                800);
    }

    /** The window whose runs are made by this; its clock stands still, and its library does not grow with ours. */
    static Screen still(Starter starter, Theme theme, int width, int height) {
        return new Screen(lessons(), starter, () -> 0, theme, width, height);
    }

    static List<Lesson> lessons() {
        return Stream.of("one", "twenty", "results", "map", "callbacks", "random")
                .map(name -> Catalogue.find("thread-" + name).orElseThrow())
                .toList();
    }

    /** The same over one recording, with these settings. */
    static Screen remembering(Starter starter, Theme theme, Settings settings) {
        List<Lesson> lessons = List.of(Catalogue.find("thread-twenty").orElseThrow());
        return new Screen(lessons, lessons.getFirst(), new Setup(lessons, starter, () -> 0, theme).with(settings), 1280,
                800);
    }

    /** As {@link #still}, with these settings. */
    static Screen still(Starter starter, Theme theme, Settings settings, int width, int height) {
        List<Lesson> lessons = lessons();
        return new Screen(lessons, lessons.getFirst(), new Setup(lessons, starter, () -> 0, theme).with(settings),
                width,
                height);
    }

    /** The window over the first lesson of this. */
    static Screen of(Setup setup) {
        return new Screen(setup.lessons(), setup.lessons().getFirst(), setup, 1280, 800);
    }

    /** The window over this run, with a clock that the test moves. */
    static Screen timed(Recording run, LongSupplier clock) {
        Lesson lesson = Catalogue.find("thread-twenty").orElseThrow();
        Screen screen = new Screen(List.of(lesson), lesson,
                new Setup(List.of(lesson), (_, _) -> run, clock, Theme.LIGHT), 1280, 800);
        screen.idle();
        screen.click("run");
        screen.until(() -> screen.bench().session().snapshot() == run.snapshot());
        screen.settled();
        return screen;
    }

    /** The window over this recording; what is searched is read by this. */
    static Screen over(Snapshot recording, Executor searcher) {
        Lesson lesson = Catalogue.find("thread-twenty").orElseThrow();
        Screen screen = new Screen(List.of(lesson), lesson, new Setup(List.of(lesson),
                (_, _) -> FixedRun.finished(recording), () -> 0, Theme.LIGHT, searcher), 1280, 800);
        screen.idle();
        screen.click("run");
        screen.idle();
        return screen;
    }

    /** The window with these lessons, opened with the last of them. */
    static Screen withLast(List<Lesson> lessons) {
        return new Screen(lessons, lessons.getLast(),
                new Setup(lessons, new LessonRuns(Optional.empty()), System::nanoTime, Theme.LIGHT), 1280, 800);
    }

    /** The window with other lessons. */
    static Screen with(List<Lesson> lessons) {
        return new Screen(lessons, new LessonRuns(Optional.empty()), System::nanoTime, Theme.LIGHT, 1280, 800);
    }

    /** What the window's features have in common. */
    Context bench() {
        return workbench.context();
    }

    Workbench workbench() {
        return workbench;
    }

    /** The chart's node. */
    Node timeline() {
        return workbench.context().focus().chart();
    }

    /** The tabs below the chart. */
    BottomTabs tabs() {
        return workbench.tabs();
    }

    /** What becomes of the window when it is closed. */
    void closeContents() {
        fx(() -> {
            workbench.close();
            return null;
        });
    }

    /** The feature of this kind. */
    <T extends Feature> T feature(Class<T> kind) {
        return workbench.feature(kind);
    }

    FxRobot robot() {
        return robot;
    }

    Stage stage() {
        return stage;
    }

    /** Waits until nothing runs and nothing is left to draw. */
    void idle() {
        await(fx(() -> workbench.context().pump().idle()));
        settled();
    }

    /** Waits until a frame has been drawn after this call, and then until this holds. */
    void until(Callable<Boolean> condition) {
        try {
            org.testfx.util.WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> fx(condition));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("did not happen in time", e);
        }
    }

    /**
     * Waits until nothing is left to draw, although something may still run: neither by the pump nor by JavaFX, which
     * styles and lays out in a pulse, which in turn may leave the pump something to draw, and may put off what JavaFX
     * does after it, such as a control that hands the focus on to the field inside.
     */
    void settled() {
        do {
            until(() -> !workbench.context().pump().isDirty());
            if (stage != null) {
                await(fx(this::pulse));
            }
        } while (fx(this::isDirty));
    }

    /** Asked in an event of its own, after all that the pulse has put off. */
    private boolean isDirty() {
        return workbench.context().pump().isDirty() || stage != null && workbench.scene().getRoot().isNeedsLayout();
    }

    /** Completes when the next pulse has styled and laid out the scene. */
    private CompletableFuture<Void> pulse() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Scene scene = workbench.scene();
        Runnable listener = () -> done.complete(null);
        scene.addPostLayoutPulseListener(listener);
        Platform.requestNextPulse();
        return done.whenComplete((_, _) -> scene.removePostLayoutPulseListener(listener));
    }

    private static void await(CompletableFuture<Void> event) {
        try {
            event.get(PATIENCE, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the window was not idle in time", e);
        }
    }

    WritableImage picture() {
        robot.moveTo(new Point2D(2, 2));
        fx(() -> {
            layOutAnew(workbench.context().scene().getRoot());
            return workbench.context().scene().snapshot(null); // lays out, where there is no stage that does
        });
        settled();
        return fx(() -> workbench.context().scene().snapshot(null));
    }

    /** What was there for a moment only may have moved the rest by a fraction of a pixel. */
    private static void layOutAnew(Parent root) {
        Deque<Parent> all = new ArrayDeque<>(List.of(root));
        while (!all.isEmpty()) {
            Parent next = all.pop();
            next.requestLayout();
            next.getChildrenUnmodifiable().stream().filter(Parent.class::isInstance).map(Parent.class::cast)
                    .forEach(all::push);
        }
    }

    void choose(String lesson) {
        fx(() -> {
            workbench.context().session().choose(Catalogue.find(lesson).orElseThrow());
            return null;
        });
    }

    /** The text of the label or button with this id; empty if it was never seen, and so is not in the scene yet. */
    String text(String id) {
        return fx(() -> workbench.context().scene().lookup("#" + id) instanceof Labeled label ? label.getText() : "");
    }

    boolean isVisible(String id) {
        return fx(() -> {
            Node node = workbench.context().scene().lookup("#" + id); // what was never seen is not in the scene yet
            return node != null && node.isVisible();
        });
    }

    void click(String id) {
        awaitPlace("#" + id);
        robot.clickOn("#" + id);
    }

    /** Waits until a pulse leaves this where it is: what has just changed may yet be laid out, and move it. */
    private void awaitPlace(String query) {
        Optional<Bounds> before = Optional.empty();
        Optional<Bounds> now = place(query);
        while (stage != null && !now.equals(before)) {
            await(fx(this::pulse));
            before = now;
            now = place(query);
        }
    }

    private Optional<Bounds> place(String query) {
        return fx(() -> Optional.ofNullable(workbench.scene().lookup(query))
                .map(node -> node.localToScene(node.getLayoutBounds())));
    }

    /** Clicks twice on this pixel of the timeline, in one event: on a busy machine the second may come too late. */
    void doubleClick(int[] at) {
        fx(() -> {
            Robot mouse = new Robot();
            mouse.mouseMove(timeline().localToScreen(at[0], at[1]));
            mouse.mouseClick(MouseButton.PRIMARY);
            mouse.mouseClick(MouseButton.PRIMARY);
            return null;
        });
        idle();
    }

    /** Replaces the text of the number field with this id. */
    void type(String id, String text) {
        robot.clickOn(((Spinner<?>) workbench.context().scene().lookup("#" + id)).getEditor());
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text);
        idle();
    }

    /** Moves the mouse to this pixel of the timeline. */
    void moveTo(int[] at) {
        robot.moveTo(fx(() -> timeline().localToScreen(at[0], at[1])));
    }

    /** Drags sideways, in pixels of the window. */
    void drag(int fromX, int y, int toX) {
        robot.moveTo(new Point2D(fromX, y));
        robot.press(MouseButton.PRIMARY);
        robot.moveTo(new Point2D(toX, y));
        robot.release(MouseButton.PRIMARY);
    }

    /** Drags from one place of a node to another, in its pixels. */
    void drag(String id, double fromX, double fromY, double toX, double toY) {
        drag(MouseButton.PRIMARY, id, fromX, fromY, toX, toY);
    }

    /** The same with this button. */
    void drag(MouseButton button, String id, double fromX, double fromY, double toX, double toY) {
        robot.moveTo(fx(() -> workbench.context().scene().lookup("#" + id).localToScreen(fromX, fromY)));
        robot.press(button);
        robot.moveTo(fx(() -> workbench.context().scene().lookup("#" + id).localToScreen(toX, toY)));
        robot.release(button);
    }

    /** Drags over the timeline with Shift held; the headless platform's mouse knows no modifiers. */
    void dragWithShift(double fromX, double fromY, double toX, double toY) {
        fx(() -> {
            fire(MouseEvent.MOUSE_PRESSED, fromX, fromY);
            fire(MouseEvent.MOUSE_DRAGGED, (fromX + toX) / 2, (fromY + toY) / 2);
            fire(MouseEvent.MOUSE_DRAGGED, toX, toY);
            fire(MouseEvent.MOUSE_RELEASED, toX, toY);
            return null;
        });
    }

    private void fire(EventType<MouseEvent> type, double x, double y) {
        var in = timeline().localToScene(x, y);
        Event.fireEvent(timeline(), new MouseEvent(type, in.getX(), in.getY(), in.getX(), in.getY(),
                MouseButton.PRIMARY, 1, true, false, false, false, true, false, false, true, false, false, null));
    }

    /** A turn of the wheel with Control that comes after the fingers have left, or before. */
    void scrollWithControl(int[] at, boolean inertia) {
        fx(() -> {
            scroll(at, false, true, inertia, 0, 3 * NOTCH);
            return null;
        });
    }

    /** So many notches of the wheel to the right and up, with or without Shift, at this pixel of the timeline. */
    void turnWheel(int[] at, int right, int up, boolean shift) {
        fx(() -> {
            scroll(at, shift, false, false, right * NOTCH, up * NOTCH);
            return null;
        });
        idle();
    }

    private void scroll(int[] at, boolean shift, boolean control, boolean inertia, double x, double y) {
        var in = timeline().localToScene(at[0], at[1]);
        Event.fireEvent(timeline(), new ScrollEvent(ScrollEvent.SCROLL, in.getX(), in.getY(), in.getX(),
                in.getY(), shift, control, false, false, true, inertia, x, y, x, y,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }

    /** Two fingers that move apart, or together where the factor is below 1, around this pixel of the timeline. */
    void pinch(int[] at, double factor) {
        fx(() -> {
            var in = timeline().localToScene(at[0], at[1]);
            Event.fireEvent(timeline(), new ZoomEvent(ZoomEvent.ZOOM, in.getX(), in.getY(), in.getX(),
                    in.getY(), false, false, false, false, true, false, factor, factor, null));
            return null;
        });
        idle();
    }

    /** Three notches up, at this pixel of the timeline. The headless platform's wheel knows no modifiers. */
    void turnWheelWithControl(int[] at) {
        scrollWithControl(at, false);
    }

    /** Does this on the JavaFX thread and waits for it. */
    static <T> T fx(Callable<T> task) {
        if (Platform.isFxApplicationThread()) {
            try {
                return task.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
            }
        });
        try {
            return result.get(PATIENCE, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        robot.release(new KeyCode[0]); // all that a test that failed has left pressed
        robot.release(new MouseButton[0]);
        closeContents();
        fx(() -> {
            if (stage != null) {
                stage.hide();
                stage.setScene(null); // the headless platform never forgets a stage
            }
            return null;
        });
        workbench.context().session().close(5_000);
    }
}
