package dev.gantry.cli.terminal;

import java.io.PrintWriter;

import dev.gantry.recording.Spool;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.TaskState;

/** Progress line at the foot of a terminal; what is printed goes above it. Safe for all threads. */
public final class Progress {
    private static final String ERASE_LINE = "\r\u001b[2K";

    private final PrintWriter out;
    private String shown = "";

    public Progress(PrintWriter out) {
        this.out = out;
    }

    public synchronized void print(String line) {
        out.print(ERASE_LINE + line + System.lineSeparator() + shown);
        out.flush();
    }

    /** Shows how far this is, and by how many nanoseconds the disk lags behind where that is more than usual. */
    public synchronized void show(Snapshot snapshot, long lag) {
        int done = 0;
        int running = 0;
        for (int task = 1; task <= snapshot.tasks(); task++) {
            if (snapshot.hasTask(task)) {
                TaskState state = snapshot.taskState(task);
                done += state.isFinal() ? 1 : 0;
                running += state == TaskState.RUNNING ? 1 : 0;
            }
        }
        shown = "%.1f s: %d of %d tasks done, %d running".formatted(snapshot.horizon() / 1e9, done, snapshot.tasks(),
                running);
        if (lag > Spool.USUAL_LAG) {
            shown += ", on disk %.1f s behind".formatted(lag / 1e9);
        }
        out.print(ERASE_LINE + shown);
        out.flush();
    }

    public synchronized void clear() {
        shown = "";
        out.print(ERASE_LINE);
        out.flush();
    }
}
