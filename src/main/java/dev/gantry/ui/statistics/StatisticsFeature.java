package dev.gantry.ui.statistics;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;

import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Escape;
import dev.gantry.ui.feature.TabFeature;
import dev.gantry.ui.theme.Icon;

/** The tab with the figures of the chosen area. */
public final class StatisticsFeature extends TabFeature<StatisticsPanel> {
    public StatisticsFeature(Context context) {
        super(context, "statistics", Icon.STATISTICS, 60, keys("Shortcut+B"), StatisticsPanel::new);
    }

    @Override
    public List<Escape> escapes() {
        return List.of(new Escape(Escape.Layer.BAR, panel()::unpick));
    }
}
