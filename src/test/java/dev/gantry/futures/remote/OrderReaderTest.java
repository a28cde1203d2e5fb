package dev.gantry.futures.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import dev.gantry.wire.FrameInput;
import dev.gantry.wire.FrameOutput;
import dev.gantry.wire.WireFrame;

/** A worker's orders, read by the worker itself or, while it is busy, by the watch. The test's thread is the worker. */
class OrderReaderTest {
    private final Pipe pipe = new Pipe();
    private final FrameOutput parent = new FrameOutput(pipe);
    private final CountDownLatch heard = new CountDownLatch(2);
    private final OrderReader orders = new OrderReader(new FrameInput(pipe.in, "the test", 1000),
            Thread.currentThread(), heard::countDown);

    @AfterEach
    void leave() throws Exception {
        send(Message.LEAVE, 0); // or the watch would go on
        assertThat(orders.take().type()).isEqualTo(Message.LEAVE);
    }

    @Test
    @DisplayName("an interrupt reaches the task that runs, and what came with it waits in order")
    void interrupted() throws Exception {
        send(Message.RUN, 1);
        begin(1);
        send(Message.RUN, 2);
        send(Message.INTERRUPT, 1);
        send(Message.RUN, 3);
        assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
        orders.end();
        begin(2);
        orders.end();
        begin(3);
        assertThat(Thread.interrupted()).isFalse();
        orders.end();
    }

    @Test
    @DisplayName("an interrupt that comes before its task begins reaches it all the same")
    void early() throws Exception {
        send(Message.LINK, 1);
        assertThat(orders.take().type()).isEqualTo(Message.LINK);
        send(Message.RUN, 2);
        send(Message.INTERRUPT, 2);
        begin(2);
        assertThatThrownBy(() -> new CountDownLatch(1).await()).isInstanceOf(InterruptedException.class);
        orders.end();
    }

    @Test
    @DisplayName("an interrupt that comes after its task has ended reaches nobody")
    void late() throws Exception {
        for (int number = 0; number < 100; number++) {
            send(Message.RUN, number);
            begin(number);
            assertThat(Thread.interrupted()).isFalse();
            orders.end();
            send(Message.INTERRUPT, number);
        }
    }

    private void begin(long number) {
        WireFrame order = orders.take();
        assertThat(ByteBuffer.wrap(order.bytes()).getLong()).isEqualTo(number);
        orders.begin(number);
    }

    private void send(int type, long number) throws IOException {
        parent.write(type, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        parent.flush();
    }

    /** What is written can be read; it does not end, and nobody's interrupt closes it. */
    private static final class Pipe extends OutputStream {
        private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();

        final InputStream in = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                while (true) {
                    try {
                        byte[] piece = pieces.take();
                        System.arraycopy(piece, 0, into, from, piece.length);
                        return piece.length;
                    } catch (InterruptedException _) {
                        continue; // as a read from a file does
                    }
                }
            }
        };

        @Override
        public void write(int one) {
            pieces.add(new byte[]{(byte) one});
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            pieces.add(Arrays.copyOfRange(bytes, from, from + length));
        }
    }
}
