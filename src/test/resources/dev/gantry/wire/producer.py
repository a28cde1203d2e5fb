"""A sender of Gantry's wire form with what both of its versions have.

Arguments: how many nanoseconds this program's clock is ahead of the system's, the number of a task that the receiver
hands to it, and the version.
"""

import struct
import sys

import wireform
from wireform import *  # noqa: F403

PYTHON, MAIN, POOL, COROUTINE, OTHER = 1, 2, 3, 4, 5
EXECUTOR = 1
FIRST, FAILING, CANCELLED, ADOPTED = 1, 2, 3, 4

wireform.ahead = int(sys.argv[1])
hello(int(sys.argv[3]), "python ümlaut")
lane(PYTHON, 0, PROCESS, "python")
lane(MAIN, PYTHON, THREAD, "main thread")
lane(POOL, PYTHON, THREAD, "worker_0", WORKER)
record(EXECUTOR_OPENED, MAIN, EXECUTOR, text("pool"))
record(LINE, MAIN, 0, text("producer:71"))
record(TASK_SUBMITTED, MAIN, FIRST, pair(EXECUTOR, text("square 7")))
record(TASK_SITE, MAIN, FIRST, pair(text("producer:60"), text("producer:71")))
record(TASK_SUBMITTED, MAIN, FAILING, pair(EXECUTOR, 0))
record(TASK_SUBMITTED, MAIN, CANCELLED, pair(EXECUTOR, text("too late")))
record(TASK_CANCELLED, MAIN, CANCELLED)
record(TASK_STARTED, POOL, FIRST)
record(BLOCKED, MAIN, 0, pair(text("waits for a result"), FIRST))
record(MARK, POOL, 0, text("a printed line"))
record(TASK_SUCCEEDED, POOL, FIRST)
record(UNBLOCKED, MAIN, 0, POOL)
record(CALLBACK_STARTED, POOL, FIRST)
record(CALLBACK_ENDED, POOL, FIRST)
record(TASK_STARTED, POOL, FAILING)
record(TASK_FAILED, POOL, FAILING, text("ZeroDivisionError: division by zero"))
record(TASK_ADOPTED, POOL, ADOPTED, int(sys.argv[2]))
record(TASK_STARTED, POOL, ADOPTED)
record(TASK_SUCCEEDED, POOL, ADOPTED)
record(SLICE_STARTED, POOL, 0, pair(SENDING, text("result")))
record(SLICE_ENDED, POOL)
record(COUNTER, MAIN, text("load"), -3)
lane(COROUTINE, MAIN, GREENLET, "coroutine")
lane(OTHER, MAIN, GREENLET, "other coroutine")
record(READY, COROUTINE)
record(SWITCHED, MAIN, COROUTINE, SWITCH)
record(SWITCHED, COROUTINE, MAIN, SWITCH)
record(LANE_CLOSED, COROUTINE)
record(GAP, POOL, 0, 2)
record(LANE_CLOSED, POOL)
frame(LOST, struct.pack(">Q", 2))
frame(END)
