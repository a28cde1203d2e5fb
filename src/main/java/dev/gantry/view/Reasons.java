package dev.gantry.view;

import dev.gantry.trace.SwitchReason;

/** Why control passed, in a word. */
public final class Reasons {
    private Reasons() {}

    public static String text(SwitchReason reason) {
        return switch (reason) {
            case SEND -> "send";
            case YIELD -> "yield";
            case SWITCH -> "switch";
            case THROW -> "throw";
            case SLEEP -> "sleep";
            case IO -> "I/O";
            case EXIT -> "exit";
        };
    }
}
