package dev.gantry.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.gantry.trace.Names;

/**
 * Sink that sends records to another process. Texts go before the first record that has their number.
 *
 * <p>When the stream breaks, nothing more is sent and no error is reported: the other side has ended, which other users
 * of the stream will notice.
 */
public final class WireSink implements Sink {
    private final FrameOutput out;
    private final Names names;
    private final ByteBuffer batch = ByteBuffer
            .allocate(WireFrame.LONGEST / RecordKind.RECORD_BYTES * RecordKind.RECORD_BYTES);
    private int namesSent = 1;
    private long lost;
    private long lostSent;
    private boolean broken;

    /** Sends there; the records' texts have the numbers of these names. */
    public WireSink(FrameOutput out, Names names) {
        this.out = out;
        this.names = names;
    }

    /** Sends the HELLO; to be called before the first record is made. */
    public void hello(String name) {
        attempt(() -> out.write(WireFrame.HELLO,
                Hello.of(ProcessHandle.current().pid(), System.nanoTime(), name).bytes()));
    }

    @Override
    public void write(long time, long place, long statement) {
        if (RecordKind.code(statement) == RecordKind.COST.code()) {
            return;
        }
        if (!batch.hasRemaining()) {
            attempt(this::send);
        }
        batch.putLong(time).putLong(place).putLong(statement);
    }

    @Override
    public void laneEnded(long now, int lane) {
        write(now, RecordKind.place(lane, 0), RecordKind.LANE_CLOSED.statement(0));
    }

    @Override
    public void lost(long count) {
        lost = count;
    }

    @Override
    public void publish(long now) {
        attempt(() -> {
            send();
            out.flush();
        });
    }

    @Override
    public void finish(long now) {
        attempt(() -> {
            send();
            out.write(WireFrame.END);
            out.flush();
        });
    }

    private void send() throws IOException {
        for (int count = names.count(); namesSent < count; namesSent++) {
            byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(namesSent).array();
            out.write(WireFrame.NAME, number, names.get(namesSent).getBytes(StandardCharsets.UTF_8));
        }
        if (batch.position() > 0) {
            out.write(WireFrame.RECORDS, batch.array(), batch.position());
            batch.clear();
        }
        if (lost > lostSent) {
            out.write(WireFrame.LOST, ByteBuffer.allocate(Long.BYTES).putLong(lost).array());
            lostSent = lost;
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void attempt(Writing writing) {
        if (!broken) {
            try {
                writing.run();
                return;
            } catch (IOException _) {
                broken = true;
            }
        }
        batch.clear();
    }
}
