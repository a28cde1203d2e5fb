package dev.gantry.view.time;

/**
 * Fault that a lint found, as it is drawn: a strip along the lane, and a sign at the lane's name.
 *
 * @param lane the lane's id
 * @param from nanoseconds since the origin
 * @param to not earlier than {@code from}
 * @param task the task that it is about, 0 for none
 * @param title what it is called
 */
public record Fault(int lane, long from, long to, int task, String title) {}
