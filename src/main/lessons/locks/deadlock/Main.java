// java -Dworkers=2 -Dunit=200 Main.java

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.ReentrantLock;

// Each thread takes the lock at its left, and a second later the one at its right, as philosophers take forks.

final int workers = Integer.getInteger("workers", 2);
final int second = Integer.getInteger("unit", 200); // milliseconds

final ReentrantLock[] locks = new ReentrantLock[workers];
final Thread[] threads = new Thread[workers];

void main() throws InterruptedException {
    for (int i = 0; i < workers; i++) {
        locks[i] = new ReentrantLock();
        int number = i;
        threads[i] = Thread.ofPlatform().name("philosopher " + (i + 1)).unstarted(() -> eat(number));
    }
    for (Thread thread : threads) {
        thread.start();
    }
    Thread.sleep(4 * second);
    breakDeadlock();
    for (Thread thread : threads) {
        thread.join();
    }
}

void eat(int number) {
    String name = Thread.currentThread().getName();
    ReentrantLock left = locks[number];
    ReentrantLock right = locks[(number + 1) % workers];
    left.lock();
    try {
        Thread.sleep(second); // meanwhile the others take theirs
        right.lockInterruptibly();
        try {
            IO.println(name + " has both locks");
            Thread.sleep(second / 2);
        } finally {
            right.unlock();
        }
    } catch (InterruptedException _) {
        IO.println(name + " gives up");
    } finally {
        left.unlock();
    }
}

/** Without this, the program would never end. The JVM knows who waits for whom. */
void breakDeadlock() {
    long[] deadlocked = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    if (deadlocked == null) {
        IO.println("main: no deadlock");
        return;
    }
    IO.println("main: deadlock of " + deadlocked.length);
    for (Thread thread : threads) {
        if (thread.threadId() == deadlocked[0]) {
            thread.interrupt();
        }
    }
}
