package dev.gantry.ui.files;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

import dev.gantry.ui.text.Texts;

/**
 * Background job with a thread of its own, such as writing a file, whose progress the bar shows.
 *
 * @param <T> what comes of it
 */
final class FileJob<T> {
    private static final Logger LOG = System.getLogger("dev.gantry.ui");

    private final long begun = System.nanoTime();
    private final String doing;
    private final String notDone;
    private final Function<T, Optional<String>> done;
    private volatile double progress;
    private volatile boolean cancelled;
    private volatile boolean ended;
    private volatile Optional<T> result = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    private FileJob(String doing, String notDone, Function<T, Optional<String>> done) {
        this.doing = doing;
        this.notDone = notDone;
        this.done = done;
    }

    static <T> FileJob<T> start(String doing, String notDone, Work<T> work, Function<T, Optional<String>> done) {
        FileJob<T> job = new FileJob<>(doing, notDone, done);
        Thread.ofPlatform().daemon().name("gantry-file-job").start(() -> job.run(work));
        return job;
    }

    /** Message while it runs. */
    String doing() {
        return doing;
    }

    /** Progress from 0 to 1. */
    double progress() {
        return progress;
    }

    boolean isEnded() {
        return ended;
    }

    /** Age of the job, in nanoseconds. */
    long age() {
        return System.nanoTime() - begun;
    }

    /** Asks it to leave everything as it was before. */
    void cancel() {
        cancelled = true;
    }

    /** Takes what came of it, once, on the JavaFX thread; the sentence for the user, if there is something to say. */
    Optional<String> outcome() {
        return result.isPresent() ? done.apply(result.get()) : trouble.or(() -> Optional.of(notDone));
    }

    private void run(Work<T> work) {
        try {
            result = Optional.of(work.run(this::reached));
        } catch (IOException e) {
            trouble = Optional.of(e.getMessage());
        } catch (CancellationException _) {
            // as the user wished
        } catch (OutOfMemoryError _) {
            trouble = Optional.of(Texts.of("files.memory", notDone));
        } catch (RuntimeException broken) {
            LOG.log(Level.DEBUG, "here", broken);
            trouble = Optional.of(Texts.of("files.broken", notDone, broken));
        } finally {
            ended = true;
        }
    }

    private void reached(double part) {
        if (cancelled) {
            throw new CancellationException();
        }
        progress = part;
    }
}
