package dev.gantry.insight.whatif;

/** Tasks that wait for a worker. */
interface Queue {
    /** A task comes, submitted by one that this worker runs; -1 if by none. */
    void add(int task, int worker);

    /** The task that this worker takes next; -1 if there is none. */
    int take(int worker);

    /** The queue of this setting. */
    static Queue of(Workload load, Setting setting) {
        return switch (setting.policy()) {
            case FIFO -> new First();
            case PRIORITY -> new Shortest(load);
            case STEALING -> new Stealing(setting.workers());
        };
    }

    /** First in, first out. */
    final class First implements Queue {
        private final Ring tasks = new Ring();

        @Override
        public void add(int task, int worker) {
            tasks.add(task);
        }

        @Override
        public int take(int worker) {
            return tasks.isEmpty() ? -1 : tasks.pollFirst();
        }
    }

    /** The shortest first; of the same length the first. */
    final class Shortest implements Queue {
        private final Workload load;
        private final Heap tasks = new Heap();

        Shortest(Workload load) {
            this.load = load;
        }

        @Override
        public void add(int task, int worker) {
            tasks.add(load.ops.length(load.from(task), load.to(task)), task);
        }

        @Override
        public int take(int worker) {
            return tasks.isEmpty() ? -1 : tasks.poll();
        }
    }

    /** The last of the worker's own, else the first from outside, else the first of the next worker that has one. */
    final class Stealing implements Queue {
        private final Ring outside = new Ring();
        private final Ring[] own;
        private int owned;

        Stealing(int workers) {
            own = new Ring[workers];
        }

        @Override
        public void add(int task, int worker) {
            if (worker < 0 || worker >= own.length) {
                outside.add(task);
                return;
            }
            if (own[worker] == null) {
                own[worker] = new Ring();
            }
            own[worker].add(task);
            owned++;
        }

        @Override
        public int take(int worker) {
            if (owned > 0 && has(worker)) {
                owned--;
                return own[worker].pollLast();
            }
            if (!outside.isEmpty()) {
                return outside.pollFirst();
            }
            for (int i = 1; owned > 0 && i < own.length; i++) {
                int other = (Math.max(0, worker) + i) % own.length;
                if (has(other)) {
                    owned--;
                    return own[other].pollFirst();
                }
            }
            return -1;
        }

        private boolean has(int worker) {
            return worker >= 0 && worker < own.length && own[worker] != null && !own[worker].isEmpty();
        }
    }
}
