/**
 * {@code gantry doctor}: what works on this machine, what is missing, and what that costs.
 *
 * <p><b>Owns</b> the checks. None of them throws.
 *
 * <p><b>Threads.</b> The command's; what takes long is checked on threads of its own.
 *
 * <p><b>Must not know</b> the other commands.
 */
package dev.gantry.cli.doctor;
