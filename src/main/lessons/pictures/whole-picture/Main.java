// Coroutines on threads in processes.
import dev.gantry.futures.Future;
import dev.gantry.futures.ThreadPool;
import dev.gantry.futures.process.ProcessOptions;
import dev.gantry.futures.process.ProcessPool;
import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;
import dev.gantry.jdk.Internals;

static final int WAITS = 2;

void main() throws Exception {
    int workers = Integer.getInteger("workers", 2);
    int threads = Integer.getInteger("threads", 2);
    int coroutines = Integer.getInteger("coroutines", 3);
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    Internals.CONTINUATION.require(); // checked here, or each worker would fail by itself
    long start = System.nanoTime();
    int all = 0;
    var oneTaskEach = ProcessOptions.workers(workers).withMaxTasksPerChild(1);
    try (var pool = new ProcessPool(oneTaskEach)) {
        List<Future<Integer>> processes = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            String name = "process " + (i + 1);
            processes.add(pool.submit(name, () -> process(name, threads, coroutines, second)));
        }
        IO.println("processes start");
        for (Future<Integer> process : processes) {
            all += process.result();
        }
    }
    IO.println("%d coroutines on %d threads in %d processes".formatted(all, workers * threads, workers));
    IO.println("waits of %.1f s in all took %.1f s".formatted(
            all * WAITS * second.toNanos() / 1e9, (System.nanoTime() - start) / 1e9));
}

/** Work of each process; returns how many coroutines it had. */
static int process(String name, int threads, int coroutines, Duration second) throws Exception {
    int all = 0;
    try (var pool = new ThreadPool(threads)) {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String thread = name + ", thread " + (i + 1);
            futures.add(pool.submit(thread, () -> thread(thread, coroutines, second)));
        }
        for (Future<Integer> future : futures) {
            all += future.result();
        }
    }
    return all;
}

/** Work of each of its threads. */
static int thread(String name, int coroutines, Duration second) throws Exception {
    try (Hub hub = Hub.cooperative()) {
        List<HubTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < coroutines; i++) {
            String coroutine = name + ", coroutine " + (i + 1);
            tasks.add(hub.spawn(coroutine, () -> coroutine(hub, coroutine, second)));
        }
        return hub.joinAll(tasks).size();
    }
}

/** Work of each of its coroutines: a little computation, and long waits. */
static void coroutine(Hub hub, String name, Duration second) throws InterruptedException {
    for (int i = 0; i < WAITS; i++) {
        Thread.sleep(second.dividedBy(20));
        hub.sleep(second);
    }
    IO.println(name + " is done");
}
