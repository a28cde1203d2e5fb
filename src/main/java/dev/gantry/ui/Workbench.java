package dev.gantry.ui;

import static dev.gantry.ui.command.Stroke.keys;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Place;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.feature.Setup;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.ui.theme.StyleSheets;

/** The features of a window, put together. To be made and used on the JavaFX thread. */
final class Workbench {
    private final Scene scene;
    private final BottomTabs tabs = new BottomTabs();
    private final Context context;
    private final List<Feature> features;
    private final List<Escape> escapes;

    /** A part, and whose it is. */
    private record Placed(Feature feature, Placement part) {
        boolean isAt(Place place) {
            return part.place() == place;
        }
    }

    Workbench(Setup setup, double width, double height) {
        StackPane root = new StackPane();
        scene = new Scene(root, width, height);
        context = new Context(setup, scene, tabs);
        features = Features.of(context);
        escapes = features.reversed().stream().flatMap(each -> each.escapes().stream())
                .sorted(Comparator.comparing(Escape::layer)).toList();
        features.forEach(each -> context.commands().add(each.commands()));
        context.commands().add(List.of(Command.of("clear", Group.WINDOW, 30).keys(keys("Esc")).does(this::clear)));
        context.keys().restore();
        List<Placed> parts = new ArrayList<>();
        features.forEach(each -> each.placements().forEach(part -> parts.add(new Placed(each, part))));
        layOut(root, parts);
        StyleSheets.put(scene, context.appearance().percent());
        context.commands().listenTo(scene);
        drive(parts);
    }

    private void layOut(StackPane root, List<Placed> parts) {
        parts.stream().filter(each -> each.isAt(Place.TAB)).forEach(each -> tabs.add(each.part(), each.feature()));
        List<Node> layers = new ArrayList<>();
        layers.add(new WindowLayout(parts.stream().map(Placed::part).toList(), tabs, context.appearance().scale()));
        parts.stream().filter(each -> each.isAt(Place.OVERLAY)).map(each -> each.part().node()).forEach(layers::add);
        LazyChildren.fill(root.getChildren(), layers.toArray(Node[]::new));
    }

    /** Has everything shown once per frame: the chart first, whose frame others read; what is in tabs last. */
    private void drive(List<Placed> parts) {
        Pump pump = context.pump();
        Follower follower = new Follower(context);
        pump.takeFrom(() -> {
            boolean more = follower.take();
            for (Feature feature : features) {
                more |= feature.take();
            }
            return more;
        });
        List<Feature> rest = new ArrayList<>(features);
        for (Placed each : parts) {
            if (each.isAt(Place.CHART)) {
                context.focus().chart(each.part().node());
                pump.add(each.feature());
            }
            if (each.isAt(Place.CHART) || each.isAt(Place.TAB)) {
                rest.remove(each.feature());
            }
        }
        rest.forEach(pump::add);
        pump.add(tabs);
        pump.afterFirst(tabs::begin);
    }

    /** Puts the focus where the keys are wanted; to be called when the window is shown. */
    void focus() {
        if (features.stream().noneMatch(Feature::focusFirst)) {
            context.focus().toChart();
        }
    }

    Context context() {
        return context;
    }

    Scene scene() {
        return scene;
    }

    BottomTabs tabs() {
        return tabs;
    }

    /** The feature of this kind. */
    <T extends Feature> T feature(Class<T> kind) {
        return features.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }

    /** Has what the user arranged remembered. */
    void remember() {
        features.forEach(Feature::remember);
        context.settings().save()
                .ifPresent(trouble -> System.getLogger("dev.gantry.ui").log(Level.WARNING, trouble));
    }

    /** Draws no more, asks what runs to end, and leaves what is being written unwritten. */
    void close() {
        context.pump().stop();
        context.session().closeAll(); // first: what is just being saved is not to be deleted
        features.forEach(Feature::close);
    }

    /** Closes or forgets one thing, the nearest first. */
    private void clear() {
        escapes.stream().anyMatch(each -> each.action().getAsBoolean());
    }
}
