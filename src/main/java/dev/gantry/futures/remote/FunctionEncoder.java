package dev.gantry.futures.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import dev.gantry.futures.TransferLimits;

/**
 * Function encoder: writes a function for a worker, which then knows it by a number. For one worker, and one thread.
 */
@FunctionalInterface
public interface FunctionEncoder {
    /** Definition to send so that the worker knows a function: a frame's type and its payload. */
    record Definition(int type, byte[] bytes) {}

    /** By Java's serialisation, which does for every function. */
    FunctionEncoder SERIALISED = (number, function) -> List
            .of(new Definition(Message.DEFINE, numbered(number, Packing.object(function, TransferLimits.MOST_BYTES))));

    /** Definitions to send, in this order. */
    List<Definition> encode(int number, Object function) throws IOException;

    /** The payload of a definition: the number, then what says which function it is. */
    static byte[] numbered(int number, byte[] code) {
        return ByteBuffer.allocate(Integer.BYTES + code.length).putInt(number).put(code).array();
    }
}
