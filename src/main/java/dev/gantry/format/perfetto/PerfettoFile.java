package dev.gantry.format.perfetto;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.DoubleConsumer;

import dev.gantry.format.TraceWriter;
import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;

/** Perfetto trace as Gantry's own lossless file format. */
public final class PerfettoFile implements TraceWriter {
    static final String TITLE = "Perfetto trace";
    static final List<String> ENDINGS = List.of("pftrace", "perfetto-trace");

    @Override
    public String id() {
        return "perfetto";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public List<String> endings() {
        return ENDINGS;
    }

    @Override
    public void write(Snapshot snapshot, About about, OutputStream to, DoubleConsumer progress) throws IOException {
        try (OutputStream compressed = new CompressedPackets(to)) {
            PerfettoWriter.save(snapshot, about, compressed, progress);
        }
    }
}
