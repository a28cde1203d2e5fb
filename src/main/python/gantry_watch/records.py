"""Lanes, tasks, executors and lines: the numbers that records speak of.

Kinds and arguments are those of the wire form, version 2, specified in the package ``dev.gantry.wire`` of Gantry.

The plan. ``here()`` gives the lane that runs on this thread; switches between coroutines change it. A thread that
nobody announced gets its lane at its first record. Numbers of closed lanes are used again. Tasks and executors are
counted over forks: in a child, ``since`` is the last number that its parent gave, so that what was handed over before
the fork is known to be none of the child's; records hold the difference.
"""

import itertools
import os
import sys
import time
from _thread import get_ident

from . import ring

(LANE_OPENED, PROCESS_ID, LANE_CLOSED, EXECUTOR_OPENED, TASK_SUBMITTED, TASK_SITE, TASK_STARTED, TASK_SUCCEEDED,
 TASK_FAILED, TASK_CANCELLED, BLOCKED, UNBLOCKED, READY, SWITCHED, CALLBACK_STARTED, CALLBACK_ENDED, SLICE_STARTED,
 SLICE_ENDED, MARK) = range(19)
LINE, LANE_NAMED, TASK_OFFERED, TASK_TAKEN, TASK_REJECTED, WAKES, WOKEN = range(24, 31)
PROCESS, THREAD, GENERATOR, GREENLET, _, COROUTINE = range(6)
SEND, YIELD, SWITCH, THROW, SLEEP, IO, EXIT, AWAIT = range(8)
WORKER, PARTLY_SEEN = 1, 2
RUNS = SLICE_STARTED  # a slice in the state 0, without a name
PROCESS_LANE = 1
MOST_OPEN_LANES = 60000

write, write_two = ring.write, ring.write_two
name_of = ring.name_of


class _Cells(dict):
    def __missing__(self, thread):
        return self.setdefault(thread, [0])


current = _Cells()  # thread: a list of one element, the lane that runs on it now, 0 if it has none yet
own = {}  # thread: its own lane
last_line = {}  # lane: number of the name of its last LINE; -1 if there was none since it began what it does
nameless = set()  # lanes of greenlets whose function is not known yet
idle_hubs = set()  # lanes of hubs that have nothing to run
since = 0  # tasks and executors with numbers up to this are the parent's
new_number = itertools.count(1).__next__  # of tasks and executors

_new_lane = None
_free_lanes = []
_holders = {}  # lane: the one that holds it, other than the process
_held = {}  # lane: those that it holds
_open_lanes = 0
_overfull = False
_main_thread = None
_main_role = 0
_folder = _began = None
_on_reset = []
_threads_run = False  # whether threads are shown as running where no wait is told
_forks_only = False  # multiprocessing's fork server records nothing itself


def start(folder):
    """Begins the ring of this process. False if it can't be had."""
    global _folder, _began, _forks_only
    _folder, _began = folder, time.monotonic_ns()
    arguments = ' '.join(_arguments())
    if 'from multiprocessing.resource_tracker import' in arguments:
        return False
    _forks_only = 'from multiprocessing.forkserver import' in arguments
    if '--multiprocessing-fork' in arguments:
        ring.begin_later(_begin_in_child)  # multiprocessing will tell what it is
    elif not _forks_only:
        try:
            _begin()
        except (OSError, ValueError):
            return False

    def after_fork(kept=ring.kept):  # what the interpreter holds is the last that it lets go
        _after_fork()

    os.register_at_fork(after_in_child=after_fork)
    _watch_users()
    return True


def _watch_users():
    """Tells if the process becomes a user that can make no rings: the folder is the first user's alone."""
    from . import hooks

    def watch(name):
        original = getattr(os, name)

        @hooks.builtin(original, os)
        def change(_, /, *users, **none):
            try:
                ring.begin_now()  # of a forked child: later it can't be made
            except Exception as error:
                hooks.failed('users', error)
            result = original(*users, **none)
            try:
                if ring.is_open() and not os.access(_folder, os.W_OK | os.X_OK, effective_ids=True):
                    mark(message('unseen.user'))
            except Exception as error:
                hooks.failed('users', error)
            return result

        hooks.replace('users', os, name, change)

    for name in ('setuid', 'seteuid', 'setreuid', 'setresuid'):
        if hasattr(os, name):
            watch(name)


def here():
    """The lane that runs on this thread."""
    return current[get_ident()][0] or open_thread(None)


def open_lane(holder, what, name, role=0):
    """Opens a lane, or returns 0 where too many are open."""
    global _open_lanes, _overfull
    if _open_lanes >= MOST_OPEN_LANES:
        if not _overfull:
            _overfull = True
            mark(message('unseen.lanes', MOST_OPEN_LANES))
        return 0
    try:
        lane = _free_lanes.pop()
    except IndexError:
        lane = _new_lane()
    _open_lanes += 1
    last_line.pop(lane, None)
    nameless.discard(lane)
    idle_hubs.discard(lane)
    if holder > 1:
        _holders[lane] = holder
        _held.setdefault(holder, set()).add(lane)
    write(lane, holder, (role * 16 + what) << 36 | name_of(name) << 8 | LANE_OPENED)
    return lane


