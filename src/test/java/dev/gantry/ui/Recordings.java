package dev.gantry.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import dev.gantry.lesson.LessonSources;
import dev.gantry.trace.LaneKind;
import dev.gantry.trace.LaneRole;
import dev.gantry.trace.Names;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.State;
import dev.gantry.trace.SwitchReason;
import dev.gantry.trace.TaskState;
import dev.gantry.trace.Trace;

/** Recordings written by hand, with round times: twenty tasks on five threads. */
final class Recordings {
    static final long MS = 1_000_000;

    private static final int PROCESS = 1;
    private static final int MAIN = 2;
    private static final int TASKS = 20;
    private static final int WORKERS = 5;
    private static final String LESSON = "lessons.threadtwenty.Main";

    private final Names names = new Names();
    private final Trace trace = new Trace(names);
    private final List<Event> events = new ArrayList<>();

    private record Event(long time, Runnable write) {}

    /** All twenty tasks; the thirteenth throws if this says so. */
    static Snapshot finished(boolean oneFails) {
        Recordings recording = new Recordings();
        recording.program(oneFails);
        long end = recording.write(Long.MAX_VALUE);
        recording.trace.finish(end);
        return recording.trace.snapshot();
    }

    /** As much as there was after this time. */
    static Snapshot until(long time) {
        Recordings recording = new Recordings();
        recording.program(false);
        recording.write(time);
        recording.trace.publish(time);
        return recording.trace.snapshot();
    }

    /** A thread whose greenlets play and eat take turns; play sleeps and holds the thread. */
    static Snapshot coroutines() {
        Recordings made = new Recordings();
        Names names = made.names;
        Trace trace = made.trace;
        int eat = 3;
        int play = 4;
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("gantry"));
        trace.laneOpened(0, MAIN, PROCESS, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.laneOpened(MS, eat, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("eat"));
        trace.laneOpened(MS, play, MAIN, LaneKind.GREENLET, LaneRole.PLAIN, names.intern("play"));
        trace.sliceStarted(0, MAIN, State.RUNNING, names.intern("main"));
        trace.switched(10 * MS, MAIN, eat, SwitchReason.SWITCH);
        trace.switched(50 * MS, eat, play, SwitchReason.SWITCH);
        trace.blocked(52 * MS, play, names.intern("gantry:sleep"), 0);
        trace.ready(100 * MS, eat);
        trace.unblocked(198 * MS, play, 0);
        trace.switched(200 * MS, play, eat, SwitchReason.SWITCH);
        trace.switched(240 * MS, eat, MAIN, SwitchReason.SWITCH);
        trace.finish(250 * MS);
        return trace.snapshot();
    }

