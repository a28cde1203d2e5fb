package dev.gantry.hook;

import dev.gantry.trace.message.Message;

/** Reason why a lane waits and holds its thread. Each has a code, used in recordings and files. */
public enum BlockReason {
    SLEEP("sleep"), IO("io"), LOCK("lock"), RESULT("result"), SHUTDOWN("shutdown"), QUEUE("queue");

    private final String code;

    BlockReason(String code) {
        this.code = code;
    }

    /** Name of the slice: a {@link Message}, in the form in which recordings hold one. */
    public String text() {
        return Message.say(code).text();
    }
}
