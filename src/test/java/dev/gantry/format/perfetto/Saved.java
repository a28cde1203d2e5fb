package dev.gantry.format.perfetto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;

/** Files of tests. */
final class Saved {
    private Saved() {}

    static Path save(Snapshot snapshot, About about, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            PerfettoWriter.save(snapshot, about, out, _ -> {});
        }
        return file;
    }

    /** Opens a file to its end; nothing may be wrong with it. */
    static OpenFile open(Path file) throws InterruptedException {
        OpenFile opened = openAnyhow(file);
        assertThat(opened.trouble()).isEmpty();
        assertThat(opened.state()).isEqualTo(Recording.State.ENDED);
        return opened;
    }

    static OpenFile openAnyhow(Path file) throws InterruptedException {
        OpenFile opened = Formats.open(file);
        opened.join();
        return opened;
    }
}
