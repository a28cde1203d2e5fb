package dev.gantry.format.perfetto;

import java.util.Arrays;

import dev.gantry.format.perfetto.proto.SampleFacts;
import dev.gantry.format.perfetto.proto.StackFacts;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.stack.SampleKind;

/** Reads what {@link ToldSamples} wrote. What makes no sense is left out and counted as malformed. */
final class OwnSamples {
    private final TraceLoader restoration;
    private int[] frames = new int[64];
    private int count = 1;

    OwnSamples(TraceLoader restoration) {
        this.restoration = restoration;
    }

    /** Frames, whose texts are in this table. */
    void take(StackFacts facts, IidTable strings) {
        for (int i = 0; i < facts.getBelowCount(); i++) {
            frames = count == frames.length ? Arrays.copyOf(frames, count + (count >> 1)) : frames;
            int below = facts.getBelow(i);
            if (isFrame(below) && i < facts.getNamesCount() && i < facts.getSitesCount()) {
                frames[count] = restoration.stack(frames[below], strings.get(facts.getNames(i)),
                        strings.get(facts.getSites(i)));
            } else {
                restoration.malformed();
                frames[count] = 0;
            }
            count++;
        }
    }

    void take(SampleFacts facts) {
        for (int i = 0; i < facts.getTimesCount(); i++) {
            if (i < facts.getLanesCount() && i < facts.getStacksCount() && i < facts.getWeightsCount()
                    && i < facts.getKindsCount() && isFrame(facts.getStacks(i))
                    && SampleKind.isCode(facts.getKinds(i))) {
                restoration.sample(facts.getTimes(i), facts.getLanes(i), frames[facts.getStacks(i)],
                        facts.getWeights(i), SampleKind.byCode(facts.getKinds(i)));
            } else {
                restoration.malformed();
            }
        }
    }

    private boolean isFrame(int number) {
        return number >= 0 && number < count;
    }
}
