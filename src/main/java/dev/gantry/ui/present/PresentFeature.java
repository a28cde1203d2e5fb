package dev.gantry.ui.present;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.feature.Sides.Side;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.StyleSheets;

/**
 * The commands that hide the parts around the chart and bring them back, that fill the screen, and that present: the
 * chart and the words about it alone, large, on the full screen, until the same command or Esc ends it; a hint says so
 * at first.
 */
public final class PresentFeature implements Feature {
    private static final int LARGE = 150;
    private static final String WORDS = "lesson";

    private static final Duration HINT = Duration.seconds(6);

    private final Context context;
    private final Label hint = new Label(Texts.of("present.hint"));
    private final PauseTransition passing = new PauseTransition(HINT);
    private Optional<Before> before = Optional.empty();

    /** What the window was like before it presented. */
    private record Before(Set<Side> hidden, int percent, boolean full) {}

    public PresentFeature(Context context) {
        this.context = context;
        hint.setId("present-hint");
        hint.getStyleClass().add("present-hint");
        hint.setWrapText(true);
        hint.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(hint, Pos.TOP_CENTER);
        hint.setMouseTransparent(true);
        hint.setVisible(false);
        passing.setOnFinished(_ -> hint.setVisible(false));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.OVER_CHART, hint));
    }

    @Override
    public void close() {
        passing.stop();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                resize("library-larger", 51, "Shortcut+F6", Side.LIBRARY, true),
                resize("library-smaller", 52, "Shortcut+Shift+F6", Side.LIBRARY, false),
                resize("inspector-larger", 53, "Shortcut+F7", Side.INSPECTOR, true),
                resize("inspector-smaller", 54, "Shortcut+Shift+F7", Side.INSPECTOR, false),
                resize("tabs-larger", 55, "Shortcut+F8", Side.TABS, true),
                resize("tabs-smaller", 56, "Shortcut+Shift+F8", Side.TABS, false),
                Command.of("hide-library", Group.WINDOW, 31).keys(keys("F6")).does(() -> toggle(Side.LIBRARY)),
                Command.of("hide-inspector", Group.WINDOW, 32).keys(keys("F7")).does(() -> toggle(Side.INSPECTOR)),
                Command.of("hide-tabs", Group.WINDOW, 33).keys(keys("F8")).does(() -> toggle(Side.TABS)),
                Command.of("full-screen", Group.WINDOW, 34).keys(keys("F11")).when(() -> stage().isPresent())
                        .does(() -> full(!isFull())),
                Command.of("present", Group.WINDOW, 35).keys(keys("Shift+F11"))
                        .does(() -> before.ifPresentOrElse(this::end, this::begin)));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.BAR, () -> {
            boolean presents = before.isPresent();
            before.ifPresent(this::end);
            return presents;
        }));
    }

    private Command resize(String id, int rank, String keys, Side side, boolean larger) {
        return Command.of(id, Group.WINDOW, rank).keys(keys(keys)).when(() -> context.sides().isShown(side))
                .does(() -> context.sides().resize(side, larger));
    }

    private void toggle(Side side) {
        context.sides().show(side, !context.sides().isShown(side));
        keepFocus();
    }

    /** What has the focus may be out of sight now. */
    private void keepFocus() {
        if (context.scene().getFocusOwner() == null || !Focus.isWithin(context.scene().getRoot())) {
            context.focus().toChart();
        }
    }

    private void begin() {
        before = Optional.of(new Before(context.sides().hidden(), context.appearance().percent(), isFull()));
        context.tabs().show(WORDS);
        context.sides().hideOnly(Set.of(Side.LIBRARY, Side.INSPECTOR));
        context.sides().bare(true);
        texts(Math.max(LARGE, context.appearance().percent()));
        full(true);
        keepFocus();
        hint.setVisible(true);
        passing.playFromStart();
    }

    private void end(Before was) {
        before = Optional.empty();
        hint.setVisible(false);
        context.sides().bare(false);
        context.sides().hideOnly(was.hidden);
        texts(was.percent);
        full(was.full);
    }

    private void texts(int percent) {
        StyleSheets.put(context.scene(), percent);
        context.appearance().percent(percent);
    }

    private Optional<Stage> stage() {
        return context.scene().getWindow() instanceof Stage stage ? Optional.of(stage) : Optional.empty();
    }

    private boolean isFull() {
        return stage().filter(Stage::isFullScreen).isPresent();
    }

    /** Esc is the window's own, which does the nearest thing first. */
    private void full(boolean wanted) {
        stage().ifPresent(stage -> {
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreenExitHint("");
            stage.setFullScreen(wanted);
        });
    }
}
