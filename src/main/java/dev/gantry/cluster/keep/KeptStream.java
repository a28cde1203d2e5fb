package dev.gantry.cluster.keep;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.gantry.folder.PrivateFiles;
import dev.gantry.wire.Clock;
import dev.gantry.wire.FrameOutput;
import dev.gantry.wire.RecordKind;
import dev.gantry.wire.WireFrame;

/**
 * What is kept of one worker: its recordings one after the other, each of which begins with a HELLO. Safe for all
 * threads.
 */
public final class KeptStream implements AutoCloseable {
    private final KeptFolder owner;
    private final Path folder;
    private final long link;
    private final Optional<WriterLock> lock;

    // guarded by this
    private OpenState open = new OpenState();
    private Optional<Out> head = Optional.empty();
    private Optional<Out> part = Optional.empty();
    private Optional<Clock> clock = Optional.empty();
    private int recording = -1;
    private int number;
    private long first;
    private long last;
    private int records;
    private boolean hasNewTexts;
    private boolean broken; // until the next recording: the texts of this one may be missing

    /** A file that grows. */
    private record Out(Path file, OutputStream stream, FrameOutput frames) {
        static Out to(Path file) throws IOException {
            OutputStream stream = PrivateFiles.write(file);
            return new Out(file, stream, new FrameOutput(stream));
        }

        void close() throws IOException {
            frames.flush();
            stream.close();
        }
    }

    KeptStream(KeptFolder owner, Path folder, long link, Optional<WriterLock> lock) {
        this.owner = owner;
        this.folder = folder;
        this.link = link;
        this.lock = lock;
    }

    /** Takes a frame of the worker's recording. What can't be kept is counted. */
    public synchronized void take(WireFrame frame) {
        int count = frame.type() == WireFrame.RECORDS ? frame.bytes().length / RecordKind.RECORD_BYTES : 0;
        owner.took(frame.bytes().length);
        count(frame, count);
        try {
            keep(frame, count);
        } catch (IOException full) {
            breakOff(full);
        }
        if (broken) {
            owner.lost(count);
        }
    }

    /** Nothing can be written: what is on the disk so far is the last part of this recording. */
    private void breakOff(IOException full) {
        broken = true;
        owner.trouble(full);
        Optional<Out> cut = part;
        part = Optional.empty();
        try {
            if (head.isPresent()) {
                head.get().stream.close(); // what is buffered has no room
            }
            if (cut.isPresent()) {
                cut.get().stream.close();
                int whole = OpenPart.seal(cut.get().file, folder, link, recording, number).map(PartName::records)
                        .orElse(0);
                owner.lost(records - whole);
                number++;
            }
        } catch (IOException why) {
            owner.lost(cut.isPresent() ? records : 0);
        }
        head = Optional.empty();
    }

    private void count(WireFrame frame, int count) {
        if (frame.type() == WireFrame.HELLO) {
            open = new OpenState();
        }
        if (count == 0) {
            return;
        }
        LongBuffer in = ByteBuffer.wrap(frame.bytes()).asLongBuffer();
        for (int i = 0; i < count; i++) {
            owner.count((int) in.get(3 * i + 2) & 0xff);
        }
    }

    private void keep(WireFrame frame, int count) throws IOException {
        switch (frame.type()) {
            case WireFrame.HELLO -> begin(frame);
            case WireFrame.NAME -> toHead(frame);
            case WireFrame.RECORDS -> records(frame, count);
            case WireFrame.LOST -> {
                if (part.isPresent()) {
                    part.get().frames.write(WireFrame.LOST, frame.bytes());
                }
            }
            case WireFrame.END -> end();
            default -> throw new IOException("a worker sent what no recording has: " + frame.type());
        }
    }

    private void begin(WireFrame hello) throws IOException {
        end();
        recording++;
        number = 0;
        broken = false;
        PrivateFiles.folder(folder);
        head = Optional.of(Out.to(folder.resolve(PartName.head(link, recording))));
        toHead(hello);
        if (clock.isPresent()) {
            toHead(clockFrame(clock.get()));
        }
        head.get().frames.flush();
    }

    private void toHead(WireFrame frame) throws IOException {
        if (head.isPresent() && !broken) {
            head.get().frames.write(frame.type(), frame.bytes());
            hasNewTexts = true;
            owner.hasRoom(frame.bytes().length); // without its texts nothing of it could be read
        }
    }

