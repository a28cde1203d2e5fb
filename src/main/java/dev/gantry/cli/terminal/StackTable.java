package dev.gantry.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.gantry.insight.Area;
import dev.gantry.insight.Wanted;
import dev.gantry.insight.stack.CallTree;
import dev.gantry.insight.stack.HotFrames;
import dev.gantry.insight.stack.SampleChoice;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.view.flame.Weights;
import dev.gantry.view.style.Phrases;

/** Functions on the stacks of samples, in columns. */
public final class StackTable {
    private static final int MOST = 1_000;

    private StackTable() {}

    /** Those of each kind of samples in this area, the heaviest first. */
    public static StatsTable of(Snapshot recorded, Area area, Wanted within, boolean forPeople) {
        List<List<Object>> rows = new ArrayList<>();
        for (SampleKind kind : SampleKind.values()) {
            CallTree tree = CallTree.of(recorded, new SampleChoice(area, kind, within), CallTree.Order.MERGED);
            HotFrames.of(tree).frames().stream().limit(MOST)
                    .forEach(frame -> rows.add(row(recorded, kind, tree, frame, forPeople)));
        }
        return new StatsTable(forPeople
                ? List.of("function", "kind", "self", "share", "total", "line")
                : List.of("function", "kind", "unit", "self", "total", "line"), rows);
    }

    private static List<Object> row(Snapshot recorded, SampleKind kind, CallTree tree, HotFrames.Frame frame,
            boolean forPeople) {
        String name = Phrases.words(recorded.name(frame.name()));
        String line = recorded.name(frame.site());
        return forPeople
                ? Arrays.asList(name, kind.id(), Weights.text(tree.unit(), frame.self()),
                        Weights.share(frame.self(), tree.total(0)), Weights.text(tree.unit(), frame.total()), line)
                : Arrays.asList(name, kind.id(), unit(tree.unit()), frame.self(), frame.total(),
                        line.isEmpty() ? null : line);
    }

    private static String unit(CallTree.Unit unit) {
        return switch (unit) {
            case NANOSECONDS -> "ns";
            case BYTES -> "bytes";
            case SAMPLES -> "samples";
        };
    }
}
