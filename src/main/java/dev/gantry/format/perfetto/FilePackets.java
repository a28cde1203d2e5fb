package dev.gantry.format.perfetto;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import com.google.protobuf.InvalidProtocolBufferException;

import dev.gantry.format.DamagedFile;

/**
 * All packets of a file in their order, those inside compressed packets too, which a thread of its own unpacks ahead. A
 * packet inside a compressed one that is compressed again is given as it is. For one thread, but for {@link #used}.
 */
final class FilePackets implements AutoCloseable {
    /** Compressed packets, which are small, that are unpacked ahead. */
    private static final int AHEAD = 8;
    private static final int LEAST_ROOM = 1 << 20;
    private static final long MOST_RATIO = 1_000; // zlib cannot do better than 1,032

    /** Content of a compressed packet. */
    private record Unpacked(long at, byte[] packets, int length) {}

    /** A packet that is damaged, behind which the next begins. */
    static final class BadPacket extends IOException {
        private static final long serialVersionUID = 1;
        final long place;
        final String what;
        final transient Object[] arguments;

        BadPacket(long place, String what, Object... arguments) {
            this.place = place;
            this.what = what;
            this.arguments = arguments;
        }
    }

    private final PacketStream file;
    private final int most;
    private final ExecutorService unpacker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("gantry-unpack").factory());
    private int room = 1 << 17; // the unpacker's: mostly enough for the next
    private final Queue<byte[]> used = new ConcurrentLinkedQueue<>(); // to be unpacked into again
    private final Queue<Future<Unpacked>> ahead = new ArrayDeque<>();
    private Packet ofFile = new Packet();
    private PacketStream unpacked = new PacketStream(new byte[0], 0);
    private long at;
    private boolean held; // a packet of the file waits for those that are unpacked before it
    private boolean ended;
    private DamagedFile damage;
    private boolean skipping;

    /** Packets of at most so many bytes. */
    FilePackets(InputStream in, int most) {
        this.file = new PacketStream(in, most);
        this.most = most;
    }

    /** From now on it goes on behind what is no packet. */
    void skipDamaged() {
        skipping = true;
    }

    /** The place in the file of the packet that came last, or of the compressed one that holds it. */
    long at() {
        return at;
    }

    /** What blocks of packets that have been unpacked can be used for, when nobody needs them any more. */
    void used(byte[] block) {
        used.add(block);
    }

    /**
     * The next packet: this, or another in its place; null at the end of the file.
     *
     * @param left takes blocks that were read to their end, see {@link #used}
     * @throws BadPacket in the place of a packet that is damaged, behind which the next can be asked for
     * @throws DamagedFile after the last packet before damage that can't be skipped
     */
    Packet next(Packet free, Consumer<byte[]> left) throws IOException {
        while (true) {
            if (nextUnpacked(free)) {
                return free;
            }
            if (!ahead.isEmpty() && (held || ended || ahead.size() > AHEAD)) {
                if (unpacked.block().length > 0) {
                    left.accept(unpacked.block());
                }
                Unpacked first = get(ahead.remove());
                at = first.at;
                unpacked = new PacketStream(first.packets, first.length);
            } else if (held) {
                held = false;
                at = file.at();
                Packet given = ofFile;
                ofFile = free;
                return given;
            } else if (damage != null) {
                throw damage;
            } else if (ended) {
                return null;
            } else {
                readOn();
            }
        }
    }

    @Override
    public void close() {
        unpacker.shutdownNow();
    }

    private boolean nextUnpacked(Packet free) throws IOException {
        try {
            if (!unpacked.next()) {
                return false;
            }
            parse(free, unpacked);
            return true;
        } catch (DamagedFile | BadPacket _) { // its place is not the file's
            unpacked = new PacketStream(new byte[0], 0);
            throw new BadPacket(at, "packed");
        }
    }

    private void readOn() throws IOException {
        try {
            ended = !file.next();
            if (ended) {
                return;
            }
            long place = file.at();
            parse(ofFile, file);
            if (ofFile.compressed.isThere()) {
                byte[] packed = ofFile.bytes(ofFile.compressed);
                ahead.add(unpacker.submit(() -> unpack(packed, place)));
            } else {
                held = true;
            }
        } catch (DamagedFile found) {
            long place = file.at();
            if (skipping && file.search()) {
                throw new BadPacket(place, "no-packet");
            }
            damage = found;
            ended = true;
        }
    }

    private static void parse(Packet packet, PacketStream stream) throws IOException {
        try {
            packet.parse(stream);
        } catch (InvalidProtocolBufferException | IllegalStateException e) {
            stream.pass();
            throw new BadPacket(stream.at(), "packet");
        }
    }

    private Unpacked unpack(byte[] packed, long place) throws IOException {
        int limit = (int) Math.min(most, Math.max(LEAST_ROOM, packed.length * MOST_RATIO));
        byte[] packets = roomFor(limit);
        int length = 0;
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            while (!inflater.finished()) {
                int more = inflater.inflate(packets, length, packets.length - length);
                length += more;
                if (length < packets.length) {
                    if (more == 0 && !inflater.finished()) {
                        throw new BadPacket(place, "packed");
                    }
                } else if (length <= limit) {
                    packets = Arrays.copyOf(packets, (int) Math.min(limit + 1L, 2L * length));
                } else {
                    throw new BadPacket(place, "packed-size", (long) limit);
                }
            }
        } catch (DataFormatException _) {
            throw new BadPacket(place, "packed");
        } finally {
            inflater.end();
        }
        room = length + length / 8 + 1;
        return new Unpacked(place, packets, length);
    }

    /** Room for the next: of one that was read, where that is about as large. */
    private byte[] roomFor(int limit) {
        byte[] before = used.poll();
        return before != null && before.length > room / 4 * 3 && before.length / 4 < room && before.length <= limit
                ? before
                : new byte[Math.min(limit, room)];
    }

    private static Unpacked get(Future<Unpacked> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
