package dev.gantry.futures.process.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Command that starts a worker.
 *
 * @param java the JDK's launcher and the options that all workers have
 * @param worker the worker's main class
 */
record WorkerCommand(List<String> java, String worker) {
    /** Arguments at the end of a command line, to be read by {@link #of}. */
    List<String> arguments() {
        List<String> all = new ArrayList<>(List.of(worker));
        all.addAll(java);
        return all;
    }

    static WorkerCommand of(String[] arguments, int from) {
        return new WorkerCommand(List.of(Arrays.copyOfRange(arguments, from + 1, arguments.length)), arguments[from]);
    }
}
