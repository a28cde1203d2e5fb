package dev.gantry.format.perfetto;

import java.io.IOException;
import java.util.List;

import dev.gantry.format.Content;
import dev.gantry.format.DamagedFile;
import dev.gantry.format.Opening;
import dev.gantry.format.TraceReader;

/** Opens Perfetto traces, those that Gantry wrote and those of other programs. */
public final class PerfettoReader implements TraceReader {
    @Override
    public String id() {
        return "perfetto";
    }

    @Override
    public String title() {
        return "Perfetto trace";
    }

    @Override
    public List<String> endings() {
        return List.of("pftrace", "perfetto-trace", "gantry");
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length > 1 && head[0] == 0x0a;
    }

    @Override
    public void read(Content content, Opening into) throws IOException {
        throw new DamagedFile("not read yet");
    }
}
