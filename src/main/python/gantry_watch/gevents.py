"""gevent: greenlets that are spawned are tasks of the hub; so are calls of its thread pool.

The plan: gevent calls back for each greenlet that is spawned. Its start and end are seen where control comes to it for
the first time, and leaves it dead (``greenlets``). One that is killed before it ran gets no control and calls nobody
back: those that did not start are looked at when a hub has nothing to run, when they are freed, and at the end.
Sleeping and waiting for I/O are told by the function in which a greenlet gave control to the hub. Time that is slept is
the hub's then, and not a blocked thread's: gevent's own functions are not wrapped.
"""

import sys
from weakref import ref

from . import greenlets, hooks, lines, records, ring
from .records import (IO, SLEEP, TASK_CANCELLED, TASK_FAILED, TASK_STARTED, TASK_SUBMITTED, TASK_SUCCEEDED, error_text,
                      function_name, here, name_of, task_record, write)

_hub = 0
_next_look = 0  # ns
_pools = {}  # id of a ThreadPool: executor
_results = {}  # id of a ThreadResult: task


def watch_greenlets(module):
    """Watches gevent.Greenlet."""
    module.Greenlet.add_spawn_callback(_spawned)
    greenlets.before_idleness.append(_look_for_killed)
    hooks.undo_with('gevent', _tell_killed)
    hooks.undo_with('gevent', lambda: module.Greenlet.remove_spawn_callback(_spawned))


def watch_hub(module):
    """Knows gevent.hub.Hub, and the functions of it that wait."""
    greenlets.know_hub(module.Hub)
    greenlets.know(module.sleep.__code__, SLEEP)


def watch_sockets(module):
    """Knows the methods of gevent's sockets, which wait for I/O."""
    for kind in module.socket.__mro__:
        for function in vars(kind).values():
            code = getattr(function, '__code__', None)
            if code is not None and kind.__module__.startswith('gevent.'):
                greenlets.know(code, IO)


def watch_thread_pool(module):
    """Watches gevent's pool of native threads: a task is submitted where its result is made."""
    Result, Worker = module.ThreadResult, module._WorkerGreenlet
    make, give, fail, before = Result.__init__, Result.set, Result.handle_error, Worker._before_run_task

    @hooks.like(make)
    def __init__(self, *arguments, **options):
        make(self, *arguments, **options)
        try:
            values = sys._getframe(1).f_locals
            _results[id(self)] = _submit(_pool_executor(values['self']), values['func'], 3)
        except Exception as error:
            hooks.failed('gevent', error)

    @hooks.like(before)
    def _before_run_task(self, func, args, kwargs, thread_result, **options):
        if records.get_ident() not in records.own:
            records.open_thread('gevent worker', records.WORKER)
        task_record(_results.get(id(thread_result), 0), TASK_STARTED)
        return before(self, func, args, kwargs, thread_result, **options)

    @hooks.like(give)
    def set(self, value):
        task_record(_results.pop(id(self), 0), TASK_SUCCEEDED)
        return give(self, value)

    @hooks.like(fail)
    def handle_error(self, context, exc_info):
        task_record(_results.pop(id(self), 0), TASK_FAILED, name_of(error_text(exc_info[1])))
        return fail(self, context, exc_info)

    for owner, function in ((Result, __init__), (Result, set), (Result, handle_error), (Worker, _before_run_task)):
        hooks.replace('gevent', owner, function.__name__, function)


def _spawned(greenlet):
    global _hub
    try:
        if _hub <= records.since:
            _hub = records.open_executor('hub')
        task = greenlet._gantry_task = _submit(_hub, getattr(greenlet, '_run', greenlet), 2)
        greenlets.not_started[task] = ref(greenlet, lambda freed: _cancelled(task))
    except Exception as error:
        hooks.failed('gevent', error)


def _look_for_killed():
    """Looks at those that did not start, the less often the longer it takes."""
    global _next_look
    began = ring.now()
    if began >= _next_look:
        _tell_killed()
        _next_look = began + 100 * (ring.now() - began)


def _tell_killed():
    for task, reference in list(greenlets.not_started.items()):
        greenlet = reference()
        if greenlet is not None and greenlet.dead:
            _cancelled(task)


def _cancelled(task):
    try:
        if greenlets.not_started.pop(task, None) is not None:
            task_record(task, TASK_CANCELLED)
    except Exception:
        pass  # nobody is there to be told: a greenlet is being freed


def _pool_executor(pool):
    executor = _pools.get(id(pool), 0)
    if executor <= records.since:
        executor = _pools[id(pool)] = records.open_executor('ThreadPool-%d' % len(_pools))
    return executor


def _submit(executor, function, depth):
    task = records.new_number()
    number, lane = task - records.since, here()
    line = lines.line_above(depth)
    statement = executor - records.since << 36 | name_of(function_name(function)) << 8 | TASK_SUBMITTED
    lines.submitted(lane, number, statement, line)
    return task


records.on_reset(_results.clear)
