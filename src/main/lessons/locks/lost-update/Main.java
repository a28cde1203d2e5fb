// java -Dworkers=2 -Dsteps=3 -Dunit=200 Main.java

import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

// Workers add to one count: each reads it, thinks for a second, and writes back what it read and one.

final int workers = Integer.getInteger("workers", 2);
final int steps = Integer.getInteger("steps", 3);
final int second = Integer.getInteger("unit", 200); // milliseconds

final ReentrantLock lock = new ReentrantLock();
volatile int count;

void main() {
    run("without a lock", this::add);
    run("with a lock", this::addLocked);
}

void run(String how, Callable<Void> task) {
    count = 0;
    try (var pool = Executors.newFixedThreadPool(workers)) {
        for (int i = 0; i < workers; i++) {
            pool.submit(task);
        }
    } // waits for the tasks
    int lost = workers * steps - count;
    IO.println(how + (lost == 0 ? ": nothing is lost, the count is " : ": updates are lost, the count is ") + count);
}

Void add() throws InterruptedException {
    for (int step = 0; step < steps; step++) {
        readAndWrite();
    }
    return null;
}

Void addLocked() throws InterruptedException {
    for (int step = 0; step < steps; step++) {
        lock.lock();
        try {
            readAndWrite();
        } finally {
            lock.unlock();
        }
    }
    return null;
}

void readAndWrite() throws InterruptedException {
    int read = count;
    Thread.sleep(second); // here the others read the same
    count = read + 1;
}
