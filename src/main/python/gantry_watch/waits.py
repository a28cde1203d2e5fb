"""What holds a thread: sleeps and, around ``Condition.wait``, everything of the standard library that waits with one.

The plan: ``wait`` of a condition is the one place where futures, queues, events, barriers and semaphores of the
standard library wait. It is called only where there is something to wait for, and raises nothing, so that no frame of
ours is in a traceback. Who called it, up to four frames above, says what is waited for, and for which task.
"""

import sys
import time

from . import hooks, lines, records
from .records import BLOCKED, UNBLOCKED, get_ident, here, name_of, write

LOCK, RESULT, QUEUE, SHUTDOWN = 'gantry:lock', 'gantry:result', 'gantry:queue', 'gantry:shutdown'

waiting = set()  # threads inside a wait that is told already
reasons = {}  # code: why whoever waits inside waits
task_codes = set()  # codes whose ``self`` is a future that is waited for


def begin_wait(reason, task, depth):
    """Records that this lane waits, from the program's line that is that many frames above the caller."""
    place = here()
    lines.at_line(place, lines.line_above(depth + 1))
    write(place, name_of(reason) << 36 | task << 8 | BLOCKED)
    return place


def watch_sleep():
    """Watches time.sleep."""
    original = time.sleep

    @hooks.like(original)
    def sleep(*seconds, **none):
        try:
            begin_wait('gantry:sleep', 0, 1)
        except Exception as error:
            hooks.failed('sleep', error)
            return original(*seconds, **none)
        try:
            return original(*seconds, **none)
        finally:
            write(here(), UNBLOCKED)

    hooks.replace('sleep', time, 'sleep', sleep)


def know(function, reason):
    """Whoever waits inside this function waits for that reason."""
    code = getattr(function, '__code__', None)
    if code is not None:
        reasons[code] = reason


def watch_conditions(threading):
    """Watches what waits with a threading.Condition."""
    original, notify = threading.Condition.wait, threading.Condition.notify

    @hooks.like(original)
    def wait(self, timeout=None):
        thread = get_ident()
        if timeout is not None and timeout <= 0 or thread in waiting:
            return original(self, timeout)
        try:
            reason, task = _reason(sys._getframe(1))
            begin_wait(reason, task - records.since if task > records.since else 0, 1)
            waiting.add(thread)
        except Exception as error:
            hooks.failed('wait', error)
            return original(self, timeout)
        woken = False
        try:
            woken = original(self, timeout)
            return woken
        finally:
            waiting.discard(thread)
            task -= records.since
            by = getattr(self, '_gantry_by', 0) if woken and task <= 0 else 0
            write(here(), (task << 36 if woken and task > 0 else by << 8) | UNBLOCKED)

    @hooks.like(notify)
    def notify_(self, n=1):
        if self._waiters:
            self._gantry_by = here() >> 32
        return notify(self, n)

    hooks.replace('wait', threading.Condition, 'wait', wait)
    hooks.replace('wait', threading.Condition, 'notify', notify_)
    for owner in (threading.Event, threading.Semaphore, threading.Barrier):
        for function in vars(owner).values():
            know(function, LOCK)


def _reason(frame):
    reason, task = LOCK, 0
    for _ in range(4):
        code = frame.f_code
        known = reasons.get(code)
        if known is not None:
            reason = known
        if code in task_codes:
            task = getattr(frame.f_locals.get('self'), '_gantry', 0)
        frame = frame.f_back
        if frame is None or task:
            break
    return reason, task
