package dev.gantry.format.perfetto;

import java.io.IOException;

/** Who makes a trace of packets. */
interface PacketSink {
    void take(Packet packet) throws IOException;

    /** There are no more packets; what was kept aside goes into the trace. */
    void finish() throws IOException;
}
