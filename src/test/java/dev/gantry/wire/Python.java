package dev.gantry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs the producers that are written in Python. */
final class Python {
    private Python() {}

    /** What the script of this name sends; skips the test where there is no Python. */
    static List<WireFrame> sent(String script, String... arguments) throws Exception {
        assumeTrue(isThere(), "there is no python3 on the path, which runs the producer");
        Path file = Path.of(Python.class.getResource(script).toURI());
        List<String> command = Stream.concat(Stream.of("python3", "-B", file.toString()), Stream.of(arguments))
                .toList();
        Process python = new ProcessBuilder(command).start();
        byte[] stream = python.getInputStream().readAllBytes();
        String said = new String(python.getErrorStream().readAllBytes(), StandardCharsets.UTF_8); // a few lines
        assertThat(python.waitFor()).as("%s", said).isZero();
        return Sender.frames(stream);
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import time; time.monotonic_ns()").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
