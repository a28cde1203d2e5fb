"""What holds a thread: sleeps and, around ``Condition.wait``, everything of the standard library that waits with one.

The plan: ``wait`` of a condition is the one place where futures, queues, events, barriers and semaphores of the
standard library wait. It is called only where there is something to wait for, and raises nothing, so that no frame of
ours is in a traceback. Who called it, up to four frames above, says what is waited for, and for which task.

Not seen are waits for a bare ``threading.Lock`` or ``RLock``, and for the interpreter's lock. The bare ones are written
in C: one of ours in their place would be of another type (``Lock`` is a class from 3.13 on), and ``with`` of it would
take two to three times as long where nobody waits, also in each queue. Of its own lock the interpreter tells nothing.
"""

import sys
import time

from . import hooks, lines, records
from .records import BLOCKED, UNBLOCKED, get_ident, here, name_of, write

RESULT, QUEUE, SHUTDOWN, CONDITION = 'gantry:result', 'gantry:queue', 'gantry:shutdown', 'gantry:condition'
IO, TIMER, IO_OR_TIMER, THREAD = 'gantry:io', 'gantry:timer', 'gantry:io-or-timer', 'gantry:thread'
QUIET = ''  # not told

watched = True  # whether waits other than sleeps are told
on_wait = []  # to call when a thread begins to wait
_codes = []  # what has the ids that are known
waiting = set()  # threads inside a wait that is told already
reasons = {}  # id of a code: why whoever waits inside waits
task_codes = set()  # ids of codes whose ``self`` is a future that is waited for


def begin_wait(reason, task, depth):
    """Records that this lane waits, from the program's line that is that many frames above the caller."""
    for function in on_wait:
        function()
    lane = here()
    lines.at_line(lane, lines.line_above(depth + 1))
    write(lane, 0, name_of(reason) << 36 | task << 8 | BLOCKED)


def watch_sleep():
    """Watches time.sleep."""
    original = time.sleep

    @hooks.builtin(original, time)
    def sleep(_, /, *seconds, **none):
        try:
            begin_wait('gantry:sleep', 0, 1)
        except Exception as error:
            hooks.failed('sleep', error)
            return original(*seconds, **none)
        try:
            return original(*seconds, **none)
        finally:
            write(here(), 0, UNBLOCKED)

    hooks.replace('sleep', time, 'sleep', sleep)


def watch_selectors(module):
    """Watches the waiting of event loops, where it may take time: that of the default selector."""
    kind = module.DefaultSelector
    original = vars(kind)['select']

    @hooks.like(original)
    def select(self, timeout=None):
        thread = get_ident()
        if timeout is not None and timeout <= 0 or thread in waiting or is_cooperative():
            return original(self, timeout)
        try:
            write(here(), 0, name_of(_selected(self, timeout)) << 36 | BLOCKED)
            waiting.add(thread)
        except Exception as error:
            hooks.failed('wait', error)
            return original(self, timeout)
        try:
            return original(self, timeout)
        finally:
            waiting.discard(thread)
            write(here(), 0, UNBLOCKED)

    hooks.replace('wait', kind, 'select', select)


def _selected(selector, timeout):
    """What a selector waits for. asyncio's loop wakes itself by a pair of sockets, which count for none."""
    keys = getattr(selector, '_fd_to_key', None)
    if keys is None or len(keys) > 1 or keys and not _is_wakeup(next(iter(keys.values()))):
        return IO if timeout is None else IO_OR_TIMER
    return THREAD if timeout is None else TIMER


def _is_wakeup(key):
    reader = key.data[0] if type(key.data) is tuple and key.data else None
    return getattr(getattr(reader, '_callback', None), '__name__', None) == '_read_from_self'


def know_feeders(module):
    """Knows what feeds the queues of multiprocessing: threads whose waiting tells nothing."""
    know(module.Queue._feed, QUIET)


def know_queues(module):
    """Knows the methods of queues that wait."""
    for name in ('get', 'put', 'join'):
        know(vars(module.Queue)[name], QUEUE)


def is_cooperative():
    """Whether gevent has replaced what waits here: then it is a greenlet that waits, and not its thread."""
    monkey = sys.modules.get('gevent.monkey')
    return monkey is not None and 'threading' in monkey.saved


def know(function, reason):
    """Whoever waits inside this function waits for that reason."""
    code = getattr(function, '__code__', None)
    if code is not None:
        reasons[id(code)] = reason
        _codes.append(code)


def watch_conditions(threading):
    """Watches what waits with a threading.Condition."""
    original, notify = threading.Condition.wait, threading.Condition.notify

    @hooks.like(original)
    def wait(self, timeout=None):
        thread = get_ident()
        if timeout is not None and timeout <= 0 or thread in waiting or is_cooperative():
            return original(self, timeout)
        try:
            reason, task = _reason(sys._getframe(1))
            if reason is QUIET:
                return original(self, timeout)
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
            write(here(), 0, (task << 36 if woken and task > 0 else by << 8) | UNBLOCKED)

    @hooks.like(notify)
    def notify_(self, n=1):
        if self._waiters:
            self._gantry_by = here()
        return notify(self, n)

    hooks.replace('wait', threading.Condition, 'wait', wait)
    hooks.replace('wait', threading.Condition, 'notify', notify_)
    know(threading.Thread.start, QUIET)
    for owner in (threading.Event, threading.Semaphore, threading.Barrier):
        for function in vars(owner).values():
            know(function, 'gantry:' + owner.__name__.lower())


def _reason(frame):
    reason, task = CONDITION, 0
    for _ in range(4):
        code = id(frame.f_code)
        known = reasons.get(code)
        if known is not None:
            reason = known
            if known is QUIET:
                break
        if code in task_codes:
            task = getattr(frame.f_locals.get('self'), '_gantry', 0)
        frame = frame.f_back
        if frame is None or task:
            break
    return reason, task


records.on_reset(waiting.clear)
