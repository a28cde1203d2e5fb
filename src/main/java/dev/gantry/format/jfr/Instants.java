package dev.gantry.format.jfr;

import java.time.Instant;

import jdk.jfr.consumer.RecordedEvent;

/** Times of events, in nanoseconds since 1970. */
final class Instants {
    private static final long SECOND = 1_000_000_000;

    private Instants() {}

    static long start(RecordedEvent event) {
        return nanoseconds(event.getStartTime());
    }

    static long end(RecordedEvent event) {
        return nanoseconds(event.getEndTime());
    }

    private static long nanoseconds(Instant time) {
        return Math.clamp(time.getEpochSecond(), -Long.MAX_VALUE / SECOND / 2, Long.MAX_VALUE / SECOND / 2) * SECOND
                + time.getNano();
    }
}
