package dev.gantry.futures.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.gantry.futures.remote.Link;

/** Link to a worker in a child process, through its standard streams; a thread reads its error stream. */
final class ProcessLink implements Link {
    private final String name;
    private final Process process;
    private final StderrReader stderr;

    /** Starts the thread. */
    ProcessLink(String name, Process process) {
        this.name = name;
        this.process = process;
        this.stderr = new StderrReader(process.getErrorStream());
        Thread.ofPlatform().daemon().name("gantry-errors-" + name).start(stderr);
    }

    @Override
    public InputStream in() {
        return process.getInputStream();
    }

    @Override
    public OutputStream out() {
        return process.getOutputStream();
    }

    @Override
    public long id() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGTERM where there are signals. Not by the process's own method, which closes the streams too. */
    @Override
    public void terminate() {
        process.toHandle().destroy();
    }

    @Override
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    @Override
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    @Override
    public String howItEnded() throws InterruptedException {
        int code = process.exitValue();
        String how = code > 128 ? "was killed by signal " + (code - 128) : "ended with exit code " + code;
        String words = stderr.lastWords();
        return "%s (process %d) %s%s"
                .formatted(name, process.pid(), how, words.isEmpty() ? "" : "; its last words:\n" + words);
    }

    @Override
    public Optional<String> nextNote() {
        return stderr.nextMark();
    }

    @Override
    public void awaitNotes() throws InterruptedException {
        stderr.lastWords();
    }
}
