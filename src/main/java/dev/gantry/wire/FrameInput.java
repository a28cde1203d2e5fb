package dev.gantry.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Frame reader for an untrusted stream: lengths are capped, and memory is allocated as bytes arrive, not by the stated
 * length. For one thread.
 */
public final class FrameInput {
    private static final int HEADER = 5;

    private final DataInputStream in;
    private final String source;
    private final int longest;
    private long position;
    private boolean ended;

    /**
     * Frames from this stream.
     *
     * @param source name of the sender, for messages
     * @param longest the most bytes of a frame that is not of a recording
     */
    public FrameInput(InputStream in, String source, int longest) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        this.source = source;
        this.longest = longest;
    }

    /** Whether the next frame has not come yet: reading it would wait, or find the end. */
    public boolean isDry() throws IOException {
        return in.available() == 0;
    }

    /** Whether the stream has ended, between two frames or inside one. */
    public boolean hasEnded() {
        return ended;
    }

    /**
     * The next frame; empty if the stream ends before it begins.
     *
     * @throws WireException if the stream ends inside it, or it is too long
     */
    public Optional<WireFrame> next() throws IOException {
        int first = in.read();
        if (first < 0) {
            ended = true;
            return Optional.empty();
        }
        long at = position;
        int length;
        int type;
        try {
            length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            type = in.readUnsignedByte();
        } catch (EOFException _) {
            ended = true;
            throw new WireException("%s: the stream ends inside the head of a frame at byte %d".formatted(source, at));
        }
        int most = type < WireFrame.OTHERS ? WireFrame.LONGEST : longest;
        if (length < 0 || length > most) {
            throw new WireException("%s: the frame of type %d at byte %d claims %d bytes, %d are allowed"
                    .formatted(source, type, at, Integer.toUnsignedLong(length), most));
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            ended = true;
            throw new WireException("%s: the stream ends inside the frame of type %d at byte %d: %d of %d bytes came"
                    .formatted(source, type, at, bytes.length, length));
        }
        position += HEADER + length;
        return Optional.of(new WireFrame(type, bytes, at));
    }
}
