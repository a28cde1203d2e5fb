package dev.gantry.format.assembly;

import java.io.IOException;

import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.trace.Names;
import dev.gantry.trace.Trace;

/** Target of an assembly: the trace of an opening, or a preview of it. */
interface Target {
    Trace trace();

    Names names();

    /** Whether samples are written, whose stacks are those of the opening's trace. */
    default boolean takesSamples() {
        return true;
    }

    /** The id of the next lane. */
    int newLane() throws IOException;

    /** Called at every turn of a loop, see {@link Checkpoint}: ends the reading if it is cancelled. */
    void step() throws IOException;

    /** The opening's own trace. */
    static Target of(TraceUnderConstruction opening) {
        return new Target() {
            @Override
            public Trace trace() {
                return opening.trace();
            }

            @Override
            public Names names() {
                return opening.names();
            }

            @Override
            public int newLane() throws IOException {
                return opening.newLane();
            }

            @Override
            public void step() throws IOException {
                opening.step();
            }
        };
    }

    /** A trace that is shown until the opening's own is complete. */
    static Target previewOf(TraceUnderConstruction opening) {
        Trace trace = new Trace(opening.names());
        int[] lanes = {0};
        return new Target() {
            @Override
            public Trace trace() {
                return trace;
            }

            @Override
            public Names names() {
                return opening.names();
            }

            @Override
            public boolean takesSamples() {
                return false;
            }

            @Override
            public int newLane() {
                return ++lanes[0];
            }

            @Override
            public void step() throws IOException {
                opening.step();
            }
        };
    }
}
