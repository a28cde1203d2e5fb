package dev.gantry.format.perfetto;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;

import dev.gantry.format.DamagedFile;
import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;

/** The packets of a file one after the other, read in blocks of which only whole packets are looked at. */
final class PacketStream {
    private static final int BLOCK = 1 << 20;
    private static final int LONGEST_PREFIX = 12;
    /** The most bytes of a packet that {@link #search} knows for one. */
    private static final int SEARCHED = BLOCK / 4;
    private static final int PACKET = Trace.PACKET_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    private final InputStream in;
    private final int most;
    private byte[] block;
    private int end;
    private long before; // bytes of the file before the block
    private boolean ended;
    private IOException failed;
    private CodedInputStream coded;
    private int start;
    private int content;
    private int length;

    /** Packets of at most so many bytes. */
    PacketStream(InputStream in, int most) {
        this.in = in;
        this.most = most;
        this.block = new byte[BLOCK];
        this.coded = CodedInputStream.newInstance(block, 0, 0);
    }

    /** Packets that lie in memory already, in the first so many of these bytes. */
    PacketStream(byte[] packets, int length) {
        this.in = InputStream.nullInputStream();
        this.most = length;
        this.block = packets;
        this.end = length;
        this.ended = true;
        this.coded = CodedInputStream.newInstance(packets, 0, end);
    }

    /** Goes to the next packet; false at the end of the file. */
    boolean next() throws IOException {
        while (true) {
            int left = end - coded.getTotalBytesRead();
            if (left < LONGEST_PREFIX && !ended) {
                fill(coded.getTotalBytesRead(), LONGEST_PREFIX);
                continue;
            }
            if (left == 0) {
                return false;
            }
            start = coded.getTotalBytesRead();
            length = prefix();
            content = coded.getTotalBytesRead();
            if (length <= end - coded.getTotalBytesRead()) {
                return true;
            }
            if (ended) {
                throw DamagedFile.cut(before + end);
            }
            fill(start, length + LONGEST_PREFIX);
        }
    }

    /**
     * Goes to where a packet seems to begin behind the place at which none does: one of a sequence or with a time,
     * whose fields can be told apart and behind which another such begins or the file ends. False if there is none.
     */
    boolean search() throws IOException {
        int at = start + 1;
        while (at < end || !ended) {
            if (end - at < 2 * SEARCHED && !ended) {
                at = fill(at, 2 * SEARCHED);
            }
            int next = at < end ? behind(at) : 0;
            if (next == end || next > 0 && behind(next) > 0) {
                coded = CodedInputStream.newInstance(block, 0, end);
                coded.skipRawBytes(at);
                return true;
            }
            at++;
        }
        return false;
    }

    /** Where the packet ends that seems to begin here; 0 if none does. */
    private int behind(int from) throws IOException {
        if (block[from] != PACKET) {
            return 0;
        }
        CodedInputStream in = CodedInputStream.newInstance(block, from + 1, Math.min(SEARCHED, end - from - 1));
        try {
            in.pushLimit(in.readRawVarint32());
            boolean known = false;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                known |= tag == TracePacket.TIMESTAMP_FIELD_NUMBER << 3
                        || tag == TracePacket.TRUSTED_PACKET_SEQUENCE_ID_FIELD_NUMBER << 3;
                in.skipField(tag);
            }
            return known ? from + 1 + in.getTotalBytesRead() : 0;
        } catch (InvalidProtocolBufferException _) {
            return 0;
        }
    }

    /** Where the packet's content is to be read from; all of it must be. */
    CodedInputStream content() {
        return coded;
    }

    /** Goes to the end of the packet, of which some may have been read. */
    void pass() throws IOException {
        coded = CodedInputStream.newInstance(block, 0, end);
        coded.skipRawBytes(content + length);
    }

    int length() {
        return length;
    }

    /** Where texts stand whose places were kept. */
    byte[] block() {
        return block;
    }

    /** The place of the packet in the file. */
    long at() {
        return before + start;
    }

    private int prefix() throws IOException {
        try {
            int tag = coded.readTag();
            if (tag != PACKET) {
                throw DamagedFile.at(at(), "no-packet");
            }
            int size = coded.readRawVarint32();
            if (size < 0 || size > most) {
                throw DamagedFile.at(at(), "packet-size", size & 0xffffffffL);
            }
            return size;
        } catch (InvalidProtocolBufferException e) {
            throw ended && end - start < LONGEST_PREFIX
                    ? DamagedFile.cut(before + end)
                    : DamagedFile.at(at(), "no-packet");
        }
    }

    /**
     * Reads on, so that this many bytes from there are here or the file ends; says where they begin then. Where the
     * block is full, a new one takes its place: packets that were given lie in the old one.
     */
    private int fill(int from, int wanted) throws IOException {
        if (failed != null) {
            throw failed;
        }
        int at = from;
        if (from + wanted > block.length) {
            boolean grows = wanted > block.length; // with what really comes, not with what is claimed
            byte[] room = new byte[grows ? (int) Math.min(block.length * 2L, most + LONGEST_PREFIX) : block.length];
            System.arraycopy(block, from, room, 0, end - from);
            block = room;
            before += from;
            end -= from;
            at = 0;
        }
        try {
            while (end < Math.min(at + wanted, block.length) && !ended) {
                int got = in.read(block, end, block.length - end);
                ended = got < 0;
                end += Math.max(0, got);
            }
        } catch (IOException thrown) {
            failed = thrown; // after the packets before it
        }
        coded = CodedInputStream.newInstance(block, 0, end);
        coded.skipRawBytes(at);
        return at;
    }
}
