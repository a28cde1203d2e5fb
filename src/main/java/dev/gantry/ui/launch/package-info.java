/**
 * The card that asks for a program to run: what it is, what it is given, where it is started, and by which
 * interpreter or JDK.
 *
 * <p><b>Threads:</b> the JavaFX thread; what is entered is checked by another. <b>Must not know</b> how a program is
 * started, nor who asks for it: a key, a drop, the library.
 */
package dev.gantry.ui.launch;
