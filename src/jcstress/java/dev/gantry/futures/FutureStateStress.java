package dev.gantry.futures;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.IZ_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

import dev.gantry.Watched;

/**
 * Who is told what of a future, and by whom, when two threads meet at it. An outcome that is not listed fails. No test
 * has more than two actors: jcstress passes over those that have more than the machine has processors.
 */
public final class FutureStateStress {
    /** After so many nanoseconds a waiter was forgotten. */
    private static final long LONG_ENOUGH = 10_000_000_000L;

    private FutureStateStress() {}

    private static boolean isDoneWithin(long nanos, Promise<?> promise) {
        try {
            return promise.await(nanos);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A cancellation and the worker that comes across it: one of them has it, and the callback is the canceller's. */
    @JCStressTest
    @Outcome(id = "true, false, 1", expect = ACCEPTABLE, desc = "cancelled: called once, by the canceller")
    @Outcome(id = "false, true, 0", expect = ACCEPTABLE, desc = "the worker runs it")
    @State
    public static class CancelMeetsWorker extends Watched {
        private final Promise<Integer> promise = new Promise<>();
        private Thread canceller;
        private int calls;

        public CancelMeetsWorker() {
            promise.addDoneCallback(_ -> calls += Thread.currentThread() == canceller ? 1 : 100);
        }

        @Actor
        public void canceller(ZZI_Result seen) {
            canceller = Thread.currentThread();
            seen.r1 = promise.cancel();
        }

        @Actor
        public void worker(ZZI_Result seen) {
            seen.r2 = promise.start();
        }

        @Arbiter
        public void after(ZZI_Result seen) {
            seen.r3 = calls;
        }
    }

    /** A callback that is added while the future ends is called once. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "called once")
    @State
    public static class CallbackMeetsEnd extends Watched {
        private final Promise<Integer> promise = new Promise<>();
        private int calls;

        @Actor
        public void worker() {
            promise.complete(1);
        }

        @Actor
        public void follower() {
            promise.addDoneCallback(_ -> calls++);
        }

        @Arbiter
        public void after(I_Result seen) {
            seen.r1 = calls;
        }
    }

    /** Two callbacks that are added at the same time, and a cancellation that meets the second: each is called once. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "both once")
    @State
    public static class TwoCallbacksMeetCancel extends Watched {
        private final Promise<Integer> promise = new Promise<>();
        private int one;
        private int two;

        @Actor
        public void canceller() {
            promise.addDoneCallback(_ -> one++);
            promise.cancel();
        }

        @Actor
        public void follower() {
            promise.addDoneCallback(_ -> two++);
        }

        @Arbiter
        public void after(II_Result seen) {
            seen.r1 = one;
            seen.r2 = two;
        }
    }

    /** Who waits while the future ends is woken, and sees what it ended with. */
    @JCStressTest
    @Outcome(id = "42", expect = ACCEPTABLE, desc = "the result")
    @State
    public static class WaiterMeetsEnd extends Watched {
        private final Promise<Integer> promise = new Promise<>();

        @Actor
        public void worker() {
            promise.complete(42);
        }

        @Actor
        public void waiter(I_Result seen) {
            seen.r1 = isDoneWithin(LONG_ENOUGH, promise) ? (int) promise.outcome() : 0;
        }
    }

    /** Who waits while the future is cancelled and a worker comes across it is woken. */
    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "woken")
    @State
    public static class WaiterMeetsCancel extends Watched {
        private final Promise<Integer> promise = new Promise<>();

        @Actor
        public void canceller() {
            promise.cancel();
            promise.start();
        }

        @Actor
        public void waiter(Z_Result seen) {
            seen.r1 = isDoneWithin(LONG_ENOUGH, promise);
        }
    }

    /** Who watches while a cancelled future is come across is told once, or told at once that it is too late. */
    @JCStressTest
    @Outcome(id = {"true, 1", "false, 0"}, expect = ACCEPTABLE, desc = "told, or refused")
    @State
    public static class WatchMeetsWorker extends Watched {
        private final Promise<Integer> promise = new Promise<>();
        private int told;

        public WatchMeetsWorker() {
            promise.cancel();
        }

        @Actor
        public void worker() {
            promise.start();
        }

        @Actor
        public void watcher(ZI_Result seen) {
            seen.r1 = promise.watch(new Follower.Watch() {
                @Override
                public void ended(Future<?> future) {
                    told++;
                }
            });
        }

        @Arbiter
        public void after(ZI_Result seen) {
            seen.r2 = told;
        }
    }

    /** A waiter that gives up while the future ends takes nobody else with it. */
    @JCStressTest
    @Outcome(id = "1, true", expect = ACCEPTABLE, desc = "the callback is called")
    @State
    public static class GivingUpMeetsEnd extends Watched {
        private final Promise<Integer> promise = new Promise<>();
        private int calls;

        public GivingUpMeetsEnd() {
            promise.addDoneCallback(_ -> calls++);
        }

        @Actor
        public void worker() {
            promise.complete(1);
        }

        @Actor
        public void waiter() {
            isDoneWithin(1, promise);
        }

        @Arbiter
        public void after(IZ_Result seen) {
            seen.r1 = calls;
            seen.r2 = promise.isDone();
        }
    }
}
