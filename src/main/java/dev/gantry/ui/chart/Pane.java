package dev.gantry.ui.chart;

import java.util.function.Supplier;

import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Lanes;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;

/**
 * One of the window's charts, with all that is its own.
 *
 * @param recorded what it shows
 * @param chart what is drawn of it
 * @param pointer what is selected in it
 * @param navigation what part of it is shown
 * @param lanes how its lanes are arranged
 */
public record Pane(Supplier<Snapshot> recorded, Chart chart, Pointer pointer, Navigation navigation, Lanes lanes) {}
