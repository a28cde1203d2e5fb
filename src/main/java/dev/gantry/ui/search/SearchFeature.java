package dev.gantry.ui.search;

import static dev.gantry.ui.command.Stroke.keys;
import static dev.gantry.ui.command.Stroke.typed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Places;
import dev.gantry.ui.session.Search;

/** The bar above the chart in which one looks for tasks, lanes, marks and texts. */
public final class SearchFeature implements Feature {
    private final Search search;
    private final SearchBar bar;
    private final Context context;

    public SearchFeature(Context context) {
        this.context = context;
        search = new Search(context.pump(), context.session(), context.pointer(), context.navigation(),
                context.reader());
        bar = new SearchBar(search, context.focus());
    }

    /** What is looked for. */
    public Search search() {
        return search;
    }

    @Override
    public List<Command> commands() {
        BooleanSupplier found = () -> !search.matches().isEmpty();
        return List.of(
                Command.of("like-this", Group.READING, 155).when(() -> barName().isPresent())
                        .does(() -> barName().ifPresent(bar::lookFor)),
                Command.of("search", Group.READING, 130).keys(keys("Shortcut+F"), typed("/"))
                        .when(context::isRecorded).does(bar::open),
                Command.of("search-next", Group.READING, 140).keys(keys("F3"), keys("N")).when(found)
                        .does(() -> search.step(true)),
                Command.of("search-previous", Group.READING, 150).keys(keys("Shift+F3"), keys("Shift+N")).when(found)
                        .does(() -> search.step(false)));
    }

    private Optional<String> barName() {
        return Places.name(context.session().snapshot(), context.pointer());
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.at(Place.ABOVE_CHART, bar));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.FIELD, () -> bar.isTypedIn() && bar.close()),
                new Escape(Escape.Layer.BAR, bar::close));
    }

    @Override
    public boolean take() {
        return search.take();
    }

    @Override
    public void show(Set<Reason> reasons) {
        bar.show(reasons);
    }
}
