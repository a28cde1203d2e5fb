/**
 * Gantry as a library: a program records itself, asks of the recording, and saves it.
 *
 * <p><b>Owns</b> {@link dev.gantry.library.Watch}, which is all that a program needs; what it returns lies in {@code
 * dev.gantry.recording} and {@code dev.gantry.insight.claim}. A program that uses Gantry's own executors and
 * coroutines, or calls {@link dev.gantry.hook.Probe}, records these with {@link
 * dev.gantry.recording.Recording#start(dev.gantry.hook.Recorder.Options)} instead, without an agent.
 *
 * <p><b>Threads.</b> Any. <b>Must not know</b> tests, windows and commands.
 */
package dev.gantry.library;
