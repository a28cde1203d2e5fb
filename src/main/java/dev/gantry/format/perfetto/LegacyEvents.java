package dev.gantry.format.perfetto;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Keys;
import dev.gantry.format.assembly.Track;
import dev.gantry.format.perfetto.proto.TrackEvent.LegacyEvent;
import dev.gantry.trace.State;
import dev.gantry.trace.message.Message;

/**
 * Events in the words of the JSON format that came before track events: a phase, and ids that tie events together. An
 * id that is local is its process's; the others are the whole trace's. Ids are told apart by category and scope too, as
 * trace_processor does it.
 */
final class LegacyEvents {
    private static final int MOST_PHASES = 32;
    private static final String WITH_DETAILS = "BXIiRbSnTp";

    /** Context of an event: its track, its sequence's process, its time, name, first category and details. */
    record Place(ForeignTrack track, int sequencePid, long time, int name, String category,
            int details) {
        private int pid(LegacyEvent event) {
            return event.hasPidOverride() ? event.getPidOverride() : track.pid != 0 ? track.pid : sequencePid;
        }
    }

    private final TraceUnderConstruction opening;
    private final Assembly assembly;
    private final ForeignPlaces places;
    private final Map<Integer, Long> unknown = new TreeMap<>();

    /** Where work with an id of the whole trace is shown: in the process that its first event names. */
    private final Map<Long, Track> shared = new HashMap<>();

    LegacyEvents(TraceUnderConstruction opening, Assembly assembly, ForeignPlaces places) {
        this.opening = opening;
        this.assembly = assembly;
        this.places = places;
    }

    /** What is not shown of them. */
    Optional<Message> notice() {
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.say("chrome.phases", unknown.entrySet().stream()
                        .map(phase -> "%s (%,d)".formatted(shown(phase.getKey()), phase.getValue()))
                        .collect(Collectors.joining(", "))));
    }

    /** Whether an event of this phase becomes something that has details. */
    static boolean keepsDetails(LegacyEvent event) {
        return WITH_DETAILS.indexOf(event.getPhase()) >= 0;
    }

    void take(LegacyEvent event, Place at) throws DamagedFile {
        Track lane = event.hasTidOverride()
                ? places.thread(at.pid(event), event.getTidOverride()).lane
                : at.track.lane;
        long time = at.time;
        switch (event.getPhase()) {
            case 'B' -> ForeignTracks.told(lane, lane.begin(time, State.RUNNING, at.name, 0), at.details);
            case 'E' -> lane.end(time, 0, 0);
            case 'X' -> ForeignTracks.told(lane, lane.slice(time,
                    time + ForeignTracks.nanoseconds(Math.max(0, event.getDurationUs())), State.RUNNING, at.name),
                    at.details);
            case 'I', 'i', 'R' -> (event.getInstantEventScope() == LegacyEvent.InstantEventScope.SCOPE_PROCESS
                    ? places.process(at.pid(event))
                    : lane).mark(time, at.name, at.details);
            case 'b', 'S' -> {
                Track async = async(event, at);
                ForeignTracks.told(async, async.begin(time, State.RUNNING, at.name, id(event, at)), at.details);
            }
            case 'e', 'F' -> async(event, at).end(time, at.name, id(event, at));
            case 'n', 'T', 'p' -> async(event, at).mark(time, at.name, at.details);
            case 's' -> assembly.leaves(flow(event, at), lane, time);
            case 't' -> assembly.steps(flow(event, at), lane, time);
            case 'f' -> assembly.reaches(flow(event, at), lane, time, !event.getBindToEnclosing());
            default -> {
                if (unknown.size() < MOST_PHASES || unknown.containsKey(event.getPhase())) {
                    unknown.merge(event.getPhase(), 1L, Long::sum);
                }
            }
        }
        if (event.hasBindId()) {
            bound(event, lane, time);
        }
    }

    /** An arrow in the later form: any slice may name it, and which way it goes. */
    private void bound(LegacyEvent event, Track lane, long time) {
        long key = Keys.of("bind", event.getBindId());
        switch (event.getFlowDirection()) {
            case FLOW_OUT -> assembly.leaves(key, lane, time);
            case FLOW_INOUT -> assembly.steps(key, lane, time);
            case FLOW_IN -> assembly.reaches(key, lane, time, false);
            case FLOW_UNSPECIFIED -> {
                // it goes nowhere
            }
        }
    }

    private Track async(LegacyEvent event, Place at) throws DamagedFile {
        Track here = places.async(at.pid(event));
        return event.hasLocalId() ? here : shared.computeIfAbsent(id(event, at), _ -> here);
    }

    private static long id(LegacyEvent event, Place at) {
        return event.hasLocalId()
                ? Keys.of(at.category, event.getIdScope(), event.getLocalId(), at.pid(event))
                : Keys.of(at.category, event.getIdScope(),
                        event.hasUnscopedId() ? event.getUnscopedId() : event.getGlobalId());
    }

    private long flow(LegacyEvent event, Place at) {
        return Keys.of("flow", id(event, at), opening.names().get(at.name));
    }

    private static String shown(int phase) {
        return phase > ' ' && phase < 127 ? String.valueOf((char) phase) : String.valueOf(phase);
    }
}
