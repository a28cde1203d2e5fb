package dev.gantry.lesson;

import java.util.List;

/** The lessons that only Python can show: its event loop, and its lock. */
final class PythonLessons {
    static final List<Lesson> ALL = List.of(
            new PythonLesson("asyncio-gather", "asyncio: three coroutines wait at once",
                    "gather makes a task of each coroutine, and the event loop runs them in one thread. Look at the "
                            + "lanes: each task runs up to its await and gives the thread back, so all three wait at "
                            + "once, and it takes three seconds, not six. They end in another order than they began, "
                            + "but gather gives the results in the order of its arguments.",
                    List.of(Parameter.UNIT)),
            new PythonLesson("asyncio-blocking-call", "asyncio: a call that blocks stops the loop",
                    "One coroutine ticks every half second, the other calls time.sleep without awaiting. Look at the "
                            + "blocked slice: it holds the thread of the loop, so between the call's begin and its "
                            + "end there is no tick, though one is due four times. What blocks does not belong on the "
                            + "loop's thread: the next lesson moves it.",
                    List.of(Parameter.UNIT)),
            new PythonLesson("asyncio-executor", "asyncio: a call that blocks, in another thread",
                    "The same call is handed to a thread pool by run_in_executor, and the coroutine awaits its future. "
                            + "Look at the lanes: the call blocks a thread of the pool, the loop goes on, and the "
                            + "ticks come while the call lasts. The coroutine gets the result on the loop's thread.",
                    List.of(Parameter.UNIT)),
            new PythonLesson("asyncio-task-group", "asyncio: a group whose task fails",
                    "Four tasks run in a TaskGroup, and the second one fails after two seconds. Look at the tasks: the "
                            + "first had ended by then, and keeps its result; the others are cancelled where they "
                            + "wait. The group ends when all its tasks have ended, and only then the error comes out "
                            + "of it. It needs Python 3.11 or later.",
                    List.of(Parameter.UNIT)),
            new PythonLesson("gil", "The GIL: computing on threads and on processes",
                    "Four computations run on four threads, then on four processes. The lanes of the threads look "
                            + "busy all at once, but one thread of a process at a time has the global interpreter "
                            + "lock and computes, so threads are no faster than one. Look at the two times that are "
                            + "printed: each process has a lock of its own, and they use as many processors as there "
                            + "are.",
                    List.of(Parameter.STEPS.usually(3_000_000), Parameter.PROCESSES.usually(4))));

    private PythonLessons() {}
}
