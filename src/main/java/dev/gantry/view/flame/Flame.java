package dev.gantry.view.flame;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

import dev.gantry.insight.stack.CallTree;
import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Phrases;
import dev.gantry.view.style.Style;
import dev.gantry.view.style.Tints;

/**
 * A flame graph that somebody looks at: which node fills its width, which one is chosen, and where the keys lead. For
 * one thread.
 */
public final class Flame {
    /** Direction of a key: to the caller, to what it called most, or to the box beside. */
    public enum Way {
        TO_CALLER, TO_CALLED, LEFT, RIGHT
    }

    private final Snapshot snapshot;
    private final CallTree tree;
    private final Deque<Integer> before = new ArrayDeque<>();
    private int filling;
    private int chosen = -1;

    /** The tree is of this snapshot. */
    public Flame(Snapshot snapshot, CallTree tree) {
        this.snapshot = snapshot;
        this.tree = tree;
    }

    public CallTree tree() {
        return tree;
    }

    /** The node that fills the width, 0 for all. */
    public int filling() {
        return filling;
    }

    /** The node that was clicked or reached by key; empty if none. */
    public Optional<Integer> chosen() {
        return chosen < 0 ? Optional.empty() : Optional.of(chosen);
    }

    /** The node is chosen, and fills the width. */
    public void zoom(int node) {
        if (node != filling) {
            before.push(filling);
        }
        filling = node;
        chosen = node;
    }

    /** What filled the width before fills it again; false if nothing did. */
    public boolean out() {
        if (before.isEmpty()) {
            return false;
        }
        chosen = filling;
        filling = before.pop();
        return true;
    }

    /** All fills the width; false if it does already. */
    public boolean reset() {
        boolean was = filling != 0;
        before.clear();
        filling = 0;
        return was;
    }

    /** Chooses the next box of the layout this way from the chosen one, without one what fills the width. */
    public void move(Way way, FlameLayout layout) {
        if (chosen < 0 || layout.boxes().stream().noneMatch(box -> box.node() == chosen)) {
            chosen = filling;
            return;
        }
        switch (way) {
            case TO_CALLER -> chosen = Math.max(0, tree.parent(chosen));
            case TO_CALLED -> heaviest(layout).ifPresent(box -> chosen = box.node());
            case LEFT, RIGHT -> beside(way == Way.RIGHT, layout).ifPresent(box -> chosen = box.node());
        }
    }

    private Optional<FlameLayout.Box> heaviest(FlameLayout layout) {
        return layout.boxes().stream().filter(box -> box.node() != 0 && tree.parent(box.node()) == chosen)
                .max((a, b) -> Double.compare(a.width(), b.width()));
    }

    private Optional<FlameLayout.Box> beside(boolean right, FlameLayout layout) {
        int row = tree.depth(chosen);
        double x = layout.boxes().stream().filter(box -> box.node() == chosen).findFirst().orElseThrow().x();
        return layout.boxes().stream()
                .filter(box -> box.row() == row && (right ? box.x() > x : box.x() < x))
                .min((a, b) -> Double.compare(Math.abs(a.x() - x), Math.abs(b.x() - x)));
    }

    /** What the box of the node is called. */
    public String name(int node) {
        return node == 0 ? Phrases.of("flame.all") : Phrases.words(snapshot.name(tree.name(node)));
    }

    /** The same without packages. */
    public String shortName(int node) {
        return label(name(node));
    }

    /** The name of a function without the package, where it is that of a Java method. */
    public static String label(String name) {
        return FrameName.of(name).label();
    }

    /** Its colour: functions of one package have the same, in every recording. */
    public Style style(int node) {
        return node == 0 ? Style.HEADER : Tints.of(FrameName.of(name(node)).group());
    }

    /** The line in which most of the node's weight is, {@code class:line}; empty if not known. */
    public String site(int node) {
        return snapshot.name(tree.site(node));
    }

    /** Whether the name of the node has this text, however it is written. */
    public boolean matches(int node, String text) {
        return node != 0 && !text.isEmpty()
                && name(node).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /** What the node says of itself: name, line, what it weighs, and which part of all that is. */
    public String text(int node) {
        CallTree.Unit unit = tree.unit();
        long whole = tree.total(0);
        String site = site(node);
        return name(node) + (site.isEmpty() ? "" : "\n" + site) + "\n" + Phrases.of("flame.weighs",
                Weights.text(unit, tree.total(node)), Weights.share(tree.total(node), whole),
                Weights.text(unit, tree.self(node)), Weights.share(tree.self(node), whole));
    }

    /** The stack of the node for the clipboard: a line for each frame, the innermost first. */
    public String stack(int node) {
        StringBuilder text = new StringBuilder();
        for (int at = node; at > 0; at = tree.parent(at)) {
            String site = site(at);
            text.append(name(at)).append(site.isEmpty() ? "" : " (" + site + ")").append('\n');
        }
        return text.toString();
    }
}
