package dev.gantry.insight.whatif;

import java.util.Locale;

/** Which of the queued tasks is taken next. */
public enum Policy {
    /** The one that was submitted first. */
    FIFO,
    /** The one that needs the least time: recordings hold no priorities. */
    PRIORITY,
    /**
     * A queue for each worker, of what its tasks submit: it takes the last of its own, else the first from outside,
     * else the first of another worker. One that waits for a result meanwhile runs other tasks.
     */
    STEALING;

    /** Id in commands and files, such as {@code fifo}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