def close_lane(lane):
    """Closes a lane and those that it holds; their numbers may be others' from now on."""
    global _open_lanes
    write(lane, 0, LANE_CLOSED)
    closed = [lane]
    for held in _held.pop(lane, ()):
        del _holders[held]
        closed.append(held)
    holder = _holders.pop(lane, None)
    if holder is not None:
        _held[holder].discard(lane)
    _open_lanes -= len(closed)
    _free_lanes.extend(closed)


def open_thread(name, role=0, runs=False):
    """Opens the lane of this thread, and returns it. If it runs, that is shown from now on to its end."""
    thread = get_ident()
    if ring.begin_now() and current[thread][0]:
        return current[thread][0]
    if name is None:
        name = _thread_name(thread)
    lane = own[thread] = open_lane(1, THREAD, name, role)
    current[thread][0] = lane = lane or PROCESS_LANE
    if runs and lane != PROCESS_LANE and _threads_run:
        write(lane, 0, RUNS)
    return lane


def show_running():
    """Shows from now on what threads run: where all is told that they wait for, as far as it can be."""
    global _threads_run
    _threads_run = True
    thread = get_ident()
    if own.get(thread):
        write(own[thread], 0, RUNS)


def close_thread():
    """Closes the lane of this thread, if it has one."""
    thread = get_ident()
    current[thread][0] = 0
    lane = own.pop(thread, 0)
    if lane:
        close_lane(lane)
    return lane


def be_worker():
    """This process, which has recorded nothing yet, is a worker of a pool: so is its main thread."""
    global _main_role
    _main_role = WORKER
    here()


def open_executor(name):
    """Opens an executor and returns its number, which counts over forks."""
    executor = new_number()
    write(here(), executor - since, name_of(name) << 8 | EXECUTOR_OPENED)
    return executor


def submitted(executor, name):
    """Records that a task is handed over now, and returns its number, which counts over forks."""
    task = new_number()
    executor -= since
    write(here(), task - since, (executor if executor > 0 else 0) << 36 | name_of(name) << 8 | TASK_SUBMITTED)
    return task


def task_record(task, kind, argument=0):
    """Records that this thread's lane begins or ends something for a task, if the task is this process's own."""
    task -= since
    if task > 0:
        lane = here()
        last_line[lane] = -1
        write(lane, task, argument << 8 | kind)


def mark(text):
    """A note on the process's lane."""
    write(PROCESS_LANE, 0, name_of(text) << 8 | MARK)


def function_name(function):
    """What a task is called that runs this."""
    try:
        name = getattr(function, '__qualname__', None)  # without an exception, which would take longer
        if name is not None:
            return name
        if type(function).__name__ == 'partial':
            inner = function.args[0] if function.args and callable(function.args[0]) else function.func
            return function_name(inner)
        return type(function).__qualname__
    except Exception:
        return '?'


def error_text(error):
    """What a failed task tells."""
    try:
        text = str(error)
    except Exception:
        text = ''
    return ('%s: %s' % (type(error).__name__, text))[:300] if text else type(error).__name__


def message(code, *arguments):
    """A message of Gantry's, with texts and numbers, in the form that is translated where it is shown."""
    shown = ', '.join('"%s"' % a.replace('\\', '\\\\').replace('"', '\\"') if isinstance(a, str) else str(a)
                      for a in arguments)
    return 'gantry:%s(%s)' % (code, shown) if shown else 'gantry:' + code


def _begin():
    global _main_thread, _new_lane, _open_lanes
    _reset()
    _main_thread = get_ident()
    name = _process_name()
    ring.begin(_folder, name, _began)
    write(PROCESS_LANE, 0, name_of(name) << 8 | LANE_OPENED)
    open_thread(None, _main_role, not _main_role)


def on_reset(function):
    """Calls this when the process has another ring."""
    _on_reset.append(function)


def _reset():
    global _new_lane, _open_lanes, _overfull
    for cell in current.values():
        cell[0] = 0
    own.clear()
    last_line.clear()
    nameless.clear()
    idle_hubs.clear()
    _holders.clear()
    _held.clear()
    _free_lanes.clear()
    _open_lanes, _overfull = 1, False
    _new_lane = itertools.count(2).__next__
    for function in _on_reset:
        function()


def _after_fork():
    global since, _began, _main_role, _forks_only
    if not ring.is_open() and not _forks_only:
        return
    since, _main_role, _forks_only = new_number(), 0, False
    _reset()
    _began = time.monotonic_ns()
    ring.begin_later(_begin_in_child)


def _begin_in_child():
    try:
        _begin()
    except (OSError, ValueError):
        pass  # the records of this process go nowhere


def _arguments():
    arguments = getattr(sys, 'orig_argv', None)
    if arguments is None:  # before 3.10
        try:
            with open('/proc/self/cmdline', 'rb') as file:
                arguments = os.fsdecode(file.read()).split('\0')[:-1]
        except OSError:
            arguments = []
    return arguments or ['python']


def _process_name():
    arguments = _arguments()
    shown = [os.path.basename(arguments[0]) or 'python']
    for argument in arguments[1:]:
        if len(shown) == 5 or '\n' in argument or len(argument) > 80:
            break
        shown.append(os.path.basename(argument) if argument.startswith(os.sep) else argument)
        if argument == '-c':
            break
    return ' '.join(shown)


def _thread_name(thread):
    if thread == _main_thread:
        return 'MainThread'
    threading = sys.modules.get('threading')
    known = getattr(threading, '_active', {}).get(thread)
    return known._name if known is not None else 'thread-%d' % thread
