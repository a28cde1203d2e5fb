package dev.gantry.bench;

import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What a hook is compared with: an event of the JDK's own recorder, with two numbers as a hook's record has. */
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
