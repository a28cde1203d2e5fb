package dev.gantry.insight.claim;

import dev.gantry.insight.Going;
import dev.gantry.trace.Snapshot;

/** The opposite of a claim: {@code not mark "a" before mark "b"}. Where that is open, so is this. */
record Not(Check check) implements Check {
    @Override
    public Finding on(Evidence evidence, Going going) {
        Finding found = check.on(evidence, going);
        return new Finding(!found.holds(), found.isFinal(), found.doubts(), found.found(), found.places(),
                found.count());
    }

    @Override
    public long work(Snapshot recorded) {
        return check.work(recorded);
    }
}
