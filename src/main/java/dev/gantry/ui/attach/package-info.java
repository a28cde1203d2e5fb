/**
 * The card that lists the JVMs that run, to attach to one and watch it from then on.
 *
 * <p><b>Threads:</b> the JavaFX thread; the list is read by another. <b>Must not know</b> how a JVM is attached to.
 */
package dev.gantry.ui.attach;
