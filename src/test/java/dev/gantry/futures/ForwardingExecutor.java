package dev.gantry.futures;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** An executor with nothing but what an executor must have, so that tests see the defaults of the interface. */
class ForwardingExecutor implements Executor {
    private final Executor to;

    ForwardingExecutor(Executor to) {
        this.to = to;
    }

    @Override
    public <T> Future<T> submit(String name, Callable<T> task) {
        return to.submit(name, task);
    }

    @Override
    public void shutdown() {
        to.shutdown();
    }

    @Override
    public void shutdown(boolean wait, boolean cancelFutures) throws InterruptedException {
        to.shutdown(wait, cancelFutures);
    }

    @Override
    public List<Runnable> shutdownNow() {
        return to.shutdownNow();
    }

    @Override
    public void abort() {
        to.abort();
    }

    @Override
    public boolean isShutdown() {
        return to.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return to.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return to.awaitTermination(timeout, unit);
    }
}
