package dev.gantry.ui.inspector;

import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.Samples;
import dev.gantry.trace.stack.Stacks;
import dev.gantry.view.style.Phrases;

/** The stack with which a lane began to wait: its innermost frames, each with its line. */
final class WaitStack {
    private static final int MOST = 12;

    private WaitStack() {}

    /** Tells it, if the recording knows it. */
    static void fill(Facts facts, Snapshot snapshot, int lane, long start) {
        Samples samples = snapshot.samples();
        Stacks stacks = samples.stacks();
        int frame = samples.waitAt(lane, start);
        for (int told = 0; frame > 0 && told < MOST; told++, frame = stacks.parent(frame)) {
            String name = Phrases.words(snapshot.name(stacks.name(frame)));
            String site = snapshot.name(stacks.site(frame));
            String line = site.isEmpty() ? "" : site.substring(site.lastIndexOf(':'));
            facts.text("stack", told, name + line);
        }
    }
}
