package dev.gantry.futures.process;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import dev.gantry.futures.Action;
import dev.gantry.futures.ExecutorScope;
import dev.gantry.hook.Probe;

/** The workers of a pool: who takes them on, and whom they, and those who listen to them, report to. */
final class WorkerSet {
    private static final byte[] NOTHING = {};

    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final ProcessOptions options;
    private final ExecutorScope scope;
    private final byte[] initializer;
    private final Launch launch;
    private final Dispatch dispatch;
    private final PoolManager completer;

    WorkerSet(ProcessOptions options, ExecutorScope scope, Dispatch dispatch, int number) {
        this.options = options;
        this.scope = scope;
        this.initializer = options.initializer().map(WorkerSet::packed).orElse(NOTHING);
        this.launch = new Launch(options.jvmArguments());
        this.dispatch = dispatch;
        this.completer = new PoolManager(this, dispatch, number);
    }

    private static byte[] packed(Action initializer) {
        try {
            return Packing.object(initializer);
        } catch (IOException e) {
            throw new IllegalArgumentException("the initializer cannot be sent to another process: " + e.getMessage(),
                    e);
        }
    }

    /** Starts workers if more are wanted. */
    void hire() {
        for (Optional<Worker> wanted = wanted(); wanted.isPresent(); wanted = wanted()) {
            try {
                wanted.get().start();
            } catch (IOException e) {
                dispatch.notStarted(wanted.get());
                throw new RejectedExecutionException("cannot start a worker process: " + e.getMessage(), e);
            }
        }
    }

    private Optional<Worker> wanted() {
        boolean atOnce = initializer.length == 0; // which may take long, or fail
        return dispatch.hire(this::worker, atOnce);
    }

    private Worker worker() {
        return new Worker(this, "SpawnProcess-" + (scope.nextNumber("SpawnProcess") + 1));
    }

    void tell(Event event) {
        completer.tell(event);
    }

    void started(Worker worker) {
        dispatch.started(worker);
    }

    /** A worker answered; false if nobody asked it. */
    boolean answered(Worker worker, long number, Outcome outcome) {
        Optional<Call<?>> call = dispatch.answered(worker, number);
        call.ifPresent(ended -> {
            dispatch.ready(worker); // first, so that whoever has the result finds the worker idle
            tell(new Event.Ended(ended, outcome));
        });
        return call.isPresent();
    }

    /** A task could not be sent, and only its own future has to do with that. */
    void notSent(Worker worker, Call<?> call, Throwable why) {
        if (dispatch.answered(worker, call.number).isPresent()) {
            Probe.taskCancelled(call.task);
            dispatch.ready(worker);
            tell(new Event.Ended(call, new Outcome.Raised(why)));
        }
    }

    PoolManager completer() {
        return completer;
    }

    Launch launch() {
        return launch;
    }

    ExecutorScope scope() {
        return scope;
    }

    ClassLoader loader() {
        return loader;
    }

    byte[] initializer() {
        return initializer;
    }

    int maxTasksPerChild() {
        return options.maxTasksPerChild().orElse(Integer.MAX_VALUE);
    }
}
