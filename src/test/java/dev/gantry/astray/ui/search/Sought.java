package dev.gantry.astray.ui.search;

import dev.gantry.astray.ui.chart.Drawn;

/** A panel that knows the chart, as it may. */
public record Sought(Drawn chart) {}
