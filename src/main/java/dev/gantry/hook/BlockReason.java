package dev.gantry.hook;

/** Why a lane holds its thread and waits. */
public enum BlockReason {
    SLEEP("sleep"),
    IO("I/O"),
    LOCK("lock"),
    RESULT("waits for a result"),
    SHUTDOWN("waits for the pool to end"),
    QUEUE(
            "waits for the queue");

    private final String text;

    BlockReason(String text) {
        this.text = text;
    }

    /** What the slice is called. */
    public String text() {
        return text;
    }
}
