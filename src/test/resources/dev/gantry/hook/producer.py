"""A sender of Gantry's wire form, written from its description alone (package dev.gantry.hook).

Arguments: how many nanoseconds this program's clock is ahead of the system's, and the number of a task that the
receiver hands to it.
"""

import os
import struct
import sys
import time

AHEAD = int(sys.argv[1])
HANDED = int(sys.argv[2])

HELLO, NAME, RECORDS, LOST, END = range(1, 6)
LANE_OPENED, PROCESS_ID, LANE_CLOSED, EXECUTOR_OPENED, TASK_SUBMITTED, TASK_SITE = range(6)
TASK_STARTED, TASK_SUCCEEDED, TASK_FAILED, TASK_CANCELLED, BLOCKED, UNBLOCKED, READY = range(6, 13)
SWITCHED, CALLBACK_STARTED, CALLBACK_ENDED, SLICE_STARTED, SLICE_ENDED, MARK, COUNTER, GAP = range(13, 21)
TASK_ADOPTED, LINE = 22, 24

PROCESS, THREAD, GREENLET = 0, 1, 3
WORKER = 1
SENDING = 6
SWITCH = 2

names = {"": 0}


def now():
    return time.monotonic_ns() + AHEAD


def frame(kind, payload=b""):
    sys.stdout.buffer.write(struct.pack(">IB", len(payload), kind) + payload)


def text(words):
    if words not in names:
        names[words] = len(names)
        frame(NAME, struct.pack(">I", names[words]) + words.encode())
    return names[words]


def pair(high, low):
    return high << 28 | low


def record(kind, lane, subject=0, argument=0):
    frame(RECORDS, struct.pack(">qII", now(), lane, subject) + (argument << 8 | kind).to_bytes(8, "big", signed=True))


def lane(number, parent, kind, name, role=0):
    record(LANE_OPENED, number, parent, pair(role * 16 + kind, text(name)))


PYTHON, MAIN, POOL, COROUTINE, OTHER = 1, 2, 3, 4, 5
EXECUTOR = 1
FIRST, FAILING, CANCELLED, ADOPTED = 1, 2, 3, 4

frame(HELLO, struct.pack(">IHQq", 0x474E5459, 1, os.getpid(), now()) + "python ümlaut".encode())
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
record(TASK_ADOPTED, POOL, ADOPTED, HANDED)
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
