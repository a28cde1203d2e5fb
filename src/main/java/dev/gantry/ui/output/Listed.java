package dev.gantry.ui.output;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableListBase;

/** A list whose ends are replaced at once: JavaFX's own removes its items one by one. */
final class Listed extends ObservableListBase<Printed> {
    private final List<Printed> items = new ArrayList<>();

    @Override
    public Printed get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** Has these from there on. */
    void replaceFrom(int index, List<Printed> tail) {
        replace(index, items.size(), tail);
    }

    /** Keeps so many at the end. */
    void keepLast(int count) {
        replace(0, items.size() - count, List.of());
    }

    private void replace(int from, int to, List<Printed> by) {
        List<Printed> range = items.subList(from, to);
        beginChange();
        nextReplace(from, from + by.size(), List.copyOf(range));
        range.clear();
        items.addAll(from, by);
        endChange();
    }
}
