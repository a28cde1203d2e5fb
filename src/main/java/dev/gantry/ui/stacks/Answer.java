package dev.gantry.ui.stacks;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.gantry.insight.stack.CallTree;
import dev.gantry.insight.stack.HotFrames;
import dev.gantry.insight.stack.SampleChoice;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Message;
import dev.gantry.trace.stack.SampleKind;
import dev.gantry.trace.stack.Samples;

/**
 * What the samples said.
 *
 * @param kinds those that the recording has
 * @param kind of those in the tree
 */
record Answer(Snapshot snapshot, Asked asked, Set<SampleKind> kinds, SampleKind kind, CallTree tree, HotFrames hot) {
    /** Reads it; empty if it is not wanted any more. */
    static Optional<Answer> read(Snapshot snapshot, Asked asked, BooleanSupplier wanted, Consumer<Message> told) {
        Set<SampleKind> kinds = EnumSet.noneOf(SampleKind.class);
        Samples samples = snapshot.samples();
        for (int i = 0; i < samples.size(); i++) {
            kinds.add(samples.kind(i));
        }
        SampleKind kind = asked.kind().filter(kinds::contains)
                .or(() -> kinds.stream().findFirst()).orElse(SampleKind.RUNNING);
        SampleChoice choice = new SampleChoice(asked.area(snapshot), kind, asked.wanted(snapshot, told));
        return CallTree.of(snapshot, choice, asked.order(), wanted)
                .map(tree -> new Answer(snapshot, asked, kinds, kind, tree, HotFrames.of(tree)));
    }
}
