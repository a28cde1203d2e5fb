package dev.gantry.bench.python;

import java.util.List;

/**
 * Python program whose work can be watched, in units that cost something: it prints the processor time of one, in
 * nanoseconds, given how many there are.
 *
 * @param name what a unit is
 * @param units how many a full round has
 * @param target what the watched program's time must not exceed, as a multiple of the unwatched one's
 * @param watched what is watched, where that is not the usual
 * @param body the lines that do the work: {@code n} units
 * @param imports the modules that it needs
 */
public record PythonWork(String name, int units, double target, List<String> watched, String body, String... imports) {
    private static final String AROUND = """
            import sys, resource
            %s
            n = int(sys.argv[1])
            def spent():
                both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
                return sum(used.ru_utime + used.ru_stime for used in both)
            def main():
                before = spent()
            %s
                print((spent() - before) * 1e9 / n)
            if __name__ == '__main__':
                main()
            """;

    private static final String POOL = "concurrent.futures";

    /** All that {@code gantry bench python} measures. */
    public static final List<PythonWork> ALL = List.of(
            new PythonWork("pool task", 100_000, 1.4, List.of(), """
                    with concurrent.futures.ThreadPoolExecutor(4) as pool:
                        for future in [pool.submit(int) for i in range(n)]:
                            future.result()
                    """, POOL),
            new PythonWork("pool task of 28 us", 50_000, 1.08, List.of(), """
                    clock = time.thread_time_ns
                    def work():
                        end = clock() + 28_000
                        while clock() < end:
                            pass
                    with concurrent.futures.ThreadPoolExecutor(4) as pool:
                        for future in [pool.submit(work) for i in range(n)]:
                            future.result()
                    """, POOL, "time"),
            new PythonWork("process pool task", 5_000, 1.05, List.of(), """
                    with concurrent.futures.ProcessPoolExecutor(2) as pool:
                        for result in pool.map(abs, range(n)):
                            pass
                    """, POOL),
            new PythonWork("asyncio step", 200_000, 2, List.of(), """
                    async def steps(count):
                        for i in range(count):
                            await asyncio.sleep(0)
                    async def both():
                        await asyncio.gather(*[steps(n // 4) for i in range(4)])
                    asyncio.run(both())
                    """, "asyncio"),
            new PythonWork("greenlet switch", 1_000_000, 4, List.of(), """
                    def turns():
                        for i in range(n // 2):
                            hub.switch()
                    hub = greenlet.getcurrent()
                    other = greenlet.greenlet(turns)
                    for i in range(n // 2):
                        other.switch()
                    """, "greenlet"),
            new PythonWork("gevent.sleep(0)", 200_000, 2, List.of(), """
                    def turns():
                        for i in range(n // 2):
                            gevent.sleep(0)
                    gevent.joinall([gevent.spawn(turns), gevent.spawn(turns)])
                    """, "gevent"),
            new PythonWork("generator send", 2_000_000, 1.4, List.of("generators"), """
                    def adder():
                        total = 0
                        while True:
                            total += yield total
                    generator = adder()
                    next(generator)
                    for i in range(n):
                        generator.send(i)
                    """, "sys"));

    /** The modules that an interpreter needs for it. */
    public String[] modules() {
        return imports.clone();
    }

    /** The whole program. */
    public String program() {
        return AROUND.formatted("import " + String.join(", ", imports), body.indent(4));
    }
}
