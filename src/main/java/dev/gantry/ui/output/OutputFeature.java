package dev.gantry.ui.output;

import java.util.List;
import java.util.Set;

import dev.gantry.program.Piped;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.feature.Placement;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.theme.Icon;

/** The tab with what the program printed. */
public final class OutputFeature implements Feature {
    private final Context context;
    private final OutputPanel panel;
    private long seen;

    public OutputFeature(Context context) {
        this.context = context;
        panel = new OutputPanel(context);
    }

    @Override
    public List<Placement> placements() {
        return List.of(Placement.tab("output", Icon.OUTPUT, panel));
    }

    @Override
    public boolean take() {
        long changes = context.session().streams().map(Piped::changes).orElse(0L);
        if (changes != seen) {
            seen = changes;
            context.pump().mark(Reason.OUTPUT);
        }
        return false;
    }

    @Override
    public void show(Set<Reason> reasons) {
        panel.show(reasons);
    }
}