    /** main waits for the result of a task that a worker runs, while the other worker has nothing to do. */
    static Snapshot waiting() {
        Recordings made = new Recordings();
        Names names = made.names;
        Trace trace = made.trace;
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("gantry"));
        trace.laneOpened(0, MAIN, PROCESS, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main"));
        trace.executorOpened(0, 1, PROCESS, names.intern("pool"));
        trace.laneOpened(MS, 3, PROCESS, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker-0"));
        trace.laneOpened(MS, 4, PROCESS, LaneKind.THREAD, LaneRole.WORKER, names.intern("worker-1"));
        trace.taskSubmitted(2 * MS, MAIN, 1, 1, names.intern("slow"));
        trace.taskStarted(3 * MS, 3, 1);
        trace.blocked(5 * MS, MAIN, names.intern("gantry:result"), 1);
        trace.taskEnded(190 * MS, 3, 1, TaskState.SUCCEEDED, 0);
        trace.unblocked(191 * MS, MAIN, 3);
        trace.finish(200 * MS);
        return trace.snapshot();
    }

    /** This many threads, each of which ran once. */
    static Snapshot threads(int count) {
        Recordings made = new Recordings();
        Trace trace = made.trace;
        trace.laneOpened(0, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, made.names.intern("gantry"));
        for (int lane = 2; lane < count + 2; lane++) {
            trace.laneOpened(0, lane, PROCESS, LaneKind.THREAD, LaneRole.PLAIN, made.names.intern("thread " + lane));
            trace.sliceStarted(lane * 1_000L, lane, State.RUNNING, made.names.intern("job " + lane));
            trace.sliceEnded(100 * MS, lane);
        }
        trace.finish(100 * MS);
        return trace.snapshot();
    }

    /** So many workers with so many short tasks each; now and then a long one, a wait, and a pause. */
    static Snapshot dense(int workers, int tasks) {
        Recordings made = new Recordings();
        Random random = new Random(5);
        made.process();
        int sleep = made.names.intern("gantry:sleep");
        long last = 0;
        for (int worker = 0; worker < workers; worker++) {
            int lane = MAIN + 1 + worker;
            String name = "ThreadPoolExecutor-0_" + worker;
            made.at(MS, t -> made.trace.laneOpened(t, lane, PROCESS, LaneKind.THREAD, LaneRole.WORKER,
                    made.names.intern(name)));
            long time = 2 * MS;
            for (int i = 0; i < tasks; i++) {
                int task = worker * tasks + i + 1;
                long length = (i % 700 == 350 ? 12_000 : 10 + random.nextInt(90)) * 1_000L;
                long start = time + (i % 900 < 200 ? 400 : 5 + random.nextInt(30)) * 1_000L;
                made.at(start - MS, t -> made.trace.taskSubmitted(t, MAIN, task, 1, 0));
                made.at(start, t -> made.trace.taskStarted(t, lane, task));
                if (i % 3 == 0) {
                    made.at(start + length / 4, t -> made.trace.blocked(t, lane, sleep, 0));
                    made.at(start + length * 3 / 4, t -> made.trace.unblocked(t, lane, 0));
                }
                made.at(start + length, t -> made.trace.taskEnded(t, lane, task, TaskState.SUCCEEDED, 0));
                time = start + length;
            }
            last = Math.max(last, time);
        }
        made.write(Long.MAX_VALUE);
        made.trace.finish(last + MS);
        return made.trace.snapshot();
    }

    /** Two threads whose calls lie within each other, and a third with two greenlets that call too. */
    static Snapshot nested() {
        Recordings made = new Recordings();
        made.process();
        made.at(0, t -> made.trace.laneOpened(t, 3, PROCESS, LaneKind.THREAD, LaneRole.PLAIN,
                made.names.intern("server-1")));
        made.at(0, t -> made.trace.laneOpened(t, 4, PROCESS, LaneKind.THREAD, LaneRole.PLAIN,
                made.names.intern("server-2")));
        for (int request = 0; request < 4; request++) {
            made.request(3 + request % 2, (5 + request * 110) * MS);
        }
        made.at(0, t -> made.trace.sliceStarted(t, MAIN, State.RUNNING, made.names.intern("main")));
        made.greenlets();
        made.write(Long.MAX_VALUE);
        made.trace.finish(560 * MS);
        return made.trace.snapshot();
    }

    private void request(int lane, long from) {
        call(lane, from, 200, "serve");
        call(lane, from + 5 * MS, 30, "parse");
        call(lane, from + 40 * MS, 100, "query");
        call(lane, from + 45 * MS, 20, "connect");
        call(lane, from + 70 * MS, 65, "fetch");
        at(from + 80 * MS, t -> trace.blocked(t, lane, names.intern("gantry:io"), 0));
        at(from + 125 * MS, t -> trace.unblocked(t, lane, 0));
        call(lane, from + 150 * MS, 45, "render");
        call(lane, from + 155 * MS, 35, "body");
    }

    private void greenlets() {
        for (int lane = 5; lane <= 6; lane++) {
            int greenlet = lane;
            at(MS, t -> trace.laneOpened(t, greenlet, MAIN, LaneKind.GREENLET, LaneRole.PLAIN,
                    names.intern(greenlet == 5 ? "eat" : "play")));
        }
        at(20 * MS, t -> trace.switched(t, MAIN, 5, SwitchReason.SWITCH));
        call(5, 25 * MS, 80, "chew");
        call(5, 40 * MS, 50, "taste");
        at(120 * MS, t -> trace.switched(t, 5, 6, SwitchReason.YIELD));
        call(6, 130 * MS, 200, "move");
        call(6, 150 * MS, 160, "think");
        at(180 * MS, t -> trace.blocked(t, 6, names.intern("gantry:sleep"), 0));
        at(200 * MS, t -> trace.ready(t, 5));
        at(260 * MS, t -> trace.unblocked(t, 6, 0));
        at(340 * MS, t -> trace.switched(t, 6, 5, SwitchReason.SLEEP));
        call(5, 350 * MS, 60, "swallow");
        at(420 * MS, t -> trace.switched(t, 5, MAIN, SwitchReason.SWITCH));
    }

    private void call(int lane, long start, int millis, String name) {
        at(start, t -> trace.sliceStarted(t, lane, State.RUNNING, names.intern(name)));
        at(start + millis * MS, t -> trace.sliceEnded(t, lane));
    }

    private void process() {
        at(0, t -> trace.laneOpened(t, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("gantry")));
        at(0, t -> trace.laneOpened(t, MAIN, PROCESS, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main")));
        at(0, t -> trace.executorOpened(t, 1, PROCESS, names.intern("ThreadPoolExecutor-0")));
    }

    private void program(boolean oneFails) {
        int site = names.intern(LESSON + ":" + line("pool.submit"));
        at(0, t -> trace.laneOpened(t, PROCESS, 0, LaneKind.PROCESS, LaneRole.PLAIN, names.intern("gantry")));
        at(0, t -> trace.processId(t, PROCESS, 4711));
        at(0, t -> trace.laneOpened(t, MAIN, PROCESS, LaneKind.THREAD, LaneRole.PLAIN, names.intern("main")));
        at(0, t -> trace.sliceStarted(t, MAIN, State.RUNNING, names.intern("main")));
        at(MS, t -> trace.executorOpened(t, 1, PROCESS, names.intern("ThreadPoolExecutor-0")));
        for (int i = 0; i < TASKS; i++) {
            int task = i + 1;
            at(2 * MS + i * MS / 2, t -> {
                trace.taskSubmitted(t, MAIN, task, 1, names.intern("task " + (task - 1)));
                trace.taskSite(t, task, site,
                        names.intern(LESSON + ":" + line("IO.println(\"thread \" + number + \" \"")));
            });
            worker(task, oneFails && task == 13);
        }
        at(13 * MS, t -> trace.blocked(t, MAIN, names.intern("shutdown"), 0));
        at(860 * MS, t -> trace.unblocked(t, MAIN, MAIN + 1));
        at(861 * MS, t -> trace.mark(t, MAIN, names.intern("main thread")));
        at(862 * MS, t -> trace.sliceEnded(t, MAIN));
    }

    private void worker(int task, boolean fails) {
        int number = (task - 1) % WORKERS;
        int lane = MAIN + 1 + number;
        int wave = (task - 1) / WORKERS;
        long start = 3 * MS + number * MS + wave * 205 * MS;
        String name = "ThreadPoolExecutor-0_" + number;
        if (wave == 0) {
            at(start - MS / 2, t -> trace.laneOpened(t, lane, PROCESS, LaneKind.THREAD, LaneRole.WORKER,
                    names.intern(name)));
        }
        at(start, t -> trace.taskStarted(t, lane, task));
        at(start + MS, t -> trace.mark(t, lane, names.intern("thread " + (task - 1) + " " + name)));
        at(start + 2 * MS, t -> trace.line(t, lane, names.intern(LESSON + ":" + line("Thread.sleep"))));
        at(start + 2 * MS, t -> trace.blocked(t, lane, names.intern("gantry:sleep"), 0));
        at(start + 190 * MS, t -> trace.unblocked(t, lane, 0));
        at(start + 192 * MS, t -> trace.mark(t, lane, names.intern("thread " + (task - 1) + " end")));
        TaskState outcome = fails ? TaskState.FAILED : TaskState.SUCCEEDED;
        int error = fails ? names.intern("java.lang.ArithmeticException: / by zero") : 0;
        at(start + 194 * MS, t -> trace.taskEnded(t, lane, task, outcome, error));
        at(start + 194 * MS, t -> trace.callbackStarted(t, lane, task));
        at(start + 202 * MS, t -> trace.callbackEnded(t, lane, task));
        if (wave == TASKS / WORKERS - 1) {
            at(850 * MS + number * MS, t -> trace.laneClosed(t, lane));
        }
    }

    private void at(long time, java.util.function.LongConsumer write) {
        events.add(new Event(time, () -> write.accept(time)));
    }

    private long write(long until) {
        events.sort(Comparator.comparingLong(Event::time));
        long last = 0;
        for (Event event : events) {
            if (event.time() <= until) {
                event.write().run();
                last = event.time();
            }
        }
        return last;
    }

    private static int line(String text) {
        String[] lines = LessonSources.of(LESSON).orElseThrow().split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(text)) {
                return i + 1;
            }
        }
        throw new IllegalStateException("the lesson has no line with " + text);
    }
}
