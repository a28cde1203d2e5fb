package dev.gantry.futures;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

import dev.gantry.Watched;

/** A pool's queue: no task is lost, none is taken twice, and no worker waits while there is one. */
public final class TaskQueueStress {
    private TaskQueueStress() {}

    private static int number(PoolTask<?> task) {
        return task == null ? 0 : Integer.parseInt(task.name());
    }

    private static PoolTask<?> task(int number) {
        return new PoolTask<>(Integer.toString(number), () -> number);
    }

    /** Two threads that each add a task and take one without waiting. */
    @JCStressTest
    @Outcome(id = "11", expect = ACCEPTABLE, desc = "each task was taken once")
    @State
    public static class EachOnce extends Watched {
        private final TaskQueue queue = new TaskQueue();
        private int one;
        private int two;

        @Actor
        public void thread() {
            queue.add(task(1));
            one = number(queue.poll());
        }

        @Actor
        public void another() {
            queue.add(task(10));
            two = number(queue.poll());
        }

        @Arbiter
        public void after(I_Result seen) {
            int sum = one + two;
            for (PoolTask<?> left = queue.poll(); left != null; left = queue.poll()) {
                sum += number(left);
            }
            seen.r1 = sum;
        }
    }

    /** One submitter's tasks come in their order. */
    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "1, 0", "1, 2"}, expect = ACCEPTABLE, desc = "in order")
    @State
    public static class InOrder extends Watched {
        private final TaskQueue queue = new TaskQueue();

        @Actor
        public void submitter() {
            queue.add(task(1));
            queue.add(task(2));
        }

        @Actor
        public void worker(II_Result seen) {
            seen.r1 = number(queue.poll());
            seen.r2 = seen.r1 == 0 ? Math.min(1, number(queue.poll())) : number(queue.poll());
        }
    }

    /** A worker that is about to wait when the task comes takes it: a wake-up that is lost never ends. */
    @JCStressTest
    @Outcome(id = "7", expect = ACCEPTABLE, desc = "taken")
    @State
    public static class WaitMeetsTask extends Watched {
        private final TaskQueue queue = new TaskQueue();

        @Actor
        public void submitter() {
            queue.add(task(7));
        }

        @Actor
        public void worker(I_Result seen) {
            seen.r1 = number(queue.take());
        }
    }

    /** A worker that waits twice is called by two tasks, of which the second comes while it is on its way. */
    @JCStressTest
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "both taken")
    @State
    public static class TwoWaitsMeetTwoTasks extends Watched {
        private final TaskQueue queue = new TaskQueue();

        @Actor
        public void submitter() {
            queue.add(task(1));
            queue.add(task(2));
        }

        @Actor
        public void worker(II_Result seen) {
            seen.r1 = number(queue.take());
            seen.r2 = number(queue.take());
        }
    }

    /** The end wakes who waits. */
    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "sent home")
    @State
    public static class WaitMeetsEnd extends Watched {
        private final TaskQueue queue = new TaskQueue();

        @Actor
        public void end() {
            queue.close();
        }

        @Actor
        public void worker(Z_Result seen) {
            seen.r1 = queue.take() == null;
        }
    }
}
