/**
 * Checks of a lesson by trying it: its programs are run with several values of its parameters, and the recordings are
 * asked its questions.
 *
 * <p><b>Owns</b> which values are tried and what is found wrong. <b>Threads:</b> any; a check takes as long as the
 * runs. <b>Must not know</b> who asked.
 */
package dev.gantry.lesson.check;
