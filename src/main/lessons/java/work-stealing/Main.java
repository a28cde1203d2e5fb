// java -Dworkers=3 -Dtasks=8 -Dunit=200 Main.java

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;

// A task splits its range in two until one item is left, and computes a second for that. A worker puts the parts that
// it forks into a queue of its own; a worker without work steals from the others, from the other end: the largest part.

final int workers = Integer.getInteger("workers", 3);
final int tasks = Integer.getInteger("tasks", 8); // items
final int second = Integer.getInteger("unit", 200); // milliseconds

void main() {
    try (var pool = new ForkJoinPool(workers)) {
        IO.println("items done: " + pool.invoke(new Range(0, tasks)));
    }
}

class Range extends RecursiveTask<Integer> {
    final int from;
    final int to;

    Range(int from, int to) {
        this.from = from;
        this.to = to;
    }

    @Override
    protected Integer compute() {
        if (to - from <= 1) {
            return to == from ? 0 : item();
        }
        int middle = (from + to) >>> 1;
        Range right = new Range(middle, to);
        right.fork(); // it lies in this worker's queue, where others find it
        int left = new Range(from, middle).compute();
        return left + right.join(); // runs it here, if nobody stole it
    }
}

int item() {
    long end = System.nanoTime() + second * 1_000_000L;
    while (System.nanoTime() < end) {
        Thread.onSpinWait(); // computes
    }
    return 1;
}
