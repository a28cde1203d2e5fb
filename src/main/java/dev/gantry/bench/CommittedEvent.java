package dev.gantry.bench;

import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** JFR event with two numbers, like a hook's record: committing it is a hook's baseline. */
@Name("dev.gantry.Hook")
@Label("Hook")
@Description("Stands for a record of a hook while gantry bench measures")
@StackTrace(false)
final class CommittedEvent extends Event {
    @Label("Task")
    int task;

    @Label("Argument")
    long argument;
}
