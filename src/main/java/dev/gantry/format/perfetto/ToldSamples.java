package dev.gantry.format.perfetto;

import java.io.IOException;

import dev.gantry.format.perfetto.proto.Extension;
import dev.gantry.format.perfetto.proto.SampleFacts;
import dev.gantry.format.perfetto.proto.StackFacts;
import dev.gantry.format.perfetto.proto.TracePacket;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.stack.Samples;
import dev.gantry.trace.stack.Stacks;

/**
 * Writes samples and the frames of their stacks that were not written yet. The format's own packets of samples know
 * neither waits nor allocations, nor lanes that are no threads, so these are facts of our own.
 */
final class ToldSamples {
    private static final int A_PACKET = 1_000;

    private final EventPackets packets;
    private int frames = 1;
    private int told;

    ToldSamples(EventPackets packets) {
        this.packets = packets;
    }

    void tell(Snapshot snapshot) throws IOException {
        Samples samples = snapshot.samples();
        while (frames < samples.stacks().size()) {
            frames(snapshot, Math.min(samples.stacks().size(), frames + A_PACKET));
        }
        while (told < samples.size()) {
            samples(samples, Math.min(samples.size(), told + A_PACKET));
        }
    }

    private void frames(Snapshot snapshot, int upTo) throws IOException {
        Stacks stacks = snapshot.samples().stacks();
        StackFacts.Builder facts = StackFacts.newBuilder();
        for (; frames < upTo; frames++) {
            facts.addBelow(stacks.parent(frames)).addNames(text(snapshot, stacks.name(frames)))
                    .addSites(text(snapshot, stacks.site(frames)));
        }
        write(Extension.newBuilder().setStacks(facts));
    }

    private long text(Snapshot snapshot, int text) {
        return text == 0 ? 0 : packets.string(snapshot, text);
    }

    private void samples(Samples samples, int upTo) throws IOException {
        SampleFacts.Builder facts = SampleFacts.newBuilder();
        for (; told < upTo; told++) {
            facts.addTimes(samples.time(told)).addLanes(samples.lane(told)).addStacks(samples.stack(told))
                    .addWeights(samples.weight(told)).addKinds(samples.kind(told).code());
        }
        write(Extension.newBuilder().setSamples(facts));
    }

    private void write(Extension.Builder facts) throws IOException {
        packets.packet(TracePacket.newBuilder().setTrustedPacketSequenceId(PacketWords.SEQUENCE)
                .setSequenceFlags(PacketWords.NEEDS_STATE).setGantry(facts).build());
    }
}
