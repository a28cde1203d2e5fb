package dev.gantry.futures;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.CancellationException;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/** Who is told what of a future, and by whom, when two threads meet at it. An outcome that is not listed fails. */
public final class FutureStateStress {
    private FutureStateStress() {}

    /** A cancellation and the worker that comes across it: one of them has it, and the callback is the canceller's. */
    @JCStressTest
    @Outcome(id = "true, false, 1", expect = ACCEPTABLE, desc = "cancelled: called once, by the canceller")
    @Outcome(id = "false, true, 0", expect = ACCEPTABLE, desc = "the worker runs it")
    @State
    public static class CancelMeetsWorker {
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
    public static class CallbackMeetsEnd {
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

    /** Two callbacks that are added while the future is cancelled are called once each. */
    @JCStressTest
    @Outcome(id = "11", expect = ACCEPTABLE, desc = "both once")
    @State
    public static class TwoCallbacksMeetCancel {
        private final Promise<Integer> promise = new Promise<>();
        private volatile int one;
        private volatile int two;

        @Actor
        public void canceller() {
            promise.cancel();
        }

        @Actor
        public void first() {
            promise.addDoneCallback(_ -> one += 1);
        }

        @Actor
        public void second() {
            promise.addDoneCallback(_ -> two += 10);
        }

        @Arbiter
        public void after(I_Result seen) {
            seen.r1 = one + two;
        }
    }

    /** Who waits while the future ends is woken, and sees what it ended with. */
    @JCStressTest
    @Outcome(id = "42", expect = ACCEPTABLE, desc = "the result")
    @State
    public static class WaiterMeetsEnd {
        private final Promise<Integer> promise = new Promise<>();

        @Actor
        public void worker() {
            promise.complete(42);
        }

        @Actor
        public void waiter(I_Result seen) throws Exception {
            seen.r1 = promise.result();
        }
    }

    /** Who waits while the future is cancelled and a worker comes across it is woken. */
    @JCStressTest
    @Outcome(id = "-1", expect = ACCEPTABLE, desc = "cancelled")
    @State
    public static class WaiterMeetsCancel {
        private final Promise<Integer> promise = new Promise<>();

        @Actor
        public void canceller() {
            promise.cancel();
            promise.start();
        }

        @Actor
        public void waiter(I_Result seen) throws Exception {
            try {
                seen.r1 = promise.result();
            } catch (CancellationException _) {
                seen.r1 = -1;
            }
        }
    }

    /** Who watches while a cancelled future is come across is told once, or told at once that it is too late. */
    @JCStressTest
    @Outcome(id = {"true, 1", "false, 0"}, expect = ACCEPTABLE, desc = "told, or refused")
    @State
    public static class WatchMeetsWorker {
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
    public static class GivingUpMeetsEnd {
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
        public void waiter() throws InterruptedException {
            promise.await(1);
        }

        @Arbiter
        public void after(IZ_Result seen) {
            seen.r1 = calls;
            seen.r2 = promise.isDone();
        }
    }
}
