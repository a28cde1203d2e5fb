package dev.gantry.ui.feature;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import javafx.scene.layout.Region;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.command.Stroke;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Icon;

/**
 * A feature that is one tab, and the command of the same name that brings it to the front.
 *
 * @param <P> what fills it
 */
public abstract class TabFeature<P extends Region & TabPanel> implements Feature {
    private final Context context;
    private final String name;
    private final Icon icon;
    private final int order;
    private final Stroke keys;
    private final P panel;

    /**
     * A tab.
     *
     * @param order where its command stands among those for reading
     * @param keys do the command
     * @param made makes what fills it, and may ask whether it is in front
     */
    protected TabFeature(Context context, String name, Icon icon, int order, Stroke keys,
            BiFunction<Context, BooleanSupplier, P> made) {
        this.context = context;
        this.name = name;
        this.icon = icon;
        this.order = order;
        this.keys = keys;
        panel = made.apply(context, this::isShown);
    }

    /** What fills it. */
    protected final P panel() {
        return panel;
    }

    /** Whether it is in front. */
    protected final boolean isShown() {
        return context.tabs().isShown(name);
    }

    /** Brings it to the front. */
    protected final void bring() {
        context.tabs().show(name);
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(name, Group.READING, order).keys(keys).does(() -> {
            bring();
            panel.enter();
        }));
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab(name, icon, panel));
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.FIELD, panel::leaveField));
    }

    @Override
    public boolean take() {
        return panel.take();
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }

    @Override
    public void seen() {
        context.pump().mark(Reason.SIZE);
    }

    @Override
    public void close() {
        panel.close();
    }
}
