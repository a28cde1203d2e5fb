package dev.gantry.futures.process;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A latch that several processes see: a file that comes to be. */
public record Gate(String path) implements Serializable {
    /** The name of a gate that opens all others in its folder: a test that fails must not leave workers waiting. */
    public static final String ALL = "all";

    public static Gate in(Path folder, String name) {
        return new Gate(folder.resolve(name).toString());
    }

    public void open() throws IOException {
        Files.writeString(Path.of(path), "");
    }

    public boolean isOpen() {
        Path file = Path.of(path);
        return Files.exists(file) || Files.exists(file.resolveSibling(ALL));
    }

    /** Waits until it is open; an interrupt ends the waiting. */
    public void await() throws InterruptedException {
        while (!isOpen()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Opens this one, then waits for the other. */
    public void openThenAwait(Gate other) throws IOException, InterruptedException {
        open();
        other.await();
    }
}
