"""asyncio: tasks, each step of them, callbacks of the loop, and the loop's waiting.

The plan. A task is submitted in ``create_task`` of the loop, or else seen at its first step. A step is a handle of the
loop whose callback is a method of the task: control goes from the thread's lane to the task's and back. The lane is
called as the task, or as its coroutine where the task has no name of its own. It is closed when the task is done, so
that a million short tasks need few numbers. A callback of the program that the loop calls is a slice of its thread.
Whether a task sleeps is told by the coroutine that it awaits.
"""

from . import hooks, lines, records
from .records import (COROUTINE, EXIT, SEND, SLEEP, SLICE_ENDED, SLICE_STARTED, SWITCHED, TASK_FAILED, TASK_STARTED,
                      TASK_SUBMITTED, TASK_SUCCEEDED, YIELD, close_lane, current, error_text, function_name, get_ident,
                      here, name_of, open_lane, write)

TOPIC = 'asyncio'
SENDS, YIELDS, EXITS, SLEEPS = (kind << 8 | SWITCHED for kind in (SEND, YIELD, EXIT, SLEEP))
CALLBACK = 5 << 36
_kinds = ()
_sleep = None
_loop_numbers = {}  # loop thread: executor


def watch_events(module):
    """Watches asyncio.Handle."""
    Handle = module.Handle
    run = Handle._run

    @hooks.like(run)
    def _run(self):
        task = getattr(self._callback, '__self__', None)
        if not isinstance(task, _kinds):
            return run(self) if task is not None else _call(run, self, self._callback)
        thread = get_ident()
        fork = records.since
        try:
            place = current[thread]
            to = task._gantry_lane - (fork << 64)
            if to > 0:
                write(place | to >> 32, SENDS)
                current[thread] = to
            elif task.done():
                return run(self)
            else:
                to = _begin(task, place, thread)
        except (AttributeError, KeyError):
            if task.done():
                return run(self)
            try:
                place = here()
                to = _begin(task, place, thread)
            except Exception as error:
                hooks.failed(TOPIC, error)
                return run(self)
        except Exception as error:
            hooks.failed(TOPIC, error)
            return run(self)
        try:
            return run(self)
        finally:
            if fork == records.since:
                current[thread] = place
                try:
                    if task.done():
                        _end(task, to, place)
                    elif to != place:
                        awaited = getattr(task.get_coro(), 'cr_await', None)
                        slept = getattr(awaited, 'cr_code', None) is _sleep
                        write(to | place >> 32, SLEEPS if slept else YIELDS)
                except Exception as error:
                    hooks.failed(TOPIC, error)
            self = task = None

    hooks.replace(TOPIC, Handle, '_run', _run)


def watch_tasks(module):
    """Knows asyncio.Task, also the one that is not written in C."""
    global _kinds, _sleep
    _kinds = tuple({module.Task, getattr(module, '_PyTask', module.Task)})
    _sleep = module.sleep.__code__


def watch_loops(module):
    """Watches create_task of the loops that are derived from BaseEventLoop."""
    Loop = module.BaseEventLoop
    create = Loop.create_task

    @hooks.like(create)
    def create_task(self, *arguments, **options):
        task = create(self, *arguments, **options)
        try:
            if isinstance(task, _kinds) and not task.done():
                submitted(task, 2)
        except Exception as error:
            hooks.failed(TOPIC, error)
        return task

    hooks.replace(TOPIC, Loop, 'create_task', create_task)


def submitted(task, depth):
    """Records that a task is handed to the loop of this thread."""
    thread = get_ident()
    executor = _loop_numbers.get(thread, 0) - records.since
    if executor <= 0:
        executor = _loop_numbers[thread] = records.open_executor('loop')
        executor -= records.since
    number = records.new_number()
    place = here()
    line = lines.line_above(depth) if depth else 0
    number -= records.since
    lines.at_line(place, line)
    write(place | number, executor << 36 | name_of(_coroutine_name(task)) << 8 | TASK_SUBMITTED)
    lines.task_site(place, number, line)
    task._gantry = number + records.since


def _begin(task, place, thread):
    """First step of a task in this process. Returns its lane << 32, which is the thread's if too many are open."""
    if getattr(task, '_gantry', 0) <= records.since:
        submitted(task, 0)
    name = task.get_name()
    if name[:5] == 'Task-' and name[5:].isdigit():
        name = _coroutine_name(task)
    to = open_lane(place >> 32, COROUTINE, name) << 32
    if to:
        write(place | to >> 32, SENDS)
    else:
        to = place
    write(to | task._gantry - records.since, TASK_STARTED)
    task._gantry_lane = to + (records.since << 64)
    current[thread] = to
    return to


def _end(task, to, place):
    """The task is done: its lane is closed."""
    task._gantry_lane = 0
    write(to | task._gantry - records.since, _outcome(task))
    if to != place:
        write(to | place >> 32, EXITS)
        close_lane(to >> 32)


def _outcome(task):
    if task.cancelled():
        return name_of('CancelledError') << 8 | TASK_FAILED
    error = task._exception
    if error is None:
        return TASK_SUCCEEDED
    return name_of(error_text(error)) << 8 | TASK_FAILED


def _call(run, handle, callback):
    """A callback that is no method: a slice if it is the program's."""
    code = getattr(callback, '__code__', None)
    if code is None or lines.is_library(code):
        return run(handle)
    write(here(), CALLBACK | name_of(function_name(callback)) << 8 | SLICE_STARTED)
    fork = records.since
    try:
        return run(handle)
    finally:
        if fork == records.since:
            write(here(), SLICE_ENDED)


def _coroutine_name(task):
    coroutine = task.get_coro()
    return getattr(coroutine, '__qualname__', None) or type(coroutine).__name__
