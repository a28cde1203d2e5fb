package dev.gantry.format.perfetto;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import com.google.protobuf.ByteString;

import dev.gantry.format.perfetto.proto.Trace;
import dev.gantry.format.perfetto.proto.TracePacket;

/**
 * Output of packets, compressed: each block that is written holds whole packets and becomes one packet with {@code
 * compressed_packets} (zlib, RFC 1950), as Perfetto has them. The first {@value #PLAIN} bytes stay as they are: a
 * file's kind and title are read without unpacking, and a short file that is cut still holds all up to the cut.
 *
 * <p>Blocks are compressed by as many threads as there are processors, four at most, and written in their order. Level
 * 1 of zlib: each higher one takes half as much time again for some percent of the size. For one thread.
 */
final class CompressedPackets extends OutputStream {
    private static final int MOST_THREADS = 4;
    private static final int LEVEL = 1;
    private static final int PLAIN = 1 << 16;
    private static final int BUFFER = 1 << 13;

    private final OutputStream to;
    private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    private final ExecutorService compressors = Executors.newFixedThreadPool(threads,
            Thread.ofPlatform().daemon().name("gantry-compress-", 0).factory());
    private final Queue<Future<byte[]>> waiting = new ArrayDeque<>();
    private int plain;

    /** Writes into this stream, which the caller closes. */
    CompressedPackets(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int single) {
        throw new UnsupportedOperationException("a byte is no block of whole packets");
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return;
        }
        if (plain < PLAIN) {
            plain += length;
            to.write(bytes, from, length);
            return;
        }
        byte[] block = Arrays.copyOfRange(bytes, from, from + length);
        waiting.add(compressors.submit(() -> packet(block)));
        while (waiting.size() > 2 * threads) {
            writeFirst();
        }
    }

    /** Writes all that is still being compressed. */
    @Override
    public void flush() throws IOException {
        while (!waiting.isEmpty()) {
            writeFirst();
        }
        to.flush();
    }

    /** Writes what is left; the stream beneath stays open. */
    @Override
    public void close() throws IOException {
        try (compressors) {
            flush();
        }
    }

    private void writeFirst() throws IOException {
        try {
            to.write(waiting.remove().get());
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static byte[] packet(byte[] block) throws IOException {
        Deflater deflater = new Deflater(LEVEL);
        try {
            ByteString.Output packed = ByteString.newOutput(block.length / 2);
            try (OutputStream zlib = new DeflaterOutputStream(packed, deflater, BUFFER)) {
                zlib.write(block);
            }
            return Trace.newBuilder()
                    .addPacket(TracePacket.newBuilder().setCompressedPackets(packed.toByteString())).build()
                    .toByteArray();
        } finally {
            deflater.end();
        }
    }
}
