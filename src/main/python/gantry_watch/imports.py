"""Watching what the program imports, when it imports it.

The plan: a finder at the head of ``sys.meta_path`` knows the few modules that are watched. For one of them it asks the
other finders, and lends the module's loader a companion that runs the real one and then our part. Nothing is imported
that the program did not import; the module ends up with its own loader.
"""

import atexit
import sys

from . import errors, hooks, records, ring


def watch(what):
    """Watches these things, in modules that are there or will be."""
    from . import output, waits

    waits.watched = 'wait' in what
    if 'sleep' in what:
        _guarded('sleep', waits.watch_sleep)
    if 'print' in what:
        _guarded('print', output.watch)
    if 'sleep' in what and waits.watched:
        records.show_running()
    _parts.update(_choose(what))
    for module in [m for m in _parts if m in sys.modules]:
        _watch_module(module, sys.modules[module])
    sys.meta_path.insert(0, _Finder())
    atexit.register(_end)
    if 'generators' in what:
        from . import generators

        if hasattr(sys, 'monitoring'):
            waits.on_wait.append(generators.begins_to_wait)
        _guarded('generators', generators.watch)


def _choose(what):
    """Module: (topic, module of ours, function of it)."""
    parts = {
        'threading': ('threads', 'threads', 'watch'),
        'concurrent.futures._base': ('futures', 'futures', 'watch_futures'),
        'concurrent.futures.thread': ('thread pools', 'futures', 'watch_pool'),
        'concurrent.futures.process': ('process pools', 'process_pools', 'watch'),
        'multiprocessing.process': ('processes', 'processes', 'watch'),
        'traceback': ('processes', 'errors', 'watch_children'),
        'multiprocessing.pool': ('multiprocessing pools', 'mp_pools', 'watch'),
    }
    if 'greenlet' in what:
        parts['greenlet'] = 'greenlets', 'greenlets', 'watch'
    if 'gevent' in what:
        parts['gevent.greenlet'] = 'gevent', 'gevents', 'watch_greenlets'
        parts['gevent.hub'] = 'gevent', 'gevents', 'watch_hub'
        parts['gevent._socket3'] = 'gevent', 'gevents', 'watch_sockets'
        parts['gevent.threadpool'] = 'gevent', 'gevents', 'watch_thread_pool'
    if 'wait' in what:
        parts['selectors'] = 'wait', 'waits', 'watch_selectors'
        parts['queue'] = 'wait', 'waits', 'know_queues'
        parts['multiprocessing.queues'] = 'wait', 'waits', 'know_feeders'
    if 'asyncio' in what:
        parts['asyncio.events'] = 'asyncio', 'tasks', 'watch_events'
        parts['asyncio.tasks'] = 'asyncio', 'tasks', 'watch_tasks'
        parts['asyncio.base_events'] = 'asyncio', 'tasks', 'watch_loops'
    return parts


_parts = {}


def _guarded(topic, part, *arguments):
    try:
        part(*arguments)
    except Exception as error:
        hooks.failed(topic, error)


def _watch_module(name, module):
    topic, ours, function = _parts.pop(name)

    def part():
        watcher = __import__(__package__ + '.' + ours, fromlist=[function])
        getattr(watcher, function)(module)

    _guarded(topic, part)


def _end():
    errors.tell_end()
    hooks.take_all_back()
    ring.end()


class _Finder:
    def __init__(self):
        self._busy = set()

    def find_spec(self, name, path=None, target=None):
        if name not in _parts or name in self._busy:
            return None
        self._busy.add(name)
        try:
            for finder in sys.meta_path:
                if finder is not self and hasattr(finder, 'find_spec'):
                    spec = finder.find_spec(name, path, target)
                    if spec is not None:
                        break
            else:
                return None
        finally:
            self._busy.discard(name)
        if spec.loader is not None and hasattr(spec.loader, 'exec_module'):
            spec.loader = _Loader(name, spec.loader)
        return spec


class _Loader:
    def __init__(self, name, real):
        self._name, self._real = name, real

    def create_module(self, spec):
        return self._real.create_module(spec)

    def exec_module(self, module):
        module.__loader__ = module.__spec__.loader = self._real
        self._real.exec_module(module)
        if self._name in _parts:
            _watch_module(self._name, module)

    def __getattr__(self, name):
        return getattr(self._real, name)
