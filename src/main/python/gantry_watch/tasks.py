"""asyncio: tasks, each step of them, callbacks of the loop, and the loop's waiting.

The plan. A task is submitted in ``create_task`` of the loop, or else seen at its first step. A step is a handle of the
loop whose callback is a method of the task: control goes from the thread's lane to the task's and back. The lane is
called as the task, or as its coroutine where the task has no name of its own. It is closed when the task is done, so
that a million short tasks need few numbers. The tasks by which asyncio.run itself ends its loop are told only if there
is something for them to do. A callback of the program that the loop calls is a slice of its thread.
Whether a task sleeps is told by the coroutine that it awaits.
"""

from . import errors, hooks, lines, records, ring
from .records import (AWAIT, COROUTINE, EXIT, SEND, SLEEP, SLICE_ENDED, SLICE_STARTED, SWITCHED, TASK_CANCELLED,
                      TASK_FAILED, TASK_STARTED, TASK_SUBMITTED, TASK_SUCCEEDED, YIELD, close_lane, current,
                      error_text, function_name, get_ident, here, name_of, open_lane, write, write_two)

TOPIC = 'asyncio'
SENDS, YIELDS, EXITS, SLEEPS, AWAITS = (kind << 8 | SWITCHED for kind in (SEND, YIELD, EXIT, SLEEP, AWAIT))
CALLBACK = 5 << 36
_usual = None  # the class of nearly all tasks
_kinds = ()
_sleep = None
_strange_loops = frozenset()  # types of loops of which was told that their tasks are not seen
_loop_numbers = {}  # loop thread: executor
_ends = {}  # code of a coroutine by which asyncio.run ends its loop: attribute of the loop that it empties


def watch_events(module):
    """Watches asyncio.Handle."""
    Handle = module.Handle
    run = Handle._run

    pack, now = ring.pack, ring.now

    @hooks.like(run)
    def _run(self):
        task = getattr(self._callback, '__self__', None)
        if task.__class__ is not _usual and not isinstance(task, _kinds):
            return run(self) if task is not None else _call(run, self, self._callback)
        thread = get_ident()
        fork = records.since
        try:
            cell = current[thread]
            lane = cell[0] or here()
            try:
                to = task._gantry_lane - (fork << 32)
            except AttributeError:
                to = 0
            if to > 0:
                try:
                    pack(ring.memory, ring.slot(), to, lane, SENDS, now())
                except StopIteration:
                    ring.write_in_next_block(lane, to, SENDS)
                cell[0] = to
            elif task.done() or _does_nothing(task):
                return run(self)
            else:
                to = _begin(task, lane, cell)
        except Exception as error:
            hooks.failed(TOPIC, error)
            return run(self)
        try:
            return run(self)
        finally:
            if fork == records.since:
                cell[0] = lane
                try:
                    if task.done():
                        _end(task, to, lane)
                    elif to != lane:
                        statement = YIELDS if task._fut_waiter is None else _leaving(task)
                        try:
                            pack(ring.memory, ring.slot(), lane, to, statement, now())
                        except StopIteration:
                            ring.write_in_next_block(to, lane, statement)
                except Exception as error:
                    hooks.failed(TOPIC, error)
            self = task = None

    hooks.replace(TOPIC, Handle, '_run', _run)
    _watch_running_loops(module)


def _watch_running_loops(module):
    """Tells if a loop runs that has steps of its own: its tasks are not seen."""
    original = module._set_running_loop

    @hooks.builtin(original, module)
    def _set_running_loop(_, loop, /):
        global _strange_loops
        original(loop)
        try:
            kind = type(loop)
            if loop is not None and kind not in _strange_loops and not hasattr(kind, '_run_once'):
                _strange_loops |= {kind}
                records.mark(records.message('unseen.loop', '%s.%s' % (kind.__module__, kind.__qualname__)))
        except Exception as error:
            hooks.failed(TOPIC, error)

    hooks.replace(TOPIC, module, '_set_running_loop', _set_running_loop)


