package dev.gantry.bench.python;

/**
 * Process pool benchmark in CPython, measured as ours: a fresh pool each time, in a program that has had one before.
 */
public final class PythonPool {
    private static final String PROGRAM = """
            import concurrent.futures, multiprocessing, sys, time
            def pool():
                return concurrent.futures.ProcessPoolExecutor(2, mp_context=multiprocessing.get_context('spawn'))
            def cold():
                start = time.monotonic()
                with pool() as fresh:
                    fresh.submit(abs, 1).result()
                    return (time.monotonic() - start) * 1e3
            def per_task(chunk, tasks):
                with pool() as fresh:
                    for each in [fresh.submit(time.sleep, 0.1) for _ in range(2)]:
                        each.result()
                    start = time.monotonic()
                    for _ in fresh.map(abs, range(tasks), chunksize=chunk):
                        pass
                    return (time.monotonic() - start) * 1e6 / tasks
            if __name__ == '__main__':
                cold()
                print(cold() if sys.argv[1] == 'cold' else per_task(int(sys.argv[1]), int(sys.argv[2])))
            """;

    private PythonPool() {}

    /** One measurement: {@code cold} in milliseconds, else the size of chunks, in microseconds a task. */
    public static double measure(Python python, String what, int tasks) {
        return python.measure(PROGRAM, what, Integer.toString(tasks));
    }
}
