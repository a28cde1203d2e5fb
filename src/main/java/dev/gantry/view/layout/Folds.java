package dev.gantry.view.layout;

import java.util.HashSet;
import java.util.Set;

/**
 * Which processes and threads are folded: the lanes inside them are not shown. More than {@value #MANY} coroutines of a
 * thread are folded by themselves until they are opened; so are those of a process, whose threads stay in sight, and
 * machines, where there are more than that. Never changes.
 *
 * @param lanes the ids of the lanes that were folded
 * @param opened the ids of the lanes that were opened
 */
public record Folds(Set<Integer> lanes, Set<Integer> opened) {
    /** Threshold of coroutines, and of machines, that are shown unfolded by default. */
    public static final int MANY = 12;

    public static final Folds NONE = new Folds(Set.of(), Set.of());

    public Folds {
        lanes = Set.copyOf(lanes);
        opened = Set.copyOf(opened);
    }

    /** Whether this lane was folded. */
    boolean folds(int lane) {
        return lanes.contains(lane);
    }

    /** Whether the coroutines of this lane, which are so many, are folded by themselves. */
    boolean foldsCoroutines(int lane, int coroutines) {
        return coroutines > MANY && !opened.contains(lane);
    }

    /** Whether this machine, one of so many, is folded by itself. */
    boolean foldsMachine(int lane, int machines) {
        return machines > MANY && !opened.contains(lane);
    }

    /** Folds this lane, or opens it. */
    public Folds with(int lane, boolean folded) {
        return with(Set.of(lane), folded);
    }

    /** Folds these lanes, or opens them. */
    public Folds with(Set<Integer> changed, boolean folded) {
        Set<Integer> shut = new HashSet<>(lanes);
        Set<Integer> open = new HashSet<>(opened);
        (folded ? shut : open).addAll(changed);
        (folded ? open : shut).removeAll(changed);
        return new Folds(shut, open);
    }
}
