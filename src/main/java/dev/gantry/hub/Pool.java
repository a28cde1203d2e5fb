package dev.gantry.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import dev.gantry.hub.Mapped.Order;

/** Pool of a hub's tasks, with a limit on how many exist at once: spawning one more waits. */
public final class Pool {
    /** Function to apply to each item. */
    @FunctionalInterface
    public interface Function<T, R> {
        R apply(T item) throws Exception;
    }

    private final Hub hub;
    private final Semaphore room;
    private final Set<HubTask<?>> tasks = new LinkedHashSet<>();
    private final Set<HubTask<?>> dying = new HashSet<>();
    private final Event empty;
    private final Consumer<Waitable> discard = this::discard;

    /** A pool with room for this many tasks. */
    public Pool(Hub hub, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a pool needs room for one task at least, not " + size);
        }
        this.hub = hub;
        this.room = new Semaphore(hub, size);
        this.empty = new Event(hub);
        empty.set();
    }

    /** Spawns a task; waits for room. */
    public <T> HubTask<T> spawn(Callable<T> body) throws InterruptedException {
        Objects.requireNonNull(body, "the body of a task must not be null");
        room.acquire();
        HubTask<T> task = hub.task("", body); // not before there is room, as it takes one of the hub's numbers
        admit(task);
        task.start();
        return task;
    }

    /** Spawns a task that returns nothing; waits for room. */
    public HubTask<Void> spawn(HubAction body) throws InterruptedException {
        return spawn(body.returningNothing());
    }

    /** Takes this task in; waits for room. */
    public void add(HubTask<?> task) throws InterruptedException {
        room.acquire();
        admit(task);
    }

    /**
     * The same within this time, zero for at once.
     *
     * @throws PoolFull if there was no room
     */
    public void add(HubTask<?> task, Duration timeout) throws InterruptedException {
        if (!(timeout.isZero() ? room.tryAcquire() : room.acquire(timeout))) {
            throw new PoolFull();
        }
        admit(task);
    }

    /** Results of the function for the items, in their order; throws the exception of the first that failed. */
    public <T, R> List<R> map(Function<? super T, ? extends R> function, Iterable<? extends T> items)
            throws Exception {
        List<R> results = new ArrayList<>();
        Mapped<R> mapped = imap(function, items);
        while (mapped.hasNext()) {
            results.add(mapped.next());
        }
        return results;
    }

    /** Results of the function for the items, one by one in their order; it goes on after one that failed. */
    public <T, R> Mapped<R> imap(Function<? super T, ? extends R> function, Iterable<? extends T> items) {
        return new Mapped<R>(hub, Order.OF_ITEMS).feed(this, function, items);
    }

    /** The same in the order in which they end. */
    public <T, R> Mapped<R> imapUnordered(Function<? super T, ? extends R> function, Iterable<? extends T> items) {
        return new Mapped<R>(hub, Order.OF_ENDS).feed(this, function, items);
    }

    /** Waits until no task is left. */
    public void join() throws InterruptedException {
        empty.await();
    }

    /** The same, but not longer than this; returns whether none is left. */
    public boolean join(Duration timeout) throws InterruptedException {
        return empty.await(timeout);
    }

    /** Ends its tasks, those added meanwhile too, and waits until they have ended. Each task is killed once only. */
    public void kill() throws InterruptedException {
        while (!tasks.isEmpty()) {
            List<HubTask<?>> living = List.copyOf(tasks);
            for (HubTask<?> task : living) {
                if (dying.add(task)) {
                    task.killSoon();
                }
            }
            hub.waitFor(living, WaitOptions.ALL);
        }
    }

    /** Number of tasks that there is room for. */
    public int freeCount() {
        return room.permits();
    }

    public boolean isFull() {
        return room.permits() == 0;
    }

    /** Number of tasks in it. */
    public int size() {
        return tasks.size();
    }

    /** Waits until there is room, but not longer than this. */
    public boolean awaitRoom(Optional<Duration> timeout) throws InterruptedException {
        return !hub.waitFor(List.of(room), new WaitOptions(timeout, 1, false)).isEmpty();
    }

    private void admit(HubTask<?> task) {
        tasks.add(task);
        empty.clear();
        task.rawLink(discard);
    }

    private void discard(Waitable ended) {
        if (ended instanceof HubTask<?> task && tasks.remove(task)) {
            dying.remove(ended);
            room.release();
            if (tasks.isEmpty()) {
                empty.set();
            }
        }
    }
}
