package dev.gantry.futures;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.io.IOException;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

import dev.gantry.Watched;

/** Two threads that end the same promise: one of them does, and what it gave is what everybody sees. */
public final class PromiseStress {
    private PromiseStress() {}

    private static boolean ends(Runnable end) {
        try {
            end.run();
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    /** A result and an exception. */
    @JCStressTest
    @Outcome(id = "true, false, 42", expect = ACCEPTABLE, desc = "it returned")
    @Outcome(id = "false, true, -1", expect = ACCEPTABLE, desc = "it raised")
    @State
    public static class TwoEnds extends Watched {
        private final Promise<Integer> promise = new Promise<>();

        @Actor
        public void returning(ZZI_Result seen) {
            seen.r1 = ends(() -> promise.complete(42));
        }

        @Actor
        public void raising(ZZI_Result seen) {
            seen.r2 = ends(() -> promise.fail(new IOException()));
        }

        @Arbiter
        public void after(ZZI_Result seen) {
            seen.r3 = promise.stage() == FutureState.RETURNED ? (int) promise.outcome() : -1;
        }
    }

    /** A start and an end: the end holds, whichever is first. */
    @JCStressTest
    @Outcome(id = {"true, true, 42", "false, true, 42"}, expect = ACCEPTABLE, desc = "it ended, started before or not")
    @State
    public static class StartMeetsEnd extends Watched {
        private final Promise<Integer> promise = new Promise<>();

        @Actor
        public void starting(ZZI_Result seen) {
            seen.r1 = ends(promise::start);
        }

        @Actor
        public void returning(ZZI_Result seen) {
            seen.r2 = ends(() -> promise.complete(42));
        }

        @Arbiter
        public void after(ZZI_Result seen) {
            seen.r3 = (int) promise.outcome();
        }
    }
}
