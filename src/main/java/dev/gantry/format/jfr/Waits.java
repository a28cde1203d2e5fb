package dev.gantry.format.jfr;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Track;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;

/**
 * The waits of threads. A platform thread is blocked in them; a virtual thread is suspended, for it leaves its carrier,
 * unless the wait is of a kind that can't, or something pinned it.
 *
 * <p>Where a wait pinned a virtual thread, two events tell of one thing, and either may be the longer by some
 * microseconds. The pinning is put inside the wait, cut to it if need be: the wait is what users look for.
 */
final class Waits {
    private record Span(long start, long end) {}

    private final TraceUnderConstruction opening;
    private final Threads threads;
    private final Sampled sampled;
    private final Map<Track, Span> latest = new HashMap<>();
    private boolean carriers;
    private boolean monitorsUnmount;

    Waits(TraceUnderConstruction opening, Threads threads, Sampled sampled) {
        this.opening = opening;
        this.sampled = sampled;
        this.threads = threads;
    }

    /** Since JDK 24, whose recordings also tell carriers, a virtual thread leaves its carrier at a monitor too. */
    void tellsCarriers() {
        monitorsUnmount = true;
    }

    /** Whether some carrier was told. */
    boolean hasCarriers() {
        return carriers;
    }

    void add(RecordedEvent event, Wait wait) throws IOException {
        RecordedThread thread = event.getThread();
        Track track = threads.of(thread);
        if (wait == Wait.PINNED) {
            pinned(event, track);
            return;
        }
        boolean isVirtual = thread != null && thread.isVirtual();
        long start = Instants.start(event);
        long end = Instants.end(event);
        track.slice(start, end, isVirtual && wait.leavesCarrier(monitorsUnmount) ? State.SUSPENDED : State.BLOCKED,
                name(wait.reason(event)));
        sampled.wait(event, track);
        if (isVirtual) {
            latest.put(track, new Span(start, end));
        }
        Optional<RecordedThread> by = wait.endedBy(event);
        if (by.isPresent()) {
            track.woken(end, threads.of(by.get()));
        }
    }

    private void pinned(RecordedEvent event, Track track) throws IOException {
        long start = Instants.start(event);
        long end = Instants.end(event);
        Optional<RecordedThread> carrier = event.hasField("carrierThread")
                ? Optional.ofNullable(event.getThread("carrierThread"))
                : Optional.empty();
        Message why = Wait.PINNED.reason(event);
        if (carrier.isPresent()) {
            carriers = true;
            Track on = threads.of(carrier.get());
            why = Message.say("pinned-to", on.name(), Wait.PINNED.detail(event));
            on.slice(start, end, State.BLOCKED, name(Message.say("carries", track.name())));
        }
        Span wait = latest.get(track);
        boolean overlaps = wait != null && wait.start < end && wait.end > start;
        track.slice(overlaps ? Math.max(start, wait.start) : start, overlaps ? Math.min(end, wait.end) : end,
                State.BLOCKED, name(why));
    }

    private int name(Message reason) {
        return opening.name(reason.text());
    }
}
