package dev.gantry.format.jfr;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What {@code workload.jfr} recorded: a small program with threads, virtual threads, locks, sockets and files. Made in
 * a folder /tmp/workload by
 *
 * <pre>
 * gantry jfr-settings gantry.jfc
 * java -XX:StartFlightRecording:settings=gantry.jfc,filename=workload.jfr Workload.java
 * </pre>
 */
final class Workload {
    private static final long PIECE = 30;
    private static final int ROUNDS = 40;

    private Workload() {}

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            contend();
        }
        sleepers();
        sockets();
        Path file = Files.createTempFile("workload", ".txt");
        Files.writeString(file, "a line of the workload");
        Files.readString(file);
        Files.delete(file);
        Thread parked = Thread.ofPlatform().name("parked").start(() -> LockSupport.parkNanos(PIECE * 1_000_000));
        parked.join();
        virtual();
    }

    /** One thread holds a monitor and a lock; another wants them. */
    private static void contend() throws InterruptedException {
        Object monitor = new Object();
        ReentrantLock lock = new ReentrantLock();
        Thread holder;
        Thread wanter = Thread.ofPlatform().name("wanter").unstarted(() -> {
            synchronized (monitor) {
                monitor.notifyAll();
            }
            lock.lock();
            lock.unlock();
        });
        synchronized (monitor) {
            lock.lock();
            holder = Thread.currentThread();
            wanter.start();
            pause();
            lock.unlock();
        }
        wanter.join();
        holder.isAlive();
    }

    private static void sleepers() throws InterruptedException {
        Thread[] sleepers = new Thread[3];
        for (int i = 0; i < sleepers.length; i++) {
            sleepers[i] = Thread.ofPlatform().name("sleeper-" + i).start(Workload::pause);
        }
        for (Thread sleeper : sleepers) {
            sleeper.join();
        }
    }

    private static void sockets() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = Thread.ofPlatform().name("server").start(() -> {
                try (Socket accepted = server.accept()) {
                    accepted.getInputStream().read();
                    pause();
                    accepted.getOutputStream().write(2);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
                client.getOutputStream().write(1);
                client.getInputStream().read();
            }
            answering.join();
        }
    }

    private static void virtual() throws InterruptedException {
        Object monitor = new Object();
        Thread[] all = new Thread[5];
        for (int i = 0; i < all.length; i++) {
            all[i] = Thread.ofVirtual().name("virtual-" + i).start(() -> {
                pause();
                synchronized (monitor) {
                    pause();
                }
            });
        }
        for (Thread one : all) {
            one.join();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PIECE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
