package dev.gantry.bench.cluster;

/** The same in Dask: processes of one thread each on this machine, empty tasks, all in flight. */
final class DaskCluster {
    static final String MODULE = "distributed";

    static final String PROGRAM = """
            import sys, time
            from distributed import Client, LocalCluster
            def task(number):
                return number
            if __name__ == '__main__':
                workers, tasks = int(sys.argv[2]), int(sys.argv[3])
                with LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None,
                                  silence_logs=50) as cluster, Client(cluster) as client:
                    client.gather(client.map(task, range(500), pure=False))
                    if sys.argv[1] == 'trip':
                        times = []
                        for i in range(tasks):
                            start = time.monotonic()
                            client.submit(task, i, pure=False).result()
                            times.append(time.monotonic() - start)
                        print(sorted(times)[tasks // 2] * 1e6)
                    else:
                        start = time.monotonic()
                        client.gather(client.map(task, range(tasks), pure=False))
                        print((time.monotonic() - start) * 1e6 / tasks)
            """;

    private DaskCluster() {}
}
