// java -Dtasks=6 -Dcapacity=2 -Dunit=200 Main.java

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

// A fast producer and a slow consumer share a buffer that has room for a few items. Who can't go on waits for a
// condition, and lets the lock go meanwhile.

final int tasks = Integer.getInteger("tasks", 6);
final int capacity = Integer.getInteger("capacity", 2);
final int second = Integer.getInteger("unit", 200); // milliseconds

final ArrayDeque<Integer> buffer = new ArrayDeque<>();
final ReentrantLock lock = new ReentrantLock();
final Condition notFull = lock.newCondition();
final Condition notEmpty = lock.newCondition();

void main() throws InterruptedException {
    Thread consumer = Thread.ofPlatform().name("consumer").start(this::consume);
    Thread producer = Thread.ofPlatform().name("producer").start(this::produce);
    producer.join();
    consumer.join();
}

void produce() {
    for (int item = 1; item <= tasks; item++) {
        put(item);
    }
    IO.println("the producer is done");
}

void consume() {
    for (int i = 0; i < tasks; i++) {
        take();
        sleep(second); // it works with the item
    }
}

void put(int item) {
    lock.lock();
    try {
        while (buffer.size() == capacity) {
            notFull.awaitUninterruptibly();
        }
        buffer.add(item);
        IO.println("put " + item);
        notEmpty.signal();
    } finally {
        lock.unlock();
    }
}

void take() {
    lock.lock();
    try {
        while (buffer.isEmpty()) {
            notEmpty.awaitUninterruptibly();
        }
        IO.println("take " + buffer.remove());
        notFull.signal();
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
