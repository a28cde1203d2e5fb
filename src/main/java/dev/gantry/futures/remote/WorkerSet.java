package dev.gantry.futures.remote;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

import dev.gantry.futures.ExecutorScope;
import dev.gantry.hook.ExecutorTag;

/** Workers of a pool: starts them, and takes the reports of their feeders and readers. */
final class WorkerSet {
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final Backend backend;
    private final ExecutorTag tag;
    private final ExecutorScope scope;
    private final Dispatch dispatch;
    private final PoolManager manager;

    WorkerSet(Backend backend, ExecutorTag tag, ExecutorScope scope, Dispatch dispatch, int number) {
        this.backend = backend;
        this.tag = tag;
        this.scope = scope;
        this.dispatch = dispatch;
        this.manager = new PoolManager(this, dispatch, number);
    }

    /** Starts workers if more are wanted. */
    void hire() {
        for (Optional<Worker> wanted = wanted(); wanted.isPresent(); wanted = wanted()) {
            try {
                wanted.get().start();
            } catch (Backend.NoRoom _) {
                dispatch.notStarted(wanted.get());
                return; // until there is
            } catch (IOException e) {
                dispatch.notStarted(wanted.get());
                throw new RejectedExecutionException("cannot start a worker process: " + e.getMessage(), e);
            }
        }
    }

    private Optional<Worker> wanted() {
        boolean atOnce = backend.initializer().length == 0; // an initializer may take long, or fail
        return dispatch.hire(this::worker, atOnce);
    }

    private Worker worker() {
        return new Worker(this, backend.nextName());
    }

    void tell(Event event) {
        manager.tell(event);
    }

    void started(Worker worker) {
        dispatch.started(worker);
    }

    /** Whether the worker runs this task, as far as is known. */
    boolean expects(Worker worker, long number) {
        return dispatch.runs(worker, number);
    }

    /** Called when a worker answered; does nothing if the pool broke meanwhile. */
    void answered(Worker worker, long number, Outcome outcome) {
        dispatch.answered(worker, number).ifPresent(ended -> {
            dispatch.ready(worker); // first, so that code that has the result finds the worker idle
            tell(new Event.Ended(ended, outcome));
        });
    }

    /** Called when a task could not be sent; fails only its own future. */
    void notSent(Worker worker, Call<?> call, Throwable why) {
        if (dispatch.answered(worker, call.number).isPresent()) {
            call.recordFailure(why);
            dispatch.ready(worker);
            tell(new Event.Ended(call, new Outcome.Raised(why)));
        }
    }

    PoolManager manager() {
        return manager;
    }

    ExecutorTag tag() {
        return tag;
    }

    Backend backend() {
        return backend;
    }

    ExecutorScope scope() {
        return scope;
    }

    ClassLoader loader() {
        return loader;
    }
}
