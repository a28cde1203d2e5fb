package dev.gantry.format.perfetto;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.perfetto.proto.Callstack;
import dev.gantry.format.perfetto.proto.Frame;
import dev.gantry.format.perfetto.proto.InternedData;
import dev.gantry.format.perfetto.proto.InternedString;
import dev.gantry.format.perfetto.proto.Mapping;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.message.Message;
import dev.gantry.trace.stack.StackTable;

/**
 * Stacks that a packet sequence of another program has interned, until it begins anew. A function without a name is
 * called by its library and the place in it.
 */
final class ForeignStacks {
    private static final int MOST = 1 << 20;

    private final TraceUnderConstruction opening;
    private final TraceLoader stacks;
    private final PacketTexts texts;
    private final Map<Long, String> functions = new HashMap<>();
    private final Map<Long, String> paths = new HashMap<>();
    private final Map<Long, String> sources = new HashMap<>();
    private final Map<Long, String> mappings = new HashMap<>();
    private final Map<Long, Frame> frames = new HashMap<>();
    private final Map<Long, Integer> callstacks = new HashMap<>();
    private long characters;

    ForeignStacks(TraceUnderConstruction opening, PacketTexts texts) {
        this.opening = opening;
        this.texts = texts;
        this.stacks = new TraceLoader(opening.trace());
    }

    void clear() {
        functions.clear();
        paths.clear();
        sources.clear();
        mappings.clear();
        frames.clear();
        callstacks.clear();
        characters = 0;
    }

    void learn(InternedData data) {
        put(functions, data.getFunctionNamesList());
        put(paths, data.getMappingPathsList());
        put(sources, data.getSourcePathsList());
        for (Mapping mapping : data.getMappingsList()) {
            if (mappings.size() < MOST && mapping.getPathStringIdsCount() > 0) {
                long last = mapping.getPathStringIds(mapping.getPathStringIdsCount() - 1);
                mappings.put(mapping.getIid(), paths.getOrDefault(last, ""));
            }
        }
        for (Frame frame : data.getFramesList()) {
            if (frames.size() < MOST) {
                frames.put(frame.getIid(), frame);
            }
        }
        for (Callstack callstack : data.getCallstacksList()) {
            if (callstacks.size() < MOST) {
                callstacks.put(callstack.getIid(), stack(callstack.getFrameIdsList()));
            }
        }
    }

    /** The stack of this number, 0 if it is not known. */
    int stack(long iid) {
        return callstacks.getOrDefault(iid, 0);
    }

    private int stack(List<Long> outermostFirst) {
        int stack = 0;
        int from = Math.max(0, outermostFirst.size() - StackTable.DEEPEST); // the innermost say more
        for (long id : outermostFirst.subList(from, outermostFirst.size())) {
            Frame frame = frames.getOrDefault(id, Frame.getDefaultInstance());
            stack = stacks.stack(stack, opening.name(name(frame)), opening.name(site(frame)));
        }
        return stack;
    }

    private String name(Frame frame) {
        String function = functions.getOrDefault(frame.getFunctionNameId(), "");
        if (!function.isEmpty()) {
            return function;
        }
        String library = mappings.getOrDefault(frame.getMappingId(), "");
        return library.isEmpty()
                ? Message.say("frame-unknown").text()
                : library + "+0x" + Long.toHexString(frame.getRelPc());
    }

    private String site(Frame frame) {
        String source = sources.getOrDefault(frame.getSourcePathIid(), "");
        return source.isEmpty() || frame.getLineNumber() <= 0 ? "" : source + ":" + frame.getLineNumber();
    }

    private void put(Map<Long, String> into, List<InternedString> strings) {
        for (InternedString string : strings) {
            String text = texts.of(string.getStr());
            characters += text.length();
            if (into.size() < MOST && characters <= opening.limits().characters()) {
                into.put(string.getIid(), text);
            }
        }
    }
}
