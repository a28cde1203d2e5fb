package dev.gantry.format.jfr;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

import dev.gantry.trace.message.Beginning;
import dev.gantry.trace.message.Message;

/**
 * Wait events of a thread, what each of them knows of the reason, and what a virtual thread does meanwhile with its
 * carrier.
 */
enum Wait {
    SLEEP("jdk.ThreadSleep", "sleep", Carrier.LEFT),
    PARK("jdk.ThreadPark", "park", Carrier.LEFT, "parkedClass"),
    MONITOR_ENTER("jdk.JavaMonitorEnter", "lock", Carrier.LEFT_SINCE_24, "monitorClass"),
    MONITOR_WAIT("jdk.JavaMonitorWait", "wait", Carrier.LEFT_SINCE_24, "monitorClass"),
    SOCKET_READ("jdk.SocketRead", "socket-read", Carrier.LEFT, "host"),
    SOCKET_WRITE("jdk.SocketWrite", "socket-write", Carrier.LEFT, "host"),
    FILE_READ("jdk.FileRead", "file-read", Carrier.HELD, "path"),
    FILE_WRITE("jdk.FileWrite", "file-write", Carrier.HELD, "path"),
    FILE_FORCE("jdk.FileForce", "file-force", Carrier.HELD, "path"),
    PINNED("jdk.VirtualThreadPinned", "pinned", Carrier.HELD, "pinnedReason", "blockingOperation");

    private enum Carrier {
        LEFT, LEFT_SINCE_24, HELD
    }

    private static final int LONGEST = 500;

    private final String event;
    private final String code;
    private final Carrier carrier;
    private final List<String> details;

    Wait(String event, String code, Carrier carrier, String... details) {
        this.event = event;
        this.code = code;
        this.carrier = carrier;
        this.details = List.of(details);
    }

    String event() {
        return event;
    }

    /** What many of these are called. */
    Message many() {
        return Message.say("jfr.many." + code);
    }

    /** Whether a virtual thread that waits so gives its carrier away, if nothing pins it. */
    boolean leavesCarrier(boolean monitorsToo) {
        return carrier == Carrier.LEFT || carrier == Carrier.LEFT_SINCE_24 && monitorsToo;
    }

    /** Why a thread waits in a slice of this kind. */
    Message reason(RecordedEvent of) {
        String more = detail(of);
        return more.isEmpty() ? Message.say(code) : Message.say(code, more);
    }

    /** What the event says beside its kind, cut to {@value #LONGEST} characters; empty if it says nothing. */
    String detail(RecordedEvent of) {
        String more = details.stream().filter(of::hasField).map(field -> text(of.getValue(field)))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
        if (of.hasField("port") && !more.isEmpty()) {
            more += ":" + of.getInt("port");
        }
        return Beginning.of(more, LONGEST);
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
