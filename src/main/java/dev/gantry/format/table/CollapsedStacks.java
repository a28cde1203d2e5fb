package dev.gantry.format.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

import dev.gantry.format.Excerpt;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.trace.stack.Samples;
import dev.gantry.trace.stack.Stacks;
import dev.gantry.view.layout.LaneLayout;
import dev.gantry.view.layout.Metrics;

/**
 * The stacks of a recording's samples as other tools that draw flame graphs read them: a line for each, its frames from
 * the outermost on with semicolons between them, and how many samples had it. Of samples that ran; where there are
 * none, of those in native code, then of waits, then of allocations.
 */
public final class CollapsedStacks {
    private static final int TELL_EVERY = 1 << 12;

    private CollapsedStacks() {}

    /**
     * Writes the stacks of the excerpt; the stream stays open.
     *
     * @throws IOException also if the recording has none, as a sentence
     */
    public static void write(Snapshot snapshot, Excerpt excerpt, OutputStream to, DoubleConsumer progress)
            throws IOException {
        Samples samples = snapshot.samples();
        if (samples.isEmpty()) {
            throw new IOException("the recording has no stacks.");
        }
        LaneLayout lines = excerpt.layout(snapshot, Metrics.USUAL);
        long[] counts = new long[samples.stacks().size()];
        Optional<SampleKind> kind = Arrays.stream(SampleKind.values())
                .filter(each -> IntStream.range(0, samples.size()).anyMatch(i -> samples.kind(i) == each)).findFirst();
        for (int i = 0; i < samples.size(); i++) {
            if (i % TELL_EVERY == 0) {
                progress.accept((double) i / samples.size());
            }
            long time = samples.time(i);
            boolean inside = time >= excerpt.start(snapshot) && time <= excerpt.end(snapshot)
                    && Excerpt.shows(lines, snapshot.lane(samples.lane(i)));
            counts[samples.stack(i)] += inside && samples.kind(i) == kind.orElseThrow() ? 1 : 0;
        }
        Map<String, Long> stacks = new TreeMap<>();
        for (int node = 1; node < counts.length; node++) {
            if (counts[node] > 0) {
                stacks.merge(text(snapshot, samples.stacks(), node), counts[node], Long::sum);
            }
        }
        for (Map.Entry<String, Long> stack : stacks.entrySet()) {
            to.write((stack.getKey() + " " + stack.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        progress.accept(1);
    }

    private static String text(Snapshot snapshot, Stacks stacks, int node) {
        Deque<String> frames = new ArrayDeque<>();
        for (int at = node; at > 0; at = stacks.parent(at)) {
            frames.push(Message.plain(snapshot.name(stacks.name(at))).replace(';', ':').replaceAll("\\p{Cntrl}", " "));
        }
        return String.join(";", frames);
    }
}