    private void records(WireFrame frame, int count) throws IOException {
        LongBuffer in = ByteBuffer.wrap(frame.bytes()).asLongBuffer();
        if (count == 0 || head.isEmpty() || broken) {
            return;
        }
        if (part.isPresent() && (long) records * RecordKind.RECORD_BYTES >= owner.partBytes() && open.isQuiet()) {
            seal();
        }
        if (!owner.hasRoom(frame.bytes().length)) {
            flushAll();
            throw new IOException("one part alone is more than may be kept");
        }
        if (part.isEmpty()) {
            beginPart(in.get(0));
        }
        for (int i = 0; i < count; i++) {
            long time = in.get(3 * i);
            last = time - last > 0 ? time : last;
            open.take(time, in.get(3 * i + 1), in.get(3 * i + 2));
        }
        flushHead(); // never records without their texts, whenever this process is killed
        part.get().frames.write(WireFrame.RECORDS, frame.bytes());
        records += count;
    }

    private void beginPart(long time) throws IOException {
        first = time;
        last = time;
        records = 0;
        part = Optional.of(Out.to(folder.resolve(PartName.open(link, recording))));
        if (clock.isPresent()) {
            part.get().frames.write(WireFrame.CLOCK, clockFrame(clock.get()).bytes());
        }
        long[] carried = open.words();
        if (carried.length > 0) {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * carried.length);
            bytes.asLongBuffer().put(carried);
            part.get().frames.write(PartFile.CARRIED, bytes.array());
            owner.hasRoom(bytes.capacity());
        }
    }

    /** The worker's clock, as its driver measured it just now. */
    public synchronized void correct(Clock measured) {
        clock = Optional.of(measured);
        WireFrame frame = clockFrame(measured);
        try {
            toHead(frame);
            if (part.isPresent()) {
                part.get().frames.write(WireFrame.CLOCK, frame.bytes());
            }
        } catch (IOException full) {
            breakOff(full);
        }
    }

    private static WireFrame clockFrame(Clock clock) {
        return new WireFrame(WireFrame.CLOCK, ByteBuffer.allocate(2 * Long.BYTES).putLong(clock.offset())
                .putLong(clock.uncertainty()).array(), 0);
    }

    /** What is written so far becomes a part that others can read. */
    synchronized void settle() {
        try {
            flushAll();
            if (part.isPresent() && open.isQuiet()) {
                seal();
            }
        } catch (IOException full) {
            breakOff(full);
        }
    }

    /** What came so far is on the disk: it is there when this process is killed. */
    synchronized void flush() {
        try {
            flushAll();
        } catch (IOException full) {
            breakOff(full);
        }
    }

    private void flushAll() throws IOException {
        flushHead();
        if (part.isPresent()) {
            part.get().frames.flush();
        }
    }

    private void flushHead() throws IOException {
        if (hasNewTexts && head.isPresent() && !broken) {
            head.get().frames.flush();
            hasNewTexts = false;
        }
    }

    /** The part that is being written, of which what was flushed may be read. */
    synchronized Optional<PartName> unfinished() {
        return part.map(_ -> new PartName(link, recording, number, first, last, records, PartName.WIRE));
    }

    boolean isIn(Path place) {
        return folder.equals(place);
    }

    boolean isOf(Path place, long worker) {
        return isIn(place) && link == worker;
    }

    synchronized int running() {
        return open.running();
    }

    synchronized int waiting() {
        return open.waiting();
    }

    private void seal() throws IOException {
        Out done = part.orElseThrow();
        PartName name = new PartName(link, recording, number, first, last, records, PartName.WIRE);
        part = Optional.empty();
        done.close();
        Files.move(done.file, folder.resolve(name.toString()));
        number++;
        owner.sealed(folder, name);
    }

    private void end() throws IOException {
        open = new OpenState();
        if (part.isPresent()) {
            flushAll();
            seal();
        }
        if (head.isPresent()) {
            Out done = head.get();
            head = Optional.empty();
            done.close();
        }
    }

    /** The worker has ended. */
    @Override
    public synchronized void close() {
        try {
            end();
        } catch (IOException full) {
            breakOff(full);
        }
        lock.ifPresent(WriterLock::close);
        owner.ended(this);
    }
}
