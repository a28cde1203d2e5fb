package dev.gantry.futures.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import dev.gantry.wire.FrameOutput;

/**
 * Loader of a worker whose pool is on another machine: classes that are not found here come from there, once each, when
 * they are needed. Only classes come, no other resources. Safe for all threads.
 */
public final class FetchedClasses extends ClassLoader {
    private final FrameOutput out;
    private final Object lock = new Object(); // not this: a class loader's own lock is held while it waits
    private final Map<String, byte[]> came = new HashMap<>(); // guarded by the lock

    /** Classes that are asked for here; the answers are {@linkplain #give given}. */
    public FetchedClasses(FrameOutput out) {
        super("gantry-fetched", ClassLoader.getSystemClassLoader());
        this.out = out;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file = ask(name);
        if (file.length == 0) {
            throw new ClassNotFoundException(name + ", neither here nor where the pool is");
        }
        return defineClass(name, file, 0, file.length);
    }

    private byte[] ask(String name) throws ClassNotFoundException {
        boolean interrupted = false;
        try {
            out.write(Message.WANTED, name.getBytes(StandardCharsets.UTF_8));
            out.flush();
            synchronized (lock) {
                while (!came.containsKey(name)) {
                    try {
                        lock.wait();
                    } catch (InterruptedException _) {
                        interrupted = true; // meant for the task, which has not begun or goes on
                    }
                }
                return came.remove(name);
            }
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A {@link Message#CLASS} came. */
    void give(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        byte[] text = new byte[in.getShort() & 0xffff];
        in.get(text);
        byte[] file = new byte[in.remaining()];
        in.get(file);
        synchronized (lock) {
            came.put(new String(text, StandardCharsets.UTF_8), file);
            lock.notifyAll();
        }
    }
}
