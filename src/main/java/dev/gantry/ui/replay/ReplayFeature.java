package dev.gantry.ui.replay;

import static dev.gantry.ui.command.Stroke.keys;
import static dev.gantry.ui.command.Stroke.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.command.Scope;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.view.explain.NextQuestion;

/** Replay of the recording up to a playhead: its bar below the chart, and its commands. */
public final class ReplayFeature implements Feature {
    private final Context context;
    private final Replay replay;
    private final Asking asking;
    private ReplayPanel panel;
    private AskPanel asked;

    public ReplayFeature(Context context) {
        this.context = context;
        replay = new Replay(context);
        asking = new Asking(context, replay);
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(List.of(
                Command.of("replay-play", Group.RUNNING, 30).keys(keys("Space")).in(Scope.REPLAY).when(replay::isOn)
                        .does(replay::play),
                Command.of("replay", Group.READING, 160).keys(typed("t")).when(context::isRecorded)
                        .does(replay::toggle),
                Command.of("replay-ask", Group.READING, 165).keys(typed("k")).when(context::isRecorded)
                        .does(asking::toggle),
                of("replay-next", 170).keys(typed(">")).does(() -> replay.step(true)),
                of("replay-previous", 180).keys(typed("<")).does(() -> replay.step(false)),
                of("replay-faster", 190).keys(typed("}")).does(() -> replay.faster(true)),
                of("replay-slower", 200).keys(typed("{")).does(() -> replay.faster(false)),
                of("replay-first", 210).keys(keys("Shift+Home")).does(() -> replay.edge(false)),
                of("replay-last", 220).keys(keys("Shift+End")).does(() -> replay.edge(true)),
                of("replay-live", 230).when(() -> replay.isOn() && context.session().isLive())
                        .does(context.navigation()::follow)));
        for (int i = 0; i < NextQuestion.MOST; i++) {
            int option = i;
            all.add(Command.of("replay-answer-" + (i + 1), Group.READING, 166 + i).keys(typed(String.valueOf(i + 1)))
                    .in(Scope.REPLAY).when(() -> asking.canChoose(option)).does(() -> asking.choose(option)));
        }
        return all;
    }

    private Command.Builder of(String id, int rank) {
        return Command.of(id, Group.READING, rank).in(Scope.REPLAY).when(replay::isOn);
    }

    @Override
    public List<Placement> placements() {
        panel = new ReplayPanel(context);
        asked = new AskPanel(context, asking);
        return List.of(Placement.at(Place.BELOW_CHART, asked), Placement.at(Place.BELOW_CHART, panel));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.REPLAY, replay::leave));
    }

    @Override
    public void show(Set<Reason> reasons) {
        asked.show(reasons);
        panel.show(reasons);
    }
}
