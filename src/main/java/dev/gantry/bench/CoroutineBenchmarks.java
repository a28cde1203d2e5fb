package dev.gantry.bench;

import java.util.List;

import dev.gantry.bench.CoroutineBenchmark.Contender;
import dev.gantry.bench.CoroutineBenchmark.Part;
import dev.gantry.hub.Hub.Kind;

/**
 * Benchmarks of generators, greenlets and hubs.
 *
 * <p>Where the time of a send goes: of 103 ns, 91 to 96 were the JDK's continuation alone, suspended and resumed in a
 * loop of its own, and 2 to 3 the two writes that keep other threads out. So nothing that a generator with a stack
 * could leave out would bring it below CPython's 40 to 50; a flat one does without the continuation. The benchmark
 * shows all three.
 */
final class CoroutineBenchmarks {
    static final List<Benchmark> ALL = List.of(
            new CoroutineBenchmark("sends", "ten million values sent to a generator, beside CPython's",
                    10_000_000, 1, "sends", "sys",
                    List.of(new Contender("generator, send", Steps::sends),
                            new Contender("generator that needs a stack, send", Steps::stackSends, Part.SHOWN),
                            new Contender("the JDK's continuation alone, suspended and resumed", Steps::continuation,
                                    Part.REFERENCE))),
            new CoroutineBenchmark("greenlets",
                    "two greenlets that switch at each of ten million steps, beside CPython's greenlet",
                    20_000_000, 1, "greenlets", "greenlet",
                    List.of(new Contender("greenlet, switch", Steps::greenlets))),
            new CoroutineBenchmark("switches",
                    "a million turns of two tasks on a hub, cooperative and automatic, beside gevent.sleep(0)",
                    1_000_000, 0.2, "switches", "gevent",
                    List.of(new Contender("cooperative, switch", count -> Steps.switches(Kind.COOPERATIVE, count)),
                            new Contender("automatic, switch", count -> Steps.switches(Kind.AUTOMATIC, count)))),
            new CoroutineBenchmark("spawned",
                    "100,000 tasks spawned on a hub and waited for, cooperative and automatic, beside gevent's",
                    100_000, Double.NaN, "spawned", "gevent",
                    List.of(new Contender("cooperative, task", count -> Steps.spawned(Kind.COOPERATIVE, count)),
                            new Contender("automatic, task", count -> Steps.spawned(Kind.AUTOMATIC, count)))),
            new CoroutineBenchmark("echo",
                    "10,000 round trips of an echo server and five clients on one hub, beside gevent's",
                    10_000, Double.NaN, "trips", "gevent",
                    List.of(new Contender("cooperative, echo", Echo::cooperative),
                            new Contender("automatic, echo", Echo::automatic))));

    private CoroutineBenchmarks() {}
}
