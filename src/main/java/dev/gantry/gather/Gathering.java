package dev.gantry.gather;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import dev.gantry.cluster.Fetch.Fetched;
import dev.gantry.cluster.Fetch.Stretch;
import dev.gantry.folder.PrivateFiles;
import dev.gantry.format.Content;
import dev.gantry.format.FileLimits;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.perfetto.PerfettoReader;
import dev.gantry.format.perfetto.PerfettoWriter;
import dev.gantry.recording.About;
import dev.gantry.trace.Lane;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.Trace;
import dev.gantry.trace.TraceLoader;
import dev.gantry.trace.kept.FetchedMark;
import dev.gantry.trace.kept.Kept;
import dev.gantry.trace.message.Message;
import dev.gantry.wire.FrameInput;
import dev.gantry.wire.Receiver;
import dev.gantry.wire.WireException;
import dev.gantry.wire.WireFrame;

/** Putting together of a driver's recording and of records that its members kept. */
public final class Gathering {
    private Gathering() {}

    /**
     * The recording with these records in it, which has ended if the one that is given has. That stays as it is.
     *
     * @param from the first time that was fetched, of the recording
     * @param to the last
     * @throws IOException if a member has sent what is no recording, or no temporary file can be written
     */
    public static Snapshot of(Snapshot driver, List<Kept> workers, List<Fetched> fetched, long from, long to)
            throws IOException {
        TraceUnderConstruction opening = new TraceUnderConstruction(FileLimits.USUAL);
        copy(driver, opening);
        Trace trace = opening.trace();
        if (workers.isEmpty()) {
            throw new IOException("this recording says of no worker that its records are kept elsewhere");
        }
        GatheredIntake intake = new GatheredIntake(trace, opening.names(), driver, workers.getFirst().origin());
        long until = to >= driver.horizon() ? FetchedMark.END : to;
        for (Fetched each : fetched) {
            List<Kept> outlines = workers.stream().filter(worker -> same(worker, each)).toList();
            BitSet tasks = tasks(driver, outlines);
            for (Stretch stretch : each.stretches()) {
                intake.begin();
                take(stretch.bytes(), intake, outlines.getFirst(), tasks, mark(each, stretch, from, until).message());
            }
            if (each.stretches().isEmpty()) {
                intake.note(outlines.getFirst(), Math.max(from, driver.first()),
                        FetchedMark.nothing(each.of(), from, until));
            }
        }
        BooleanSupplier never = () -> false;
        new TraceLoader(trace).finish(never);
        if (driver.finished()) {
            trace.finish(intake.horizon());
        } else {
            trace.publish(intake.horizon());
        }
        return trace.snapshot();
    }

    private static FetchedMark mark(Fetched of, Stretch fetched, long from, long to) {
        return new FetchedMark(of.of().session(), of.of().link(), from, to, fetched.recording(), fetched.first(),
                fetched.last(), fetched.records());
    }

    /** What this tells of the driver's recording, and what was found missing in what was fetched. */
    public static About about(About driver, Snapshot all) {
        return driver.noting(Stream.concat(driver.notices().stream(), Kept.lost(all).stream()).distinct().toList());
    }

    /** How many records were fetched that the second of these recordings has, and the first has not. */
    public static long fetched(Snapshot before, Snapshot after) {
        return stretches(before) == stretches(after) ? 0 : after.records() - before.records();
    }

    private static long stretches(Snapshot snapshot) {
        return FetchedMark.all(snapshot).stream().filter(FetchedMark::hasParts).count();
    }

    private static boolean same(Kept worker, Fetched fetched) {
        return worker.at().session().equals(fetched.of().session()) && worker.at().link() == fetched.of().link();
    }

    /** What the driver has recorded is written and read again, as nobody can write into what is shown. */
    private static void copy(Snapshot driver, TraceUnderConstruction into) throws IOException {
        Path file = Files.createTempFile("gantry-gather", ".pftrace");
        try {
            try (OutputStream out = PrivateFiles.write(file)) {
                PerfettoWriter.save(driver, About.NOTHING, out, _ -> {});
            }
            new PerfettoReader().read(new Content(file, into), into);
        } finally {
            Files.delete(file);
        }
    }

    /** The driver's tasks that these workers had. */
    private static BitSet tasks(Snapshot driver, List<Kept> outlines) {
        BitSet lanes = new BitSet();
        outlines.forEach(outline -> lanes.set(outline.process()));
        BitSet tasks = new BitSet();
        for (int task = 1; task <= driver.tasks(); task++) {
            int lane = driver.task(task) == null ? 0 : driver.task(task).lane();
            Lane process = lane == 0 ? null : driver.enclosing(lane, LaneKind.PROCESS);
            if (process != null && lanes.get(process.id())) {
                tasks.set(task);
            }
        }
        return tasks;
    }

    private static void take(byte[] recording, GatheredIntake intake, Kept worker, BitSet tasks, Message said)
            throws IOException {
        Receiver receiver = Receiver.ofKept(intake, worker.machine());
        tasks.stream().forEach(task -> receiver.hand(task, () -> true));
        FrameInput in = new FrameInput(new ByteArrayInputStream(recording), worker.at().member(), WireFrame.LONGEST);
        try {
            for (Optional<WireFrame> next = in.next(); next.isPresent(); next = in.next()) {
                receiver.take(next.get());
            }
        } catch (WireException e) {
            throw new IOException("What %s keeps is no recording: %s. Nothing was changed.".formatted(
                    worker.at().member(), e.getMessage()), e);
        }
        receiver.settle("");
        receiver.note(said.text());
        intake.over();
        receiver.close();
    }
}
