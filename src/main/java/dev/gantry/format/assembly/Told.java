package dev.gantry.format.assembly;

import java.util.function.ToIntFunction;

import dev.gantry.trace.TraceLoader;

/** What a file tells beside the slices of its lanes, such as a switch: written when all lanes and tasks are there. */
public interface Told {
    /**
     * @param lanes the lane of a track in the trace, 0 if it is not there
     * @param origin the time of the file that is time 0 in the trace
     */
    void write(TraceLoader into, ToIntFunction<Track> lanes, long origin);
}
