// java -Dtasks=4 -Dunit=200 Main.java

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

// The pool takes what is most urgent first. A task of low priority takes a resource, and leaves it to a second task of
// low priority to give it back. The urgent task wants the resource, and others of middle priority come.

final int tasks = Integer.getInteger("tasks", 4); // of middle priority
final int second = Integer.getInteger("unit", 200); // milliseconds

final Semaphore resource = new Semaphore(1);
final CountDownLatch taken = new CountDownLatch(1);
final CountDownLatch handedOver = new CountDownLatch(1);
final ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());

abstract class Task implements Runnable, Comparable<Task> {
    abstract int priority(); // the lowest number first

    abstract void call() throws InterruptedException;

    @Override
    public int compareTo(Task other) {
        return Integer.compare(priority(), other.priority());
    }

    @Override
    public void run() {
        try {
            call();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

class Low extends Task {
    int priority() {
        return 3;
    }

    void call() throws InterruptedException {
        resource.acquire();
        IO.println("low has the resource");
        taken.countDown();
        Thread.sleep(second);
        pool.execute(new LowGivesBack());
        handedOver.countDown();
    }
}

class LowGivesBack extends Task {
    int priority() {
        return 3;
    }

    void call() throws InterruptedException {
        Thread.sleep(second);
        IO.println("low gives the resource back");
        resource.release();
    }
}

class Middle extends Task {
    int priority() {
        return 2;
    }

    void call() throws InterruptedException {
        Thread.sleep(second);
        IO.println("a middle task has ended");
    }
}

class Urgent extends Task {
    int priority() {
        return 1;
    }

    void call() throws InterruptedException {
        resource.acquire();
        IO.println("urgent has the resource");
        resource.release();
    }
}

void main() throws InterruptedException {
    try (pool) {
        pool.execute(new Low());
        taken.await();
        pool.execute(new Urgent());
        for (int i = 0; i < tasks; i++) {
            pool.execute(new Middle());
        }
        handedOver.await(); // a pool that is closed takes no more
    }
}
