package dev.gantry.insight.whatif;

/**
 * Under what tasks are replayed.
 *
 * @param workers how many tasks are in progress at most, from 1 up; 0 for any number, of coroutines only
 * @param policy which queued task is taken next
 * @param kind what workers are
 * @param gil whether of the threads of a process only one computes at a time
 * @param processors how many lanes compute at once at most, from 1 up
 */
public record Setting(int workers, Policy policy, Kind kind, boolean gil, int processors) {
    /** Most workers that can be asked for. */
    public static final int MOST_WORKERS = 4096;

    public Setting {
        if (workers < (kind == Kind.COROUTINES ? 0 : 1) || workers > MOST_WORKERS || processors < 1) {
            throw new IllegalArgumentException("no such workers or processors: " + workers + ", " + processors);
        }
    }

    /** The same with so many workers. */
    public Setting on(int others) {
        return new Setting(others, policy, kind, gil, processors);
    }

    /** The same as this kind: any number of coroutines, and where there was no limit, a worker for each processor. */
    public Setting as(Kind other) {
        int number = other == Kind.COROUTINES ? 0 : workers == 0 ? Math.min(processors, MOST_WORKERS) : workers;
        return other == kind ? this : new Setting(number, policy, other, gil, processors);
    }

    /** How many lanes that don't hold a process of their own compute at once. */
    int capacity() {
        return gil && kind != Kind.PROCESSES ? 1 : processors;
    }
}
