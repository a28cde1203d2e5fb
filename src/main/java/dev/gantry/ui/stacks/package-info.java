/**
 * Flame graph of the samples of what is selected, and the functions in which its time went.
 *
 * <p><b>Owns</b> the tab "Stacks". <b>Threads:</b> the JavaFX thread; trees are made on the readers'. <b>Must not
 * know</b> where samples come from, nor how boxes are laid out: that is {@link dev.gantry.view.flame}'s.
 */
package dev.gantry.ui.stacks;
