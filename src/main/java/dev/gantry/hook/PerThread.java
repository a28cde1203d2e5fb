package dev.gantry.hook;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Thread-local value, like a {@link ThreadLocal}, but found again after the thread's locals were erased: the JDK's
 * common pool erases those of its threads after each task.
 *
 * <p>It is a {@code ThreadLocal}, not a class around one: a hook would read one more line of memory, which costs it
 * some 9 ns where that line is cold.
 *
 * <p>It is held as long as the thread lives and has its locals, afterwards as long as other code holds it. Any thread
 * may use it, each for itself.
 */
public final class PerThread<T> extends ThreadLocal<T> {
    private final Map<Thread, WeakReference<T>> all = new WeakHashMap<>(); // guarded by itself

    /** A variable that is unset for all threads. */
    public PerThread() {}

    /** Value of this thread that was set before its locals were erased; null if none was. */
    @Override
    protected T initialValue() {
        synchronized (all) {
            WeakReference<T> known = all.get(Thread.currentThread());
            return known == null ? null : known.get();
        }
    }

    /** Sets it for this thread. */
    @Override
    public void set(T value) {
        super.set(value);
        synchronized (all) {
            all.put(Thread.currentThread(), new WeakReference<>(value));
        }
    }

    /** Sets another thread's value for this one too; it is not found again without the locals. */
    void lend(T value) {
        super.set(value);
    }

    /** Removes this thread's value. */
    @Override
    public void remove() {
        super.remove();
        synchronized (all) {
            all.remove(Thread.currentThread());
        }
    }
}
