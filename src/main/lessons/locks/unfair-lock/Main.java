// java -Dsteps=6 -Dunit=200 Main.java

import java.util.concurrent.locks.ReentrantLock;

// One thread has the lock nearly all the time: it lets it go and takes it again at once. The other wants it once.

final int steps = Integer.getInteger("steps", 6);
final int second = Integer.getInteger("unit", 200); // milliseconds

void main() throws InterruptedException {
    run("unfair", new ReentrantLock());
    run("fair", new ReentrantLock(true));
}

void run(String kind, ReentrantLock lock) throws InterruptedException {
    Thread greedy = Thread.ofPlatform().name(kind + ": greedy").start(() -> takeAgainAndAgain(kind, lock));
    Thread.sleep(second / 2); // greedy has it by now
    Thread polite = Thread.ofPlatform().name(kind + ": polite").start(() -> takeOnce(kind, lock));
    greedy.join();
    polite.join();
}

void takeAgainAndAgain(String kind, ReentrantLock lock) {
    for (int step = 1; step <= steps; step++) {
        lock.lock();
        try {
            IO.println(kind + ": greedy has the lock, time " + step);
            sleep(second);
        } finally {
            lock.unlock();
        }
    }
}

void takeOnce(String kind, ReentrantLock lock) {
    lock.lock();
    try {
        IO.println(kind + ": polite has the lock");
    } finally {
        lock.unlock();
    }
}

void sleep(int millis) {
    try {
        Thread.sleep(millis);
    } catch (InterruptedException e) {
        throw new IllegalStateException(e);
    }
}
