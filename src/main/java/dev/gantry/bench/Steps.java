package dev.gantry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

import dev.gantry.coroutine.Generator;
import dev.gantry.coroutine.Greenlet;
import dev.gantry.coroutine.Yielder;
import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;

/** Coroutine operations that are measured. Each returns the nanoseconds that one step took. */
final class Steps {
    @SuppressWarnings("unused") // keeps the loops' work alive
    private static volatile long sink;

    private Steps() {}

    /** A consumer that gets so many numbers sent. */
    static double sends(int count) {
        long[] total = new long[1];
        return sends(count, total, Generator.of(yielder -> {
            while (true) {
                total[0] += yielder.yield(null);
            }
        }));
    }

    /** The same with a consumer that yields outside its lambda, so that it needs a stack of its own. */
    static double stackSends(int count) {
        long[] total = new long[1];
        return sends(count, total, Generator.of(yielder -> consume(yielder, total)));
    }

    private static void consume(Yielder<Void, Integer> yielder, long[] total) {
        while (true) {
            total[0] += yielder.yield(null);
        }
    }

    /** Baseline: suspending and resuming the JDK's continuation. */
    static double continuation(int count) {
        ContinuationScope scope = new ContinuationScope("bench");
        Continuation continuation = new Continuation(scope, () -> {
            while (true) {
                Continuation.yield(scope);
            }
        });
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            continuation.run();
        }
        return (System.nanoTime() - start) / (double) count;
    }

    private static double sends(int count, long[] total, Generator<Void, Integer> consumer) {
        try (consumer) {
            consumer.next();
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                consumer.send(i);
            }
            long nanos = System.nanoTime() - start;
            sink = total[0];
            return nanos / (double) count;
        }
    }

    /** Two greenlets that switch to each other at every step. */
    static double greenlets(int count) {
        Greenlet main = Greenlet.current();
        Greenlet[] both = new Greenlet[2];
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            both[i] = new Greenlet(() -> {
                long total = 0;
                for (int step = 0; step < count / 2; step++) {
                    total += step;
                    both[other].switchTo();
                }
                sink = total;
                main.switchTo();
            });
        }
        long start = System.nanoTime();
        both[0].switchTo();
        long nanos = System.nanoTime() - start;
        both[1].throwInto();
        both[0].throwInto();
        return nanos / (double) count;
    }

    /** Two tasks that give way to each other. */
    static double switches(Hub.Kind kind, int count) {
        return onHub(kind, count, hub -> {
            List<HubTask<Void>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(hub.spawn(() -> {
                    for (int step = 0; step < count / 2; step++) {
                        hub.sleep(Duration.ZERO);
                    }
                }));
            }
            hub.joinAll(both);
        });
    }

    /** So many tasks that do nothing, all there at once. */
    static double spawned(Hub.Kind kind, int count) {
        return onHub(kind, count, hub -> {
            List<HubTask<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tasks.add(hub.spawn(() -> {}));
            }
            hub.joinAll(tasks);
        });
    }

    interface OnHub {
        void run(Hub hub) throws Exception;
    }

    /** From the first task to the end of the last. */
    static double onHub(Hub.Kind kind, int count, OnHub work) {
        try (Hub hub = kind == Hub.Kind.COOPERATIVE ? Hub.cooperative() : Hub.automatic()) {
            long start = System.nanoTime();
            work.run(hub);
            return (System.nanoTime() - start) / (double) count;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
