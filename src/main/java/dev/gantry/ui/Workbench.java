package dev.gantry.ui;

import static dev.gantry.ui.command.Stroke.keys;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
import dev.gantry.ui.feature.Sides;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.settings.Choices;
import dev.gantry.ui.theme.LazyChildren;
import dev.gantry.ui.theme.StyleSheets;

/**
 * Assembly of a window's features, which are made anew when another language is chosen. To be made and used on the
 * JavaFX thread.
 */
final class Workbench {
    /** So often a bar may have to be closed: the first time may only cancel what it does. */
    private static final int CLOSINGS = 3;

    /** Where the commands that only show a tab stand, among those for reading. */
    private static final int FIRST_TAB = 50;

    private final Scene scene;
    private final BottomTabs tabs = new BottomTabs();
    private final Context context;
    private final StackPane root = new StackPane();
    private final Follower follower;
    private final Runnable following;
    private List<Feature> features = List.of();
    private List<Escape> escapes = List.of();
    private Consumer<String> titled = _ -> {};
    private String title = "";

    /** A part with the feature that it belongs to. */
    private record Placed(Feature feature, Placement part) {
        boolean isAt(Place place) {
            return part.place() == place;
        }
    }

    Workbench(Setup setup, double width, double height) {
        scene = new Scene(root, width, height);
        context = new Context(setup, scene, tabs);
        tabs.whenWanted(() -> context.sides().show(Sides.Side.TABS, true));
        follower = new Follower(context);
        following = Choices.whenLanguage(setup.settings(), this::speak);
        assemble();
        context.pump().afterFirst(tabs::begin);
        context.commands().listenTo(scene);
    }

    /** Has this told what the window shows, now and whenever that changes. */
    void whenTitled(Consumer<String> listener) {
        titled = listener;
        title = "";
        title();
    }

    /** What the window shows: the recording, else what would run. */
    private void title() {
        String now = context.session().title();
        if (!now.equals(title)) {
            title = now;
            titled.accept(now);
        }
    }

    /**
     * Makes all features anew, in the language that is spoken now. What is shown, selected and looked at stays; cards
     * and bars close, which know more than the window does.
     */
    private void speak() {
        String front = tabs.shown();
        for (Escape each : escapes) {
            boolean passes = each.layer() == Escape.Layer.CARD || each.layer() == Escape.Layer.BAR;
            for (int i = 0; passes && i < CLOSINGS && each.action().getAsBoolean(); i++) {}
        }
        features.forEach(Feature::remember);
        features.forEach(Feature::close);
        context.commands().clear();
        context.pump().clear();
        tabs.clear();
        root.getChildren().clear();
        assemble();
        tabs.show(front);
        EnumSet.allOf(Reason.class).forEach(context.pump()::mark);
        focus();
    }

    private void assemble() {
        features = Features.of(context);
        escapes = features.reversed().stream().flatMap(each -> each.escapes().stream())
                .sorted(Comparator.comparing(Escape::layer)).toList();
        features.forEach(each -> context.commands().add(each.commands()));
        context.commands().add(List.of(Command.of("clear", Group.WINDOW, 30).keys(keys("Esc")).does(this::clear)));
        List<Placed> parts = new ArrayList<>();
        features.forEach(each -> each.placements().forEach(part -> parts.add(new Placed(each, part))));
        commandTabs(parts);
        context.keys().restore();
        layOut(parts);
        StyleSheets.put(scene, context.appearance().percent());
        drive(parts);
    }

    /** Each tab has a command; features bring those that do more than to show it. */
    private void commandTabs(List<Placed> parts) {
        Set<String> brought = context.commands().all().stream().map(Command::id).collect(Collectors.toSet());
        List<String> names = parts.stream().filter(each -> each.isAt(Place.TAB) && !each.part().passing())
                .map(each -> each.part().name()).filter(name -> !brought.contains(name)).toList();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            context.commands().add(List.of(Command.of(name, Group.READING, FIRST_TAB + i).does(() -> {
                tabs.show(name);
                tabs.requestFocus(); // from where the arrow keys go to the others, and Tab into it
            })));
        }
    }

    private void layOut(List<Placed> parts) {
        parts.stream().filter(each -> each.isAt(Place.TAB)).forEach(each -> tabs.add(each.part(), each.feature()));
        List<Node> layers = new ArrayList<>();
        layers.add(new WindowLayout(parts.stream().map(Placed::part).toList(), tabs, context));
        parts.stream().filter(each -> each.isAt(Place.OVERLAY)).map(each -> each.part().node()).forEach(layers::add);
        LazyChildren.fill(root.getChildren(), layers.toArray(Node[]::new));
    }

    /** Frame order of the panels: the chart first, whose frame others read; tabs last. */
    private void drive(List<Placed> parts) {
        Pump pump = context.pump();
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
                pump.add(each.feature());
            }
            if (each.isAt(Place.CHART) || each.isAt(Place.TAB)) {
                rest.remove(each.feature());
            }
        }
        rest.forEach(pump::add);
        pump.add(tabs);
        pump.add(_ -> title());
    }

    /** Initial focus; to be called when the window is shown. */
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

    /** Remembers the user's arrangement in the settings. */
    void remember() {
        features.forEach(Feature::remember);
        context.settings().save()
                .ifPresent(trouble -> System.getLogger("dev.gantry.ui").log(Level.WARNING, trouble));
    }

    /** Stops drawing, asks what runs to end, and cancels files that are being written. */
    void close() {
        context.pump().stop();
        following.run();
        context.session().closeAll(); // first: what is just being saved must not be deleted
        features.forEach(Feature::close);
        context.files().close();
    }

    /** Escape key: closes or forgets one thing, the nearest first. */
    private void clear() {
        escapes.stream().anyMatch(each -> each.action().getAsBoolean());
    }
}
