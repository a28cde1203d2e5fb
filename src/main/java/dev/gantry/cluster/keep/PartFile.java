package dev.gantry.cluster.keep;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.query.RecordFile;
import dev.gantry.query.RecordFile.Row;
import dev.gantry.wire.FrameInput;
import dev.gantry.wire.FrameOutput;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.WireException;
import dev.gantry.wire.WireFrame;

/** The file of a part, in the wire form or in Parquet, which say the same. */
final class PartFile {
    /** Type of a frame with the records of what was open before the part. */
    static final int CARRIED = WireFrame.OTHERS;

    private static final int CARRIED_ROW = RecordFile.OTHERS + (CARRIED << Byte.SIZE);
    private static final int RECORDS_A_FRAME = WireFrame.LONGEST / RecordKind.RECORD_BYTES;
    private static final int LONGEST = 1 << 26;

    private PartFile() {}

    /** The frames of a file in the wire form; those of one that was cut, up to there. */
    static List<WireFrame> frames(Path wire) throws IOException {
        List<WireFrame> frames = new ArrayList<>();
        try (InputStream in = Files.newInputStream(wire)) {
            FrameInput frameInput = new FrameInput(in, wire.toString(), LONGEST);
            for (Optional<WireFrame> next = frameInput.next(); next.isPresent(); next = frameInput.next()) {
                frames.add(next.get());
            }
        } catch (WireException _) {
            return frames; // its writer was killed
        }
        return frames;
    }

    /** Frames as they travel: what was open before the part is left out, or records as any. */
    static byte[] travelling(Path file, boolean withCarried) throws IOException {
        List<WireFrame> frames = file.toString().endsWith(PartName.PARQUET)
                ? frames(RecordFile.read(file))
                : frames(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameOutput out = new FrameOutput(bytes);
        for (WireFrame frame : frames) {
            if (frame.type() != CARRIED) {
                out.write(frame.type(), frame.bytes());
            } else if (withCarried) {
                int step = RECORDS_A_FRAME * RecordKind.RECORD_BYTES;
                for (int at = 0; at < frame.bytes().length; at += step) {
                    out.write(WireFrame.RECORDS, java.util.Arrays.copyOfRange(frame.bytes(), at,
                            Math.min(frame.bytes().length, at + step)));
                }
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    /** Of a head what travels: who the worker is, and its texts. */
    static byte[] names(Path head) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameOutput out = new FrameOutput(bytes);
        for (WireFrame frame : frames(head)) {
            if (frame.type() != WireFrame.CLOCK) {
                out.write(frame.type(), frame.bytes());
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    /** The last offset in a head's clock table; 0 if it has none. */
    static long lastOffset(Path head) throws IOException {
        long offset = 0;
        for (WireFrame frame : frames(head)) {
            offset = frame.type() == WireFrame.CLOCK ? ByteBuffer.wrap(frame.bytes()).getLong() : offset;
        }
        return offset;
    }

    /** Rows that say what these frames do. */
    static List<Row> rows(List<WireFrame> frames) {
        List<Row> rows = new ArrayList<>();
        for (WireFrame frame : frames) {
            ByteBuffer in = ByteBuffer.wrap(frame.bytes());
            switch (frame.type()) {
                case WireFrame.CLOCK -> rows.add(new Row(RecordFile.OTHERS + WireFrame.CLOCK, in.getLong(),
                        in.getLong(), 0));
                case WireFrame.LOST -> rows.add(new Row(RecordFile.OTHERS + WireFrame.LOST, 0, 0, in.getLong()));
                case WireFrame.RECORDS -> records(in, 0, rows);
                case CARRIED -> records(in, CARRIED_ROW, rows);
                default -> throw new IllegalArgumentException("no frame of a part: " + frame.type());
            }
        }
        return rows;
    }

    private static void records(ByteBuffer in, int kind, List<Row> into) {
        while (in.remaining() >= RecordKind.RECORD_BYTES) {
            long time = in.getLong();
            long place = in.getLong();
            long statement = in.getLong();
            into.add(new Row(kind + RecordKind.code(statement), time, place, RecordKind.argument(statement)));
        }
    }

    /** Frames that say what these rows do. */
    static List<WireFrame> frames(List<Row> rows) {
        List<WireFrame> frames = new ArrayList<>();
        int at = 0;
        while (at < rows.size()) {
            int type = type(rows.get(at).kind());
            int end = at + 1;
            if (type == WireFrame.RECORDS || type == CARRIED) {
                while (end < rows.size() && end - at < RECORDS_A_FRAME && type(rows.get(end).kind()) == type) {
                    end++;
                }
            }
            frames.add(frame(type, rows.subList(at, end)));
            at = end;
        }
        return frames;
    }

    private static int type(int kind) {
        if (kind < RecordFile.OTHERS) {
            return WireFrame.RECORDS;
        }
        return kind >= CARRIED_ROW ? CARRIED : kind - RecordFile.OTHERS;
    }

    private static WireFrame frame(int type, List<Row> rows) {
        Row first = rows.getFirst();
        ByteBuffer out = ByteBuffer.allocate(rows.size() * RecordKind.RECORD_BYTES);
        switch (type) {
            case WireFrame.CLOCK -> out.putLong(first.time()).putLong(first.place());
            case WireFrame.LOST -> out.putLong(first.argument());
            default -> rows.forEach(row -> out.putLong(row.time()).putLong(row.place())
                    .putLong(row.argument() << Byte.SIZE | row.kind() & 0xff));
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return new WireFrame(type, bytes, 0);
    }
}
