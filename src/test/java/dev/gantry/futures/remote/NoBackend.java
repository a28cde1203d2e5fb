package dev.gantry.futures.remote;

import java.io.IOException;

import dev.gantry.futures.BrokenExecutor;
import dev.gantry.futures.TransferLimits;

/** Starts no worker. */
class NoBackend implements Backend {
    @Override
    public String nextName() {
        return "worker";
    }

    @Override
    public Link start(String name) throws IOException {
        throw new IOException("no worker is started here");
    }

    @Override
    public FunctionEncoder functions() {
        return FunctionEncoder.SERIALISED;
    }

    @Override
    public byte[] initializer() {
        return new byte[0];
    }

    @Override
    public int maxTasksPerWorker() {
        return Integer.MAX_VALUE;
    }

    @Override
    public TransferLimits limits() {
        return TransferLimits.USUAL;
    }

    @Override
    public BrokenExecutor broken(String message, Throwable cause) {
        BrokenExecutor broken = new BrokenExecutor(message);
        broken.initCause(cause);
        return broken;
    }

    @Override
    public void poolEnded() {}
}
