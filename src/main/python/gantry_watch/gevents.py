"""gevent: greenlets that are spawned are tasks of the hub; so are calls of its thread pool.

The plan: gevent calls back for each greenlet that is spawned. Its start and end are seen where control comes to it for
the first time, and leaves it dead (``greenlets``). A greenlet that is killed before it ran is never seen again: its
task stays queued. Sleeping and waiting for I/O are told by the function in which a greenlet gave control to the hub.
Time that is slept is the hub's then, and not a blocked thread's: gevent's own functions are not wrapped.
"""

from . import greenlets, hooks, lines, records
from .records import (IO, SLEEP, SWITCHED, TASK_FAILED, TASK_STARTED, TASK_SUBMITTED, TASK_SUCCEEDED, error_text,
                      function_name, here, name_of, task_record, write)

_executor = 0


def watch_greenlets(module):
    """Watches gevent.Greenlet."""
    module.Greenlet.add_spawn_callback(_spawned)
    hooks.undo_with('gevent', lambda: module.Greenlet.remove_spawn_callback(_spawned))


def watch_hub(module):
    """Knows gevent.hub.Hub, and the functions of it that wait."""
    greenlets.know_hub(module.Hub)
    greenlets.leaves[module.sleep.__code__] = SLEEP << 8 | SWITCHED


def watch_sockets(module):
    """Knows the methods of gevent's sockets, which wait for I/O."""
    for function in vars(module.socket).values():
        code = getattr(function, '__code__', None)
        if code is not None:
            greenlets.leaves[code] = IO << 8 | SWITCHED


def _spawned(greenlet):
    global _executor
    try:
        if _executor <= records.since:
            _executor = records.open_executor('hub')
        task = records.new_number()
        number, place = task - records.since, here()
        line = lines.line_above(1)
        lines.at_line(place, line)
        write(place | number, _executor - records.since << 36
              | name_of(function_name(getattr(greenlet, '_run', greenlet))) << 8 | TASK_SUBMITTED)
        lines.task_site(place, number, line)
        greenlet._gantry_task = task
    except Exception as error:
        hooks.failed('gevent', error)
