package dev.gantry.ui.session;

import java.util.Set;

import dev.gantry.trace.message.Message;

/**
 * Notices of what is never seen of a program of its kind: true of every such recording, so they stand where its
 * accuracy is told, and in no message that asks for attention.
 */
public final class UsualLimits {
    private static final Set<String> CODES = Set.of("python-waits");

    private UsualLimits() {}

    /** Whether this notice is one of them. */
    public static boolean has(Message notice) {
        return CODES.contains(notice.code());
    }
}
