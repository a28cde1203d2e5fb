package dev.gantry.format.perfetto;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.Deflater;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;

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
    private static final int MOST_HEADER = 16;

    private final OutputStream to;
    private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    private final ExecutorService compressors = Executors.newFixedThreadPool(threads,
            Thread.ofPlatform().daemon().name("gantry-compress-", 0).factory());
    private final Queue<Future<Block>> waiting = new ArrayDeque<>();
    private final List<Block> blocks = Stream.generate(Block::new).limit(2L * threads + 1).toList();
    private final Queue<Block> free = new ArrayDeque<>(blocks);
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
        if (free.isEmpty()) {
            writeFirst();
        }
        Block block = free.remove();
        block.take(bytes, from, length);
        waiting.add(compressors.submit(block));
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
        } finally {
            blocks.forEach(Block::end); // none is being compressed any more
        }
    }

    private void writeFirst() throws IOException {
        try {
            Block first = waiting.element().get();
            waiting.remove();
            free.add(first);
            first.writeTo(to);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Packets on their way through a compressor; used again for later ones. */
    private static final class Block implements Callable<Block> {
        private final Deflater deflater = new Deflater(LEVEL);
        private byte[] bytes = {};
        private byte[] packed = {};
        private int length;
        private int size;

        void take(byte[] packets, int from, int count) {
            if (bytes.length < count) {
                bytes = new byte[count];
            }
            System.arraycopy(packets, from, bytes, 0, count);
            length = count;
        }

        @Override
        public Block call() {
            deflater.reset();
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            size = 0;
            while (!deflater.finished()) {
                if (size == packed.length) {
                    packed = Arrays.copyOf(packed, Math.max(2 * size, length / 2));
                }
                size += deflater.deflate(packed, size, packed.length - size);
            }
            return this;
        }

        void writeTo(OutputStream to) throws IOException {
            int field = TracePacket.COMPRESSED_PACKETS_FIELD_NUMBER;
            byte[] header = new byte[MOST_HEADER];
            CodedOutputStream out = CodedOutputStream.newInstance(header);
            out.writeTag(Trace.PACKET_FIELD_NUMBER, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(CodedOutputStream.computeTagSize(field)
                    + CodedOutputStream.computeUInt32SizeNoTag(size) + size);
            out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            out.writeUInt32NoTag(size);
            to.write(header, 0, out.getTotalBytesWritten());
            to.write(packed, 0, size);
        }

        void end() {
            deflater.end();
        }
    }
}
