package dev.gantry.insight.whatif;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/**
 * A pool that runs tasks step by step, with processors for all and without any cost; it records what it does. As naive
 * as can be: nothing of it is in what it tests.
 */
final class StepByStep {
    /** What a task or the main lane does. */
    record Step(What what, int amount) {}

    enum What {
        COMPUTE, WAIT, SUBMIT, AWAIT
    }

    /** What main and each task do. */
    record Program(List<Step> main, List<List<Step>> tasks) {
        /** Tasks that main submits, some of which submit others or wait for some. */
        static Program of(Random random, boolean nested) {
            int count = 1 + random.nextInt(12);
            List<Step> main = new ArrayList<>();
            List<List<Step>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tasks.add(new ArrayList<>());
            }
            for (int i = 0; i < count; i++) {
                if (random.nextInt(3) == 0) {
                    main.add(new Step(random.nextBoolean() ? What.COMPUTE : What.WAIT, 1 + random.nextInt(500_000)));
                }
                boolean byTask = nested && i > 0 && random.nextInt(3) == 0;
                List<Step> by = byTask ? tasks.get(random.nextInt(i)) : main;
                by.add(new Step(What.SUBMIT, i));
                work(random, tasks.get(i));
                if (!byTask && random.nextInt(4) == 0) {
                    main.add(new Step(What.AWAIT, anyOf(random, main)));
                } else if (byTask && random.nextBoolean()) {
                    by.add(new Step(What.AWAIT, i));
                    work(random, by);
                }
            }
            return new Program(main, tasks);
        }

        /** A task that main has submitted. */
        private static int anyOf(Random random, List<Step> main) {
            List<Step> submits = main.stream().filter(step -> step.what == What.SUBMIT).toList();
            return submits.get(random.nextInt(submits.size())).amount;
        }

        private static void work(Random random, List<Step> into) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                into.add(new Step(random.nextInt(3) > 0 ? What.COMPUTE : What.WAIT, 1 + random.nextInt(1_000_000)));
            }
        }

        /** The same without waits for results but these: a recording knows no wait that took no time. */
        Program waitingFor(Set<Step> awaited) {
            return new Program(kept(main, awaited), tasks.stream().map(task -> kept(task, awaited)).toList());
        }

        private static List<Step> kept(List<Step> steps, Set<Step> awaited) {
            return steps.stream().filter(step -> step.what != What.AWAIT || awaited.contains(step)).toList();
        }

        int length(int task) {
            return tasks.get(task).stream().filter(step -> step.what == What.COMPUTE || step.what == What.WAIT)
                    .mapToInt(Step::amount).sum();
        }
    }

    private static final int MAIN = 2;

    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private final Program program;
    private final boolean shortestFirst;
    private final int workers;
    private final Deque<Integer> queue = new ArrayDeque<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final long[] submitted;
    private final long[] started;
    private final long[] ended;
    private final Set<Step> awaited = Collections.newSetFromMap(new IdentityHashMap<>());
    private long now;

    /** A lane, and the task that it runs; main has none. */
    private static final class Lane {
        private final int id;
        private int task = -1;
        private List<Step> steps = List.of();
        private int next;
        private int left;
        private Optional<Step> awaits = Optional.empty();
        private boolean blocked;

        Lane(int id) {
            this.id = id;
        }
    }

    private StepByStep(Program program, int workers, boolean shortestFirst) {
        this.program = program;
        this.workers = workers;
        this.shortestFirst = shortestFirst;
        submitted = filled();
        started = filled();
        ended = filled();
    }

    private long[] filled() {
        long[] made = new long[program.tasks.size()];
        Arrays.fill(made, -1);
        return made;
    }

    /** Runs the program. */
    static StepByStep run(Program program, int workers, boolean shortestFirst) {
        StepByStep run = new StepByStep(program, workers, shortestFirst);
        run.all();
        return run;
    }

    Snapshot recorded() {
        return trace.snapshot();
    }

    /** Waits for results that took time. */
    Set<Step> awaited() {
        return awaited;
    }

    /** Whether every task has ended. */
    boolean isWhole() {
        return Arrays.stream(ended).allMatch(time -> time >= 0);
    }

    long makespan() {
        return Arrays.stream(ended).max().orElse(0)
                - Arrays.stream(submitted).min().orElse(0);
    }

    long[] waits() {
        long[] waits = new long[submitted.length];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = started[i] - submitted[i];
        }
        return waits;
    }

    private void all() {
        trace.laneOpened(0, 1, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("process"));
        trace.laneOpened(0, MAIN, 1, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(0, 1, 1, names.intern("pool"));
        trace.sliceStarted(0, MAIN, State.RUNNING, names.intern("main"));
        Lane main = new Lane(MAIN);
        main.steps = program.main;
        lanes.add(main);
        for (int i = 0; i < workers; i++) {
            lanes.add(new Lane(MAIN + 1 + i));
            trace.laneOpened(0, MAIN + 1 + i, 1, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker " + i));
        }
        int passes = 1;
        while (passes > 0) {
            boolean changed = true;
            while (changed) {
                changed = false;
                for (int i = lanes.size() - 1; i >= 0; i--) { // main comes last
                    changed |= step(lanes.get(i));
                }
            }
            int least = lanes.stream().mapToInt(lane -> lane.left).filter(left -> left > 0).min().orElse(0);
            passes = least; // 0: nothing goes on, as all is done or stuck
            now += least;
            lanes.forEach(lane -> lane.left = Math.max(0, lane.left - least));
        }
        trace.finish(now);
    }

    /** Lets a lane do what takes no time, once; false if there is nothing. */
    private boolean step(Lane lane) {
        if (lane.left > 0 || lane.awaits.filter(step -> ended[step.amount] < 0).isPresent()) {
            return false;
        }
        if (lane.blocked) {
            trace.unblocked(now, lane.id, 0);
            lane.blocked = false;
        }
        lane.awaits = Optional.empty();
        if (lane.next < lane.steps.size()) {
            act(lane, lane.steps.get(lane.next++));
            return true;
        }
        if (lane.task >= 0) {
            trace.taskEnded(now, lane.id, lane.task + 1, TaskState.SUCCEEDED, 0);
            ended[lane.task] = now;
            lane.task = -1;
            dispatch();
            return true;
        }
        return false;
    }

    private void act(Lane lane, Step step) {
        switch (step.what) {
            case COMPUTE -> lane.left = step.amount;
            case WAIT -> {
                lane.left = step.amount;
                lane.blocked = true;
                trace.blocked(now, lane.id, 0, 0);
            }
            case SUBMIT -> {
                submitted[step.amount] = now;
                trace.taskSubmitted(now, lane.id, step.amount + 1, 1, 0);
                queue.add(step.amount);
                dispatch();
            }
            case AWAIT -> {
                if (ended[step.amount] < 0) {
                    awaited.add(step);
                    lane.awaits = Optional.of(step);
                    lane.blocked = true;
                    trace.blocked(now, lane.id, 0, step.amount + 1);
                }
            }
        }
    }

    private void dispatch() {
        for (Lane lane : lanes) {
            if (lane.id != MAIN && lane.task < 0 && !queue.isEmpty()) {
                int task = shortestFirst
                        ? queue.stream().min(Comparator.comparingInt(program::length)).orElseThrow()
                        : queue.getFirst();
                queue.remove(task);
                lane.task = task;
                lane.steps = program.tasks.get(task);
                lane.next = 0;
                started[task] = now;
                trace.taskStarted(now, lane.id, task + 1);
            }
        }
    }
}
