"""Two processes of one program, by what only version 2 of Gantry's wire form has.

Argument: "parent", which began an hour ago, submits a task and waits for it, or "child", which runs it.
"""

import sys

from wireform import *  # noqa: F403

HOUR = 3_600_000_000_000
TOKEN = pair(4711, 7)
PYTHON, MAIN, OTHER, GREEN = 1, 2, 3, 4
POOL = 1
TASK, REFUSED = 1, 2


def parent():
    began = now() - HOUR
    hello(2, "parent", began)
    lane(PYTHON, 0, PROCESS, "", at=began)
    lane(MAIN, PYTHON, THREAD, "", at=began)
    record(LANE_NAMED, MAIN, 0, text("main thread"))
    lane(OTHER, PYTHON, THREAD, "other thread")
    record(EXECUTOR_OPENED, MAIN, POOL, text("processes"))
    record(TASK_OFFERED, MAIN, TASK, TOKEN)
    record(TASK_SUBMITTED, MAIN, TASK, pair(POOL, text("across")))
    record(TASK_SUBMITTED, MAIN, REFUSED, pair(POOL, text("refused")))
    record(TASK_REJECTED, MAIN, REFUSED, text("RuntimeError: cannot schedule new futures after shutdown"))
    record(BLOCKED, OTHER, 0, pair(text("lock"), 0))
    record(WAKES, MAIN, OTHER)
    record(WOKEN, OTHER)
    for number in range(3):  # greenlets, one after another
        lane(GREEN, MAIN, GREENLET, "greenlet %d" % number)
        record(SWITCHED, MAIN, GREEN, SWITCH)
        record(SWITCHED, GREEN, MAIN, EXIT)
        record(LANE_CLOSED, GREEN)
    record(BLOCKED, MAIN, 0, pair(text("waits for a result"), TASK))
    clock(0, 0)
    record(UNBLOCKED, MAIN, 0, pair(TASK, 0))
    frame(END)


def child():
    hello(2, "child")
    lane(PYTHON, 0, PROCESS, "")
    lane(MAIN, PYTHON, THREAD, "worker", WORKER)
    record(TASK_TAKEN, MAIN, TASK, TOKEN)
    record(TASK_STARTED, MAIN, TASK)
    record(TASK_SUCCEEDED, MAIN, TASK)
    frame(END)


{"parent": parent, "child": child}[sys.argv[1]]()
