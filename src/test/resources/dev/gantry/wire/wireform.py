"""Gantry's wire form, written from its description alone (package dev.gantry.wire)."""

import os
import struct
import sys
import time

HELLO, NAME, RECORDS, LOST, END, CLOCK = range(1, 7)
LANE_OPENED, PROCESS_ID, LANE_CLOSED, EXECUTOR_OPENED, TASK_SUBMITTED, TASK_SITE = range(6)
TASK_STARTED, TASK_SUCCEEDED, TASK_FAILED, TASK_CANCELLED, BLOCKED, UNBLOCKED, READY = range(6, 13)
SWITCHED, CALLBACK_STARTED, CALLBACK_ENDED, SLICE_STARTED, SLICE_ENDED, MARK, COUNTER, GAP = range(13, 21)
TASK_ADOPTED, LINE = 22, 24
LANE_NAMED, TASK_OFFERED, TASK_TAKEN, TASK_REJECTED, WAKES, WOKEN = range(25, 31)

PROCESS, THREAD, GREENLET = 0, 1, 3
WORKER = 1
SENDING = 6
SWITCH, EXIT = 2, 6

ahead = 0  # nanoseconds by which this program's clock is ahead of the system's
names = {"": 0}


def now():
    return time.monotonic_ns() + ahead


def frame(kind, payload=b""):
    sys.stdout.buffer.write(struct.pack(">IB", len(payload), kind) + payload)


def hello(version, name, began=None):
    clock = now()
    head = struct.pack(">IHQq", 0x474E5459, version, os.getpid(), clock)
    if version > 1:
        head += struct.pack(">q", clock if began is None else began)
    frame(HELLO, head + name.encode())


def text(words):
    if words not in names:
        names[words] = len(names)
        frame(NAME, struct.pack(">I", names[words]) + words.encode())
    return names[words]


def pair(high, low):
    return high << 28 | low


def record(kind, lane, subject=0, argument=0, at=None):
    moment = now() if at is None else at
    frame(RECORDS, struct.pack(">qII", moment, lane, subject) + (argument << 8 | kind).to_bytes(8, "big", signed=True))


def lane(number, parent, kind, name, role=0, at=None):
    record(LANE_OPENED, number, parent, pair(role * 16 + kind, text(name)), at)


def clock(offset, uncertainty):
    frame(CLOCK, struct.pack(">qq", offset, uncertainty))
