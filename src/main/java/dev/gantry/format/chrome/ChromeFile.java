package dev.gantry.format.chrome;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.DoubleConsumer;

import dev.gantry.format.MeteredOutput;
import dev.gantry.format.TraceWriter;
import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;

/** Chrome's trace JSON as a kind of file to be written. */
public final class ChromeFile implements TraceWriter {
    static final String TITLE = "Chrome trace JSON";

    private static final int BYTES_A_RECORD = 130;

    @Override
    public String id() {
        return "chrome";
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public List<String> endings() {
        return List.of("trace.json", "chrome.json");
    }

    @Override
    public void write(Snapshot snapshot, About about, OutputStream to, DoubleConsumer progress) throws IOException {
        new ChromeJson(about.title(), about.annotations()).write(snapshot,
                new MeteredOutput(to, snapshot.records() * BYTES_A_RECORD, progress));
        progress.accept(1);
    }
}
