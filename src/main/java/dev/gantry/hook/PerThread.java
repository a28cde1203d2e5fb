package dev.gantry.hook;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Thread-local value, like a {@link ThreadLocal}, but found again after the thread's locals were erased: the JDK's
 * common pool erases those of its threads after each task.
 *
 * <p>It is held as long as the thread lives and has its locals, afterwards as long as other code holds it. Any thread
 * may use it, each for itself.
 */
public final class PerThread<T> {
    private final ThreadLocal<T> local = new ThreadLocal<>();
    private final Map<Thread, WeakReference<T>> all = new WeakHashMap<>(); // guarded by itself

    /** A variable that is unset for all threads. */
    public PerThread() {}

    /** Value of this thread; null if none was set. */
    public T get() {
        T here = local.get();
        return here == null ? again() : here;
    }

    /** Sets it for this thread. */
    public void set(T value) {
        local.set(value);
        synchronized (all) {
            all.put(Thread.currentThread(), new WeakReference<>(value));
        }
    }

    /** Sets another thread's value for this one too; it is not found again without the locals. */
    void lend(T value) {
        local.set(value);
    }

    /** Removes this thread's value. */
    public void remove() {
        local.remove();
        synchronized (all) {
            all.remove(Thread.currentThread());
        }
    }

    private T again() {
        WeakReference<T> known;
        synchronized (all) {
            known = all.get(Thread.currentThread());
        }
        T value = known == null ? null : known.get();
        if (value != null) {
            local.set(value);
        }
        return value;
    }
}
