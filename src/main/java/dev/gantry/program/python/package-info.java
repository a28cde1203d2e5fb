/**
 * Python programs: which interpreter runs them, and how the watching module gets into it.
 *
 * <p><b>Owns</b> the {@link dev.gantry.program.python.Interpreter}, the {@link dev.gantry.program.python.WatchModule},
 * which is the Python code of {@code src/main/python} laid out on disk, and the {@link
 * dev.gantry.program.python.PythonProgram}, which makes a run of both.
 *
 * <p><b>Threads.</b> Any; to ask an interpreter takes some ten milliseconds.
 *
 * <p><b>Must not know</b> what the module records, and who shows it.
 */
package dev.gantry.program.python;
