/**
 * The JSON of a run, as the command line writes it and tests read it.
 *
 * <p><b>Owns</b> the names and the order of what is in that file.
 *
 * <p><b>Threads.</b> Any; every call stands alone.
 *
 * <p><b>Must not know</b> lessons (it gets their id and parameters as texts and numbers) or the screen.
 */
package dev.gantry.format.json;
