package dev.gantry.format.perfetto;

import java.io.IOException;

/** Consumer of packets, which makes a trace of them. */
interface PacketSink {
    void take(Packet packet) throws IOException;

    /** End of the packets; what was kept aside goes into the trace. */
    void finish() throws IOException;
}
