package dev.gantry.bench.python;

/** Coroutine benchmarks in CPython with greenlet and gevent; each prints the nanoseconds that one step took. */
public final class PythonCoroutines {
    private static final String PROGRAM = """
            import sys, time
            def sends(count):
                def consumer():
                    total = 0
                    while True:
                        total += yield
                generator = consumer()
                next(generator)
                start = time.monotonic_ns()
                for i in range(count):
                    generator.send(i)
                return time.monotonic_ns() - start
            def greenlets(count):
                import greenlet
                def one():
                    total = 0
                    for i in range(count // 2):
                        total += i
                        second.switch()
                def other():
                    total = 0
                    for i in range(count // 2):
                        total += i
                        first.switch()
                first = greenlet.greenlet(one)
                second = greenlet.greenlet(other)
                start = time.monotonic_ns()
                first.switch()
                return time.monotonic_ns() - start
            def switches(count):
                import gevent
                def turns():
                    for i in range(count // 2):
                        gevent.sleep(0)
                both = [gevent.spawn(turns) for _ in range(2)]
                start = time.monotonic_ns()
                gevent.joinall(both)
                return time.monotonic_ns() - start
            def spawned(count):
                import gevent
                def task():
                    pass
                start = time.monotonic_ns()
                gevent.joinall([gevent.spawn(task) for _ in range(count)])
                return time.monotonic_ns() - start
            def trips(count):
                import gevent
                from gevent import socket
                listener = socket.socket()
                listener.bind(('127.0.0.1', 0))
                listener.listen(5)
                def serve(client):
                    with client:
                        while message := client.recv(64):
                            client.sendall(message)
                def accept():
                    for _ in range(5):
                        gevent.spawn(serve, listener.accept()[0])
                def talk():
                    with socket.create_connection(listener.getsockname()) as server:
                        for i in range(count // 5):
                            server.sendall(b'sixteen letters!')
                            got = 0
                            while got < 16:
                                got += len(server.recv(64))
                start = time.monotonic_ns()
                gevent.joinall([gevent.spawn(accept)] + [gevent.spawn(talk) for _ in range(5)])
                return time.monotonic_ns() - start
            count = int(sys.argv[2])
            print(globals()[sys.argv[1]](count) / count)
            """;

    private PythonCoroutines() {}

    /** Nanoseconds a step of this function of the program. */
    public static double measure(Python python, String function, int count) {
        return python.measure(PROGRAM, function, Integer.toString(count));
    }
}
