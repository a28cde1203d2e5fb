package dev.gantry.format.chrome;

import java.util.HashMap;
import java.util.Map;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Track;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.stack.SampleKind;

/** CPU profiles of V8: whole ones, and such as come in parts, the first on the thread that is sampled. */
final class Profiles {
    private static final String IDLE = "(idle)";
    private static final String ROOT = "(root)";

    private record Key(Object process, String id) {}

    private static final class Begun {
        private final Track track;
        private final Map<Long, Integer> stacks = new HashMap<>();
        private final Map<Long, Long> parents = new HashMap<>();
        private long idle = Long.MIN_VALUE;
        private long time;

        Begun(Track track, long time) {
            this.track = track;
            this.time = time;
        }
    }

    private final TraceUnderConstruction opening;
    private final TraceLoader stacks;
    private final Map<Key, Begun> begun = new HashMap<>();

    Profiles(TraceUnderConstruction opening) {
        this.opening = opening;
        this.stacks = new TraceLoader(opening.trace());
    }

    /** A part that an event has; {@code thread} is the event's. */
    void take(Event event, Profile part, Track thread) {
        Begun of = begun.computeIfAbsent(new Key(event.process, event.idValue()), _ -> new Begun(thread, event.time));
        if (part.start != Microseconds.NONE) {
            of.time = part.start;
        }
        add(of, part, part.samples.size());
    }

    /** One that is the only one of its thread, and whole unless its file is cut: then samples lack their times. */
    void takeWhole(Profile profile, Track thread) {
        Begun alone = new Begun(thread, profile.start == Microseconds.NONE ? 0 : profile.start);
        add(alone, profile, Math.min(profile.samples.size(), profile.deltas.size()));
    }

    private void add(Begun of, Profile part, int samples) {
        for (Profile.Node node : part.nodes) {
            long parent = node.parent() != 0 ? node.parent() : of.parents.getOrDefault(node.id(), 0L);
            int below = of.stacks.getOrDefault(parent, 0);
            boolean root = node.name().equals(ROOT);
            of.stacks.put(node.id(), root
                    ? below
                    : stacks.stack(below, opening.name(node.name()),
                            opening.name(node.site())));
            of.idle = node.name().equals(IDLE) ? node.id() : of.idle;
            for (long child : node.children()) {
                of.parents.put(child, node.id());
            }
        }
        for (int i = 0; i < samples; i++) {
            long delta = i < part.deltas.size() ? part.deltas.get(i) : 0;
            long next = i + 1 < part.deltas.size() ? part.deltas.get(i + 1) : delta;
            of.time = Math.clamp(of.time + delta, -Microseconds.MOST, Microseconds.MOST);
            Integer stack = of.stacks.get(part.samples.get(i));
            if (stack != null && part.samples.get(i) != of.idle) {
                of.track.sample(of.time, stack, Math.max(0, next), SampleKind.RUNNING);
            }
        }
    }
}
