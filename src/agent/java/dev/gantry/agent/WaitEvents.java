package dev.gantry.agent;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingStream;

import dev.gantry.agent.hook.LateWaits;

/**
 * Waits of threads that only this JVM's flight recorder sees: for monitors, with who held them, and of virtual threads
 * that hold their carrier; before JDK 21 sleeps and {@code Object.wait} too, which have no method to be woven there.
 */
final class WaitEvents {
    private static final Duration SHORTEST = Duration.of(LateWaits.SHORTEST, ChronoUnit.MICROS);
    private static final int WOVEN_SINCE = 21;

    private final long origin;

    private WaitEvents(long origin) {
        this.origin = origin;
    }

    /**
     * Has this stream tell of them.
     *
     * @param origin the system's clock at the beginning of 1970
     */
    static void tell(RecordingStream stream, long origin) {
        WaitEvents events = new WaitEvents(origin);
        events.on(stream, "jdk.JavaMonitorEnter", "lock");
        if (Runtime.version().feature() >= WOVEN_SINCE) {
            events.on(stream, "jdk.VirtualThreadPinned", "pinned");
        } else {
            events.on(stream, "jdk.JavaMonitorWait", "wait");
            events.on(stream, "jdk.ThreadSleep", "sleep");
        }
    }

    private void on(RecordingStream stream, String type, String reason) {
        stream.enable(type).withThreshold(SHORTEST).withoutStackTrace();
        stream.onEvent(type, event -> {
            RecordedThread waits = event.getThread();
            if (waits != null && waits.getJavaThreadId() > 0) {
                LateWaits.tell(waits.getJavaThreadId(), waits.getJavaName(),
                        waits.hasField("virtual") && waits.getBoolean("virtual"), why(event, reason),
                        origin + StopEvents.nanoseconds(event.getStartTime()),
                        origin + StopEvents.nanoseconds(event.getEndTime()));
            }
        });
    }

    private static String why(RecordedEvent event, String reason) {
        List<String> details = new ArrayList<>();
        for (String field : new String[]{"monitorClass", "pinnedReason", "blockingOperation"}) {
            Object value = event.hasField(field) ? event.getValue(field) : null;
            if (value != null) {
                String text = value instanceof RecordedClass ? ((RecordedClass) value).getName() : value.toString();
                details.add(text.substring(text.lastIndexOf('.') + 1));
            }
        }
        String detail = String.join(", ", details);
        RecordedThread holder = event.hasField("previousOwner") ? event.getThread("previousOwner") : null;
        if (holder != null && holder.getJavaName() != null && !holder.getJavaName().isEmpty()) {
            return Said.held(reason, detail, holder.getJavaName());
        }
        return detail.isEmpty() ? Said.of(reason) : Said.of(reason, detail);
    }
}
