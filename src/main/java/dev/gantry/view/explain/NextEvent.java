package dev.gantry.view.explain;

import dev.gantry.trace.Snapshot;
import dev.gantry.view.style.Phrases;

/**
 * Something that a lane or a task does at a time.
 *
 * @param time when, in nanoseconds since the origin
 * @param lane on which lane
 * @param task the task that starts or ends, 0 for none
 * @param why what a lane is blocked by; empty if that is not known
 */
public record NextEvent(long time, Kind kind, int lane, int task, String why) {
    /** What is done. */
    public enum Kind {
        /** A task starts. */
        STARTS,
        /** A task ends. */
        ENDS,
        /** A lane blocks. */
        BLOCKS,
        /** A thread that was blocked goes on. */
        GOES_ON,
        /** A coroutine gets its thread. */
        GETS_THREAD,
        /** A coroutine gives its thread away. */
        GIVES_THREAD,
        /** A lane is there no longer. */
        CLOSES
    }

    /** In a few words, such as {@code task 7 starts}; the same for two that nobody could tell apart. */
    public String words(Snapshot snapshot) {
        String lane = snapshot.laneName(this.lane);
        return switch (kind) {
            case STARTS -> Phrases.of("next.starts", snapshot.taskLabel(task));
            case ENDS -> Phrases.of("next.ends", snapshot.taskLabel(task));
            case BLOCKS -> why.isEmpty() ? Phrases.of("next.blocks", lane) : Phrases.of("next.blocks.why", lane, why);
            case GOES_ON -> Phrases.of("next.goes-on", lane);
            case GETS_THREAD -> Phrases.of("next.gets-thread", lane);
            case GIVES_THREAD -> Phrases.of("next.gives-thread", lane);
            case CLOSES -> Phrases.of("next.closes", lane);
        };
    }
}
