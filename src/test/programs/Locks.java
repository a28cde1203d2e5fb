import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Two threads wait, one after the other, for two locks that main holds, and for a condition; prints. */
public class Locks {
    static final ReentrantLock FIRST = new ReentrantLock();
    static final ReentrantLock SECOND = new ReentrantLock(true);

    public static void main(String[] arguments) throws InterruptedException {
        FIRST.lock();
        SECOND.lock();
        Thread one = new Thread(() -> take(FIRST), "one");
        one.start();
        await(FIRST, one);
        Thread two = new Thread(() -> take(SECOND), "two \"2\"");
        two.start();
        await(SECOND, two);
        System.out.println("main holds both");
        System.err.println("this is no mark");
        FIRST.unlock();
        SECOND.unlock();
        one.join();
        two.join();
        Condition never = FIRST.newCondition();
        Thread waiting = new Thread(() -> {
            FIRST.lock();
            never.awaitUninterruptibly();
            FIRST.unlock();
        }, "waiting");
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        FIRST.lock();
        never.signal();
        FIRST.unlock();
        waiting.join();
    }

    static void await(ReentrantLock lock, Thread thread) throws InterruptedException {
        while (!lock.hasQueuedThread(thread) || thread.getState() != Thread.State.WAITING) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    static void take(ReentrantLock lock) {
        lock.lock();
        lock.unlock();
    }
}
