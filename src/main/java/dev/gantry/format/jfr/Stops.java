package dev.gantry.format.jfr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jdk.jfr.consumer.RecordedEvent;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Pauses;
import dev.gantry.format.assembly.Track;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;

/**
 * Safepoints: the times at which the JVM stopped all Java threads, and what for. Three kinds of events tell of them,
 * each of which may be missing: a safepoint from its beginning to its end, the operation of the VM in it, and the pause
 * of a garbage collection, whose cause stands in the event of the collection as a whole.
 */
final class Stops {
    private static final int SAFEPOINT = 0;
    private static final int OPERATION = 1;
    private static final int COLLECTION = 2;

    private record Pause(Track on, long start, long end, long collection) {}

    private final TraceUnderConstruction opening;
    private final Threads threads;
    private final Pauses pauses;
    private final List<Pause> collecting = new ArrayList<>();
    private final Map<Long, Message> collections = new HashMap<>();
    private final Map<Long, Long> begun = new HashMap<>();

    Stops(TraceUnderConstruction opening, Threads threads) {
        this.opening = opening;
        this.threads = threads;
        this.pauses = new Pauses(opening);
    }

    /** A garbage collection: what kind it was and why it came. */
    void collection(RecordedEvent event) {
        String name = event.getString("name");
        String cause = event.getString("cause");
        collections.put(event.getLong("gcId"), name == null || cause == null
                ? Message.say("gc-pause")
                : Message.say("gc-pause", name, cause));
    }

    /** A garbage collection stopped all threads; its cause may still come. */
    void pause(RecordedEvent event) throws IOException {
        collecting.add(new Pause(threads.of(event.getThread()), Instants.start(event), Instants.end(event),
                event.getLong("gcId")));
    }

    /** The VM's own thread did something. */
    void operation(RecordedEvent event) throws IOException {
        String operation = String.valueOf(event.getString("operation"));
        threads.of(event.getThread()).slice(Instants.start(event), Instants.end(event), State.RUNNING,
                name(Message.say("vm-operation", operation)));
        if (event.getBoolean("safepoint")) {
            pauses.add(Instants.start(event), Instants.end(event), name(Message.say("safepoint", operation)),
                    OPERATION);
        }
    }

    /** All threads stand still from the end of this event on. */
    void begin(RecordedEvent event) {
        begun.put(event.getLong("safepointId"), Instants.end(event));
    }

    void end(RecordedEvent event) {
        Long since = begun.remove(event.getLong("safepointId"));
        if (since != null) {
            pauses.add(since, Instants.end(event), name(Message.say("safepoint")), SAFEPOINT);
        }
    }

    /** Puts the stops on all lanes that they stopped, when all events are known. */
    void finish() throws IOException {
        for (Pause pause : collecting) {
            int name = name(collections.getOrDefault(pause.collection, Message.say("gc-pause")));
            pause.on.slice(pause.start, pause.end, State.RUNNING, name);
            pauses.add(pause.start, pause.end, name, COLLECTION);
        }
        int incomplete = pauses.stop(threads.java());
        if (incomplete > 0) {
            opening.notice(Message.say("jfr.stops", (long) incomplete));
        }
    }

    private int name(Message what) {
        return opening.name(what.text());
    }
}
