/**
 * The window: how it is opened, and what it is made of.
 *
 * <p><b>Owns</b> {@link dev.gantry.ui.Windows}, the entry, and {@link dev.gantry.ui.Workbench}, which puts the features
 * in the list of {@link dev.gantry.ui.Features} together: it lays them out, lets their commands be done by keys and
 * shows them once per frame. Each {@link dev.gantry.ui.feature.Feature} has a package of its own, named as a user would
 * name it. It is made from a {@link dev.gantry.ui.feature.Context} and knows what that holds, never another feature.
 *
 * <p><b>Threads.</b> Everything runs on the JavaFX thread and is driven by {@code ui.pump}; programs under recording
 * never call in here, the window pulls their snapshots.
 *
 * <p><b>Must not know</b> the command line.
 */
package dev.gantry.ui;
