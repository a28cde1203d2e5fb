package dev.gantry.program;

import java.io.IOException;
import java.util.List;

/** Standard streams of a program that is run: those of this process, or pipes that a viewer reads and feeds. */
public interface Streams {
    /** The program has the standard streams of this process. */
    Streams INHERITED = new Streams() {
        @Override
        public void configure(ProcessBuilder builder) {
            builder.inheritIO();
        }

        @Override
        public List<Integer> closed() {
            return Start.closed();
        }

        @Override
        public void started(Process process) {}

        @Override
        public void awaitEnd() {}
    };

    /** Times of the recording count from this one of {@link System#nanoTime}. */
    default void countFrom(long time) {}

    /** Says what the streams are, before the start. */
    void configure(ProcessBuilder builder);

    /** Numbers of the streams that the program does not get: to it they are closed. */
    default List<Integer> closed() {
        return List.of();
    }

    /** The program has started. Does not wait. */
    void started(Process process) throws IOException;

    /** The program has ended: waits a bounded time until its last output has been taken. */
    void awaitEnd() throws InterruptedException;
}