def watch_tasks(module):
    """Knows asyncio.Task, also the one that is not written in C."""
    global _usual, _kinds, _sleep
    _usual = module.Task
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
            if isinstance(task, _kinds) and not task.done() and not _does_nothing(task):
                submitted(task, 2)
        except Exception as error:
            hooks.failed(TOPIC, error)
        try:
            return task
        finally:
            del task  # the traceback of one that ran at once and failed has this frame, and it would keep both alive

    hooks.replace(TOPIC, Loop, 'create_task', create_task)
    errors.watch_loops(Loop)
    for method, attribute in (('shutdown_asyncgens', '_asyncgens'),
                              ('shutdown_default_executor', '_default_executor')):
        code = getattr(getattr(Loop, method, None), '__code__', None)
        if code is not None:
            _ends[code] = attribute


def _does_nothing(task):
    """Whether asyncio.run makes this task to end what its loop does not have."""
    code = getattr(task.get_coro(), 'cr_code', None)
    return code in _ends and not getattr(task.get_loop(), _ends[code], True)


def submitted(task, depth):
    """Records that a task is handed to the loop of this thread."""
    thread = get_ident()
    executor = _loop_numbers.get(thread, 0) - records.since
    if executor <= 0:
        executor = _loop_numbers[thread] = records.open_executor('loop')
        executor -= records.since
    number = records.new_number()
    lane = here()
    line = lines.line_above(depth) if depth else 0
    number -= records.since
    lines.submitted(lane, number, executor << 36 | name_of(_coroutine_name(task)) << 8 | TASK_SUBMITTED, line)
    task._gantry = number + records.since


def _begin(task, lane, cell):
    """First step of a task in this process, or first since fewer lanes are open. Returns its lane.

    Where too many are open that is the thread's, and the task is not shown: of those that ran on one lane by turns,
    all would be open on it at once.
    """
    if getattr(task, '_gantry', 0) <= records.since:
        submitted(task, 0)
    name = task.get_name()
    if name[:5] == 'Task-' and name[5:].isdigit():
        name = _coroutine_name(task)
    to = open_lane(lane, COROUTINE, name)
    if not to:
        return lane
    write(lane, to, SENDS)
    write(to, task._gantry - records.since, TASK_STARTED)
    task._gantry_lane = to + (records.since << 32)
    cell[0] = to
    return to


def _leaving(task):
    """What a task gives control away for that waits for a future."""
    awaited = getattr(task.get_coro(), 'cr_await', None)
    return SLEEPS if getattr(awaited, 'cr_code', None) is _sleep else AWAITS


def _end(task, to, lane):
    """The task is done: its lane is closed. One that has none is told by its end."""
    number = task._gantry - records.since
    if to == lane:
        write_two(lane, number, TASK_STARTED, _outcome(task))
        return
    task._gantry_lane = 0
    write(to, number, _outcome(task))
    write(to, lane, EXITS)
    close_lane(to)


def _outcome(task):
    if task.cancelled():
        return TASK_CANCELLED
    error = task._exception
    if error is None:
        return TASK_SUCCEEDED
    return name_of(error_text(error)) << 8 | TASK_FAILED


def _call(run, handle, callback):
    """A callback that is no method: a slice if it is the program's."""
    code = getattr(callback, '__code__', None)
    if code is None or lines.is_library(code):
        return run(handle)
    lane = here()
    records.last_line[lane] = -1
    write(lane, 0, CALLBACK | name_of(function_name(callback)) << 8 | SLICE_STARTED)
    fork = records.since
    try:
        return run(handle)
    finally:
        if fork == records.since:
            write(here(), 0, SLICE_ENDED)


def _coroutine_name(task):
    coroutine = task.get_coro()
    return getattr(coroutine, '__qualname__', None) or type(coroutine).__name__
