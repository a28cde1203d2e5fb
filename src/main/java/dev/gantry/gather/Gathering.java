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
import dev.gantry.trace.message.Message;
import dev.gantry.wire.FrameInput;
import dev.gantry.wire.Receiver;
import dev.gantry.wire.WireException;
import dev.gantry.wire.WireFrame;

/** Putting together of a driver's recording and of records that its members kept. */
public final class Gathering {
    private Gathering() {}

    /**
     * Those of these workers of which not all records of this time were put into the recording.
     *
     * @param from times of the recording
     */
    public static List<Kept> missing(Snapshot snapshot, List<Kept> workers, long from, long to) {
        List<FetchedMark> fetched = FetchedMark.all(snapshot);
        return workers.stream().filter(worker -> fetched.stream()
                .noneMatch(mark -> mark.isOf(worker.at()) && mark.covers(from, to))).toList();
    }

    /**
     * The recording with these records in it. The one that is given stays as it is.
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
        for (Fetched each : fetched) {
            List<Kept> outlines = workers.stream().filter(worker -> same(worker, each)).toList();
            BitSet tasks = tasks(driver, outlines);
            for (Stretch stretch : each.stretches()) {
                intake.begin();
                take(stretch.bytes(), intake, outlines.getFirst(), tasks,
                        FetchedMark.of(each.of(), stretch, from, to).message());
            }
        }
        BooleanSupplier never = () -> false;
        new TraceLoader(trace).finish(never);
        trace.finish(intake.horizon());
        return trace.snapshot();
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

    /** Names of the members of these workers, each once. */
    public static List<String> members(List<Kept> workers) {
        return workers.stream().map(worker -> worker.at().member()).distinct().toList();
    }
}
