package dev.gantry.trace;

import java.util.Locale;

/** Why control passed from one coroutine to another. */
public enum SwitchReason {
    SEND, YIELD, SWITCH, THROW, SLEEP, IO, EXIT;

    /** The reason as files spell it, such as {@code yield}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
