package dev.gantry.format.perfetto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A batch of packets on its way from the thread that parses them to the one that takes them, and back. */
final class PacketBatch {
    static final int PACKETS = 128;

    final Packet[] packets = new Packet[PACKETS];
    /** Where each of them stands in the file. */
    final long[] at = new long[PACKETS];
    /** What stands in a packet's place where it is damaged, null where it isn't. */
    final FilePackets.BadPacket[] bad = new FilePackets.BadPacket[PACKETS];
    int count;
    /** Blocks that no packet of a later batch lies in. */
    final List<byte[]> left = new ArrayList<>();
    /** Nothing comes after it. */
    boolean last;
    /** What ended the parsing, null if the file did. */
    Throwable failure;

    PacketBatch() {
        Arrays.setAll(packets, _ -> new Packet());
    }
}
