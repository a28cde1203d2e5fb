"""multiprocessing: what its processes are called, when they end, and who joins them; and tasks that go to another one.

A task that one process hands to another is known to both by a token: ``pid * 2^28 + task`` of the one that submits, or,
for a multiprocessing.Pool, a number that both can tell from the job and the index (see ``mp_pools``).
"""

from . import errors, hooks, records, ring, threads, waits
from .records import (LANE_NAMED, PROCESS_LANE, TASK_OFFERED, TASK_STARTED, TASK_TAKEN, UNBLOCKED, get_ident, here,
                      name_of, write, write_two)


def watch(module):
    """Watches multiprocessing.process.BaseProcess."""
    Process = module.BaseProcess
    run, join = Process._bootstrap, Process.join

    @hooks.like(run)
    def _bootstrap(self, *arguments, **options):
        try:
            if getattr(getattr(self, '_target', None), '__code__', None) in threads.worker_codes:
                records.be_worker()
            else:
                records.here()
            write(PROCESS_LANE, 0, name_of(self.name) << 8 | LANE_NAMED)
        except Exception as error:
            hooks.failed('processes', error)
        try:
            return run(self, *arguments, **options)
        finally:
            ring.end()

    @hooks.like(join)
    def join_(self, timeout=None):
        thread = get_ident()
        if thread in waits.waiting or timeout is not None and timeout <= 0 or waits.is_cooperative():
            return join(self, timeout)
        try:
            waits.begin_wait(records.message('join', self.name), 0, 1)
            waits.waiting.add(thread)
        except Exception as error:
            hooks.failed('processes', error)
            return join(self, timeout)
        try:
            return join(self, timeout)
        finally:
            waits.waiting.discard(thread)
            write(here(), 0, UNBLOCKED)

    errors.child_codes.add(run.__code__)
    hooks.replace('processes', Process, '_bootstrap', _bootstrap)
    if waits.watched:
        hooks.replace('processes', Process, 'join', join_)


def offer(task, token):
    """Another process may take this task, which will be submitted next."""
    write(here(), task - records.since, token << 8 | TASK_OFFERED)


def take(token):
    """This process runs what another one offered, and starts now. Returns the task's number here."""
    task = records.new_number()
    lane = here()
    records.last_line[lane] = -1
    write_two(lane, task - records.since, token << 8 | TASK_TAKEN, TASK_STARTED)
    return task
