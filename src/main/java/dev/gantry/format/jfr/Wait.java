package dev.gantry.format.jfr;

import java.util.Optional;

import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/** The events that say that a thread held still, and what each of them knows of the reason. */
enum Wait {
    SLEEP("jdk.ThreadSleep", "sleep", "sleeps", ""),
    PARK("jdk.ThreadPark", "park", "parks",
            "parkedClass"),
    MONITOR_ENTER("jdk.JavaMonitorEnter", "lock", "waits for a monitor",
            "monitorClass"),
    MONITOR_WAIT("jdk.JavaMonitorWait", "wait", "waits for a notify",
            "monitorClass"),
    SOCKET_READ("jdk.SocketRead", "socket read", "socket reads",
            "host"),
    SOCKET_WRITE("jdk.SocketWrite", "socket write", "socket writes",
            "host"),
    FILE_READ("jdk.FileRead", "file read", "file reads",
            "path"),
    FILE_WRITE("jdk.FileWrite", "file write", "file writes",
            "path"),
    FILE_FORCE("jdk.FileForce", "file force",
            "forced file writes",
            "path"),
    PINNED("jdk.VirtualThreadPinned", "pinned",
            "pinned virtual threads", "pinnedReason");

    private final String event;
    private final String word;
    private final String many;
    private final String detail;

    Wait(String event, String word, String many, String detail) {
        this.event = event;
        this.word = word;
        this.many = many;
        this.detail = detail;
    }

    String event() {
        return event;
    }

    /** What many of these are called. */
    String many() {
        return many;
    }

    /** What a slice of this kind is called. */
    String reason(RecordedEvent of) {
        String more = detail.isEmpty() || !of.hasField(detail) ? "" : text(of.getValue(detail));
        if (of.hasField("port") && !more.isEmpty()) {
            more += ":" + of.getInt("port");
        }
        return more.isEmpty() ? word : word + ": " + more;
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
