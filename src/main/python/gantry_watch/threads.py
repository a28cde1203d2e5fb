"""Threads of the module threading: a lane from start to end, its name, and who joins it.

The plan: ``_bootstrap_inner`` runs in the new thread around everything else, its initialisation included. Exceptions
of the thread are handled inside it, so that no frame of ours is in their traceback. A thread runs from its start to
its end, as far as can be told, but for its waits: that is a slice, which ends with its lane. A thread of a program
that gevent has patched is a greenlet of a thread that has its lane: it gets none here.
"""

import sys

from . import errors, hooks, records, waits
from .records import LANE_NAMED, UNBLOCKED, WORKER, get_ident, here, name_of, write

_PLUMBING = 'asyncio', 'concurrent', 'multiprocessing'
in_new_thread = []  # to call in each new thread: tracing functions belong to threads


def watch(threading):
    """Watches threading.Thread, and what waits with the module's conditions."""
    Thread = threading.Thread
    run, join = Thread._bootstrap_inner, Thread.join

    @hooks.like(run)
    def _bootstrap_inner(self):
        opened = False
        try:
            if not _is_greenlet():
                records.close_thread()  # of an unannounced thread that had this number before
                role = _role(self)
                records.open_thread(self._name, role, not role and _runs(self))
                opened = True
                for function in in_new_thread:
                    function()
        except Exception as error:
            hooks.failed('threads', error)
        try:
            return run(self)
        finally:
            if opened:
                records.close_thread()

    @hooks.like(join)
    def join_(self, timeout=None):
        thread = get_ident()
        lane = _lane_of(self)
        if not lane or thread in waits.waiting or timeout is not None and timeout <= 0:
            return join(self, timeout)
        if not self.is_alive() or waits.is_cooperative():
            return join(self, timeout)
        try:
            known = waits.reasons.get(id(sys._getframe(1).f_code))
            waits.begin_wait(known or records.message('join', self._name), 0, 1)
            waits.waiting.add(thread)
        except Exception as error:
            hooks.failed('threads', error)
            return join(self, timeout)
        try:
            return join(self, timeout)
        finally:
            waits.waiting.discard(thread)
            write(here(), 0, (0 if self.is_alive() else lane << 8) | UNBLOCKED)

    hooks.replace('threads', Thread, '_bootstrap_inner', _bootstrap_inner)
    errors.watch_threads(threading)
    if waits.watched:
        hooks.replace('threads', Thread, 'join', join_)
        waits.watch_conditions(threading)
    _watch_names(Thread)


def _watch_names(Thread):
    name = Thread.name

    def rename(self, new):
        name.fset(self, new)
        try:
            lane = _lane_of(self)
            if lane and self.is_alive():
                write(lane, 0, name_of(self._name) << 8 | LANE_NAMED)
        except Exception as error:
            hooks.failed('threads', error)

    hooks.replace('threads', Thread, 'name', property(name.fget, rename, name.fdel, name.__doc__))


def _lane_of(thread):
    return records.own.get(getattr(thread, '_ident', None), 0)


def _role(thread):
    code = getattr(getattr(thread, '_target', None), '__code__', None)
    return WORKER if code in worker_codes else 0


def _runs(thread):
    """Whether a thread runs between its waits; not so the standard library's own, whose waits are not told."""
    target = getattr(thread, '_target', None)
    run = type(thread).run
    if target is not None and getattr(run, '__module__', None) == 'threading':
        run = target
    module = getattr(run, '__module__', None) or ''
    return module.partition('.')[0] not in _PLUMBING


def _is_greenlet():
    greenlet = sys.modules.get('greenlet')
    current = getattr(greenlet, 'getcurrent', None)
    return current is not None and current().parent is not None


worker_codes = set()  # of functions whose threads are workers of a pool
