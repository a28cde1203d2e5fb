/**
 * The window: how it is opened, what it is made of, and what its keys do.
 *
 * <p><b>Owns</b> {@link dev.gantry.ui.Window}, the only entry, and {@link dev.gantry.ui.Workbench}, which puts the panels
 * together. Each panel has a package of its own, named as a user would name it; panels know {@code ui.session} (what the
 * window is about), never each other.
 *
 * <p><b>Threads.</b> Everything runs on the JavaFX thread and is driven by {@code ui.pump}; programs under recording never
 * call in here, the window pulls their snapshots.
 *
 * <p><b>Must not know</b> the command line.
 */
package dev.gantry.ui;
