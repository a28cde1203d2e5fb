package dev.gantry.ui.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.CommandButton;
import dev.gantry.ui.command.Commands;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Focus;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Playhead;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;
import dev.gantry.ui.theme.IconButton;
import dev.gantry.ui.theme.Room;
import dev.gantry.ui.theme.Tip;
import dev.gantry.view.time.Durations;
import dev.gantry.view.time.Speed;

/** The bar under the timeline while a recording is replayed: play, step, how fast, and a slider over all of it. */
final class ReplayPanel extends HBox implements Panel {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");

    private final Session session;
    private final Navigation navigation;
    private final Playhead playhead;
    private final Focus focus;
    private final CommandButton play;
    private final CommandButton ask;
    private final CommandButton live;
    private final List<CommandButton> buttons;
    private final Slider slider = new Slider();
    private final Label time = new Label();
    private final Label behind = new Label();
    private final ComboBox<Speed> speed = new ComboBox<>();
    private final List<List<Node>> groups; // what matters most first
    private boolean showsPlaying;
    private boolean adjusting;

    ReplayPanel(Context context) {
        session = context.session();
        navigation = context.navigation();
        playhead = navigation.playhead();
        focus = context.focus();
        Commands commands = context.commands();
        setId("replay-bar");
        getStyleClass().addAll("search-bar", "replay-bar");
        play = new CommandButton(commands.get("replay-play"), Icon.RUN);
        ask = new CommandButton(commands.get("replay-ask"), Icon.ASK);
        ask.setText(Texts.of("replay.ask"));
        ask.getStyleClass().remove("button-icon");
        live = new CommandButton(commands.get("replay-live"), Icon.FOLLOW);
        live.setText(Texts.of("replay.live"));
        live.getStyleClass().remove("button-icon");
        buttons = List.of(new CommandButton(commands.get("replay-previous"), Icon.STEP_BACK), play,
                new CommandButton(commands.get("replay-next"), Icon.STEP_FORTH), ask, live);
        time.setId("replay-time");
        behind.setId("replay-behind");
        slider();
        speeds(commands.get("replay-faster"));
        Button close = IconButton.of("replay", "close", Icon.CLOSE, commands.get("replay")::run);
        getChildren().addAll(buttons.subList(0, 3));
        getChildren().addAll(time, slider, behind, ask, live, speed, close);
        List<Node> first = new ArrayList<>(buttons.subList(0, 3));
        first.addAll(List.of(time, slider, close));
        groups = List.of(first, List.of(ask), List.of(speed), List.of(behind));
        setVisible(false);
        setManaged(false);
    }

    @Override
    public void show(Set<Reason> reasons) {
        boolean on = playhead.isOn();
        if (isVisible() && !on && Focus.isWithin(this)) {
            focus.toChart();
        }
        setVisible(on);
        setManaged(on);
        if (on) {
            update(playhead.time().getAsLong());
        }
    }

    private void update(long at) {
        Snapshot snapshot = session.snapshot();
        buttons.forEach(CommandButton::update);
        if (showsPlaying != playhead.isPlaying()) {
            showsPlaying = playhead.isPlaying();
            play.setGraphic((showsPlaying ? Icon.PAUSE : Icon.RUN).node());
        }
        adjusting = true;
        slider.setMin(snapshot.first());
        slider.setMax(Math.max(snapshot.first() + 1, snapshot.horizon()));
        slider.setBlockIncrement((slider.getMax() - slider.getMin()) / 100);
        slider.setValue(at);
        speed.setValue(playhead.speed());
        adjusting = false;
        ask.pseudoClassStateChanged(ON, playhead.hides());
        time.setText(navigation.clock(at));
        slider.setAccessibleText(Texts.of("replay.at", navigation.clock(at), navigation.clock(snapshot.horizon())));
        behind.setText(session.isLive()
                ? Texts.of("replay.behind", Durations.text(snapshot.horizon() - at))
                : navigation.clock(snapshot.horizon()));
        behind.pseudoClassStateChanged(LIVE, session.isLive());
        live.setVisible(session.isLive());
        live.setManaged(session.isLive());
    }

    /** What finds no room has a key. */
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double taken = live.isManaged() ? live.prefWidth(-1) + getSpacing() : 0;
        Room.share(getWidth() - snappedLeftInset() - snappedRightInset() - taken, groups);
        super.layoutChildren();
    }

    private void slider() {
        slider.setId("replay-slider");
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().addListener((_, _, value) -> {
            if (!adjusting && playhead.isOn()) {
                navigation.replayAt(value.longValue());
            }
        });
    }

    private void speeds(Command faster) {
        speed.setId("replay-speed");
        speed.getItems().setAll(Speed.ALL);
        speed.setValue(playhead.speed());
        speed.setVisibleRowCount(Speed.ALL.size());
        speed.setAccessibleText(Texts.of("replay.speed"));
        Tip.put(speed, faster.tip());
        speed.setConverter(new StringConverter<>() {
            @Override
            public String toString(Speed of) {
                return of == null ? "" : of.label();
            }

            @Override
            public Speed fromString(String label) {
                return Speed.ALL.stream().filter(each -> each.label().equals(label)).findFirst().orElse(Speed.REAL);
            }
        });
        speed.valueProperty().addListener((_, _, chosen) -> {
            if (!adjusting) {
                playhead.speed(chosen);
            }
        });
    }
}
