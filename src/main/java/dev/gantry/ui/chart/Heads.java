package dev.gantry.ui.chart;

import dev.gantry.ui.session.Lanes;

/**
 * What is done with the heads of lanes.
 *
 * @param lanes how they are arranged
 * @param menu opens for a right click
 */
public record Heads(Lanes lanes, HeadMenu menu) {}
