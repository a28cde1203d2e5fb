package dev.gantry.format.chrome;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.assembly.Assembly;
import dev.gantry.format.assembly.Track;
import dev.gantry.format.chrome.JsonTokens.Token;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.trace.stack.StackTable;

/**
 * Samples that stand beside the events, and the frames of their stacks: parts of the format that perf and others use,
 * and Gantry's own files. The parser's thread fills it; when that has ended the reader's takes what there is.
 */
final class BesideSamples {
    /** More than this are left out. */
    private static final int MOST = 1 << 22;

    private record Frame(String name, String parent, String site) {}

    private record Sample(Object process, Object thread, long time, String frame, long weight, String kind) {}

    private final JsonTokens json;
    private final Microseconds times;
    private final TextPool texts = new TextPool();
    private final Map<String, Frame> frames = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final Map<Object, Track> threads = new HashMap<>();
    private final Map<String, Integer> stacks = new HashMap<>();
    private long leftOut;

    BesideSamples(JsonTokens json, Microseconds times) {
        this.json = json;
        this.times = times;
    }

    /** How many made no sense, or were too many. */
    long leftOut() {
        return leftOut;
    }

    /** Reads the object at which the parser is: frames by their ids. */
    void frames() throws IOException {
        if (json.token() != Token.OBJECT) {
            json.skip();
            return;
        }
        while (json.next() == Token.NAME) {
            String id = json.name();
            if (json.next() == Token.OBJECT) {
                frame(id);
            } else {
                json.skip();
            }
        }
    }

    private void frame(String id) throws IOException {
        String name = "";
        String parent = "";
        String site = "";
        while (json.next() == Token.NAME) {
            String field = json.name();
            json.next();
            switch (field) {
                case "name" -> name = text();
                case "parent" -> parent = text();
                case OwnFields.SITE -> site = text();
                default -> json.skip();
            }
        }
        if (frames.size() < MOST) {
            frames.put(id, new Frame(name, parent, site));
        } else {
            leftOut++;
        }
    }

    /** Reads the list at which the parser is: samples. */
    void samples() throws IOException {
        if (json.token() != Token.ARRAY) {
            json.skip();
            return;
        }
        while (json.next() != Token.END_ARRAY) {
            if (json.token() == Token.OBJECT) {
                sample();
            } else {
                json.skip();
                leftOut++;
            }
        }
    }

    private void sample() throws IOException {
        Object process = "";
        Object thread = "";
        long time = Microseconds.NONE;
        String frame = "";
        long weight = 0;
        String kind = "";
        while (json.next() == Token.NAME) {
            String field = json.name();
            json.next();
            switch (field) {
                case "pid" -> process = key();
                case "tid" -> thread = key();
                case "ts" -> time = times.read(json);
                case "sf" -> frame = text();
                case "name" -> kind = text();
                case "weight" ->
                    weight = json.token() == Token.INTEGER && json.count() < 19 ? json.number() : skipped();
                default -> json.skip();
            }
        }
        if (time != Microseconds.NONE && samples.size() < MOST) {
            samples.add(new Sample(process, thread, time, frame, weight, kind));
        } else {
            leftOut++;
        }
    }

    private long skipped() throws IOException {
        json.skip();
        return 0;
    }

    private Object key() throws IOException {
        return json.token() == Token.INTEGER && json.count() < 18 ? (Object) json.number() : text();
    }

    private String text() throws IOException {
        if (json.token().isScalar()) {
            return json.token() == Token.NULL ? "" : texts.read(json);
        }
        json.skip();
        return "";
    }

    /** Puts them on the lanes of their threads. In files of ours they tell their kinds and weights. */
    void addTo(TraceUnderConstruction opening, Assembly assembly, Places places, boolean ours) throws IOException {
        TraceLoader loader = new TraceLoader(opening.trace());
        for (Sample sample : samples) {
            assembly.checkRoom();
            Track track = sample.process.equals("")
                    ? anywhere(sample.thread, places)
                    : places.thread(sample.process, sample.thread);
            SampleKind kind = ours ? SampleKind.byId(sample.kind).orElse(SampleKind.RUNNING) : SampleKind.RUNNING;
            track.sample(sample.time, stack(sample.frame, loader, opening), ours ? sample.weight : 0, kind);
        }
    }

    private Track anywhere(Object thread, Places places) throws IOException {
        Track known = threads.get(thread);
        if (known == null) {
            known = places.thread(thread);
            threads.put(thread, known);
        }
        return known;
    }

    /** A frame that is its own caller in the end begins a stack. */
    private int stack(String id, TraceLoader loader, TraceUnderConstruction opening) {
        Deque<String> path = new ArrayDeque<>();
        String at = id;
        while (frames.containsKey(at) && !stacks.containsKey(at) && path.size() < StackTable.DEEPEST) {
            path.push(at);
            at = frames.get(at).parent;
        }
        int stack = stacks.getOrDefault(at, 0);
        for (String next : path) {
            Frame frame = frames.get(next);
            stack = loader.stack(stack, opening.name(frame.name), opening.name(frame.site));
            stacks.put(next, stack);
        }
        return stack;
    }
}
