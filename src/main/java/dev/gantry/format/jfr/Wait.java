package dev.gantry.format.jfr;

import java.util.Optional;

import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

import dev.gantry.trace.message.Message;

/** The events that say that a thread held still, and what each of them knows of the reason. */
enum Wait {
    SLEEP("jdk.ThreadSleep", "sleep", ""),
    PARK("jdk.ThreadPark", "park", "parkedClass"),
    MONITOR_ENTER("jdk.JavaMonitorEnter", "lock", "monitorClass"),
    MONITOR_WAIT("jdk.JavaMonitorWait", "wait", "monitorClass"),
    SOCKET_READ("jdk.SocketRead", "socket-read", "host"),
    SOCKET_WRITE("jdk.SocketWrite", "socket-write", "host"),
    FILE_READ("jdk.FileRead", "file-read", "path"),
    FILE_WRITE("jdk.FileWrite", "file-write", "path"),
    FILE_FORCE("jdk.FileForce", "file-force", "path"),
    PINNED("jdk.VirtualThreadPinned", "pinned", "pinnedReason");

    private final String event;
    private final String code;
    private final String detail;

    Wait(String event, String code, String detail) {
        this.event = event;
        this.code = code;
        this.detail = detail;
    }

    String event() {
        return event;
    }

    /** What many of these are called. */
    Message many() {
        return Message.say("jfr.many." + code);
    }

    /** Why a thread is blocked in a slice of this kind; a detail is cut to this many characters. */
    Message reason(RecordedEvent of, int longest) {
        String more = detail.isEmpty() || !of.hasField(detail) ? "" : text(of.getValue(detail));
        if (of.hasField("port") && !more.isEmpty()) {
            more += ":" + of.getInt("port");
        }
        return more.isEmpty()
                ? Message.say(code)
                : Message.say(code, more.substring(0, Math.min(longest, more.length())));
    }

    /** The thread that ended it, where that is known: it held the monitor before, or notified. */
    Optional<RecordedThread> endedBy(RecordedEvent of) {
        return switch (this) {
            case MONITOR_ENTER -> Optional.ofNullable(of.getThread("previousOwner"));
            case MONITOR_WAIT -> Optional.ofNullable(of.getThread("notifier"));
            default -> Optional.empty();
        };
    }

    static Optional<Wait> of(String event) {
        for (Wait wait : values()) {
            if (wait.event.equals(event)) {
                return Optional.of(wait);
            }
        }
        return Optional.empty();
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case RecordedClass type -> type.getName().substring(type.getName().lastIndexOf('.') + 1);
            default -> value.toString();
        };
    }
}
