package dev.gantry.wire;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.IntSupplier;

/**
 * Tokens of tasks that one sender offers and another takes over. Either record may be received first; the task gets its
 * id then. Safe for all threads.
 *
 * <p>Bounded: {@value #MOST} tokens may wait for their other side; what comes above is refused. A token that both sides
 * have named is remembered, so that a third use is refused, until {@value #REMEMBERED} others were used up.
 */
public final class Tokens {
    static final int MOST = 1 << 20;
    static final int REMEMBERED = 1 << 16;

    /** For each token: its task where it was offered, the same negated where it was taken, 0 where it was both. */
    private final Map<Long, Integer> tasks = new HashMap<>();

    private final Queue<Long> usedUp = new ArrayDeque<>();
    private final IntSupplier newTask;

    /** Tokens of tasks whose ids come from here; 0 is none. */
    public Tokens(IntSupplier newTask) {
        this.newTask = newTask;
    }

    /**
     * A sender offers its task under this token.
     *
     * @param known the task's id, 0 if it has none so far
     * @return the task's id from now on; 0 if the token is used already, or was taken before and the task has another
     *     id
     */
    synchronized int offer(long token, int known) {
        Integer there = tasks.get(token);
        if (there == null) {
            return add(token, known != 0 ? known : taskIfRoom(), 1);
        }
        if (there >= 0 || known != 0) {
            return 0;
        }
        use(token);
        return -there;
    }

    /** A sender takes over the task of this token; its id, 0 if that was done before. */
    synchronized int take(long token) {
        Integer there = tasks.get(token);
        if (there == null) {
            return add(token, taskIfRoom(), -1);
        }
        if (there <= 0) {
            return 0;
        }
        use(token);
        return there;
    }

    private int taskIfRoom() {
        return hasRoom() ? newTask.getAsInt() : 0;
    }

    private boolean hasRoom() {
        return tasks.size() - usedUp.size() < MOST;
    }

    private int add(long token, int task, int side) {
        if (task == 0 || !hasRoom()) {
            return 0;
        }
        tasks.put(token, side * task);
        return task;
    }

    private void use(long token) {
        tasks.put(token, 0);
        usedUp.add(token);
        if (usedUp.size() > REMEMBERED) {
            tasks.remove(usedUp.remove());
        }
    }
}
