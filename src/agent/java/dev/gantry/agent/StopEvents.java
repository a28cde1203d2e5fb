package dev.gantry.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

import dev.gantry.agent.hook.Stops;

/**
 * Pauses of garbage collections, and safepoints for other reasons, as this JVM's flight recorder streams them: some
 * hundred milliseconds later. Each is told once; of those that overlap, the collection's. The
 * last ones before the program ends may not come any more.
 */
final class StopEvents implements AutoCloseable {
    private static final String COLLECTION = "jdk.GarbageCollection";
    private static final String PAUSE = "jdk.GCPhasePause";
    private static final String OPERATION = "jdk.ExecuteVMOperation";

    private final RecordingStream stream = new RecordingStream();
    private final long origin; // the system's clock at the beginning of 1970
    private final Map<Long, String> causes = new HashMap<>();
    private final List<Stop> pauses = new ArrayList<>();
    private final List<Stop> operations = new ArrayList<>();

    private record Stop(String why, long collection, long start, long end) {
        boolean overlaps(Stop other) {
            return start < other.end && other.start < end;
        }
    }

    /** Begins nothing. Takes some hundred milliseconds. */
    StopEvents() {
        origin = System.nanoTime() - nanoseconds(Instant.now());
        WaitEvents.tell(stream, origin);
        for (String event : new String[]{COLLECTION, PAUSE, OPERATION}) {
            stream.enable(event).withThreshold(Duration.ZERO).withoutStackTrace();
        }
        stream.onEvent(COLLECTION, this::collection);
        stream.onEvent(PAUSE, event -> pauses.add(stop(event, "", event.getLong("gcId"))));
        stream.onEvent(OPERATION, event -> {
            if (event.getBoolean("safepoint")) {
                operations.add(stop(event, Said.of("safepoint", event.getString("operation")), 0));
            }
        });
        stream.onFlush(this::tell);
    }

    /** Tells, in this thread, until it is closed: a stream's own thread would keep the program from its end. */
    void run() {
        Stops.begin();
        stream.start();
    }

    @Override
    public void close() {
        stream.close();
    }

    private void collection(RecordedEvent event) {
        causes.put(event.getLong("gcId"), Said.of("gc-pause", event.getString("name"), event.getString("cause")));
    }

    private Stop stop(RecordedEvent event, String why, long collection) {
        return new Stop(why, collection, origin + nanoseconds(event.getStartTime()),
                origin + nanoseconds(event.getEndTime()));
    }

    private void tell() {
        List<Stop> all = new ArrayList<>(pauses);
        for (Stop operation : operations) {
            if (pauses.stream().noneMatch(operation::overlaps)) {
                all.add(operation);
            }
        }
        all.sort((one, other) -> Long.compare(one.start, other.start));
        for (Stop each : all) {
            Stops.tell(each.why.isEmpty() ? causes.getOrDefault(each.collection, Said.of("gc-pause")) : each.why,
                    each.start, each.end);
        }
        pauses.clear();
        operations.clear();
        causes.clear();
    }

    static long nanoseconds(Instant time) {
        return time.getEpochSecond() * 1_000_000_000 + time.getNano();
    }
}
