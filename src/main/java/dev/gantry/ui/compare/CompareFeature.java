package dev.gantry.ui.compare;

import static dev.gantry.ui.command.Stroke.keys;
import static dev.gantry.ui.command.Stroke.typed;

import java.util.List;
import java.util.Set;

import dev.gantry.recording.Recording;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Icon;

/** Comparing what is shown with a second recording below it. */
public final class CompareFeature implements Feature {
    private static final String NAME = "compare";

    private final Context context;
    private final Comparing comparing;
    private final CompareBar bar;
    private final ComparePanel panel;
    private final ChooserCard card;
    private final Counterparts counterparts;

    public CompareFeature(Context context) {
        this.context = context;
        comparing = new Comparing(context);
        bar = new CompareBar(context, comparing);
        panel = new ComparePanel(comparing, context.appearance(), () -> context.tabs().isShown(NAME));
        card = new ChooserCard(context, this::compare, context.files()::openBeside);
        context.files().takeBeside(comparing::begin);
        counterparts = new Counterparts(context, this::compare);
    }

    private void compare(Recording other) {
        context.files().closeBeside();
        comparing.begin(other);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("compare", Group.READING, 160).keys(keys("Shortcut+D")).when(context::isRecorded)
                        .does(card::open),
                Command.of("compare-before", Group.READING, 161).keys(keys("Shortcut+Shift+D"))
                        .when(() -> context.session().before().isPresent())
                        .does(() -> context.session().before().ifPresent(this::compare)),
                Command.of("compare-lesson", Group.READING, 165)
                        .when(() -> counterparts.counterpart().isPresent()).does(counterparts::begin),
                Command.of("compare-languages", Group.READING, 166)
                        .when(() -> counterparts.otherLanguage().isPresent()).does(counterparts::beginLanguages),
                Command.of("compare-axis", Group.READING, 162).keys(typed("y")).when(comparing::isOn)
                        .does(bar::nextAxis),
                Command.of("compare-align", Group.READING, 163).keys(typed("j")).when(comparing::isOn)
                        .does(bar::align),
                Command.of("compare-end", Group.READING, 164).when(comparing::isOn).does(bar::leave));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.ABOVE_CHART, bar), Placement.passingTab(NAME, Icon.COMPARE, panel),
                Placement.at(Place.OVERLAY, card));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.CARD, card::close), new Escape(Escape.Layer.BAR, bar::leave));
    }

    @Override
    public boolean take() {
        boolean more = counterparts.take();
        return comparing.take() || more;
    }

    @Override
    public void show(Set<Reason> reasons) {
        context.tabs().present(NAME, comparing.isOn());
        bar.show(reasons);
        panel.show(reasons);
    }

    @Override
    public void seen() {
        context.pump().mark(Reason.SIZE);
    }

    @Override
    public void close() {
        comparing.close();
    }
}
