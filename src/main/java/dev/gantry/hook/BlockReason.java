package dev.gantry.hook;

import dev.gantry.trace.message.Message;

/** Why a lane holds its thread and waits. Each has a code, by which recordings and files know it. */
public enum BlockReason {
    SLEEP("sleep"), IO("io"), LOCK("lock"), RESULT("result"), SHUTDOWN("shutdown"), QUEUE("queue");

    private final String code;

    BlockReason(String code) {
        this.code = code;
    }

    /** What the slice is called: a {@link Message}, in the form in which recordings hold one. */
    public String text() {
        return Message.say(code).text();
    }
}
