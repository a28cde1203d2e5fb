package dev.gantry.futures.remote;

import java.io.IOException;
import java.util.Optional;

import dev.gantry.wire.WireFrame;

/** Function decoder: reads in a worker what a {@link FunctionEncoder} wrote for it. For the worker's main thread. */
@FunctionalInterface
public interface FunctionDecoder {
    /**
     * Takes a frame that is none of the worker's own orders.
     *
     * @return the function that it defines; empty if it only prepares for one
     * @throws LinkageError if a class that the function needs cannot be used here; concerns that function only
     * @throws IOException if no frame has this type
     */
    Optional<Object> decode(WireFrame frame) throws Exception;
}
