"""multiprocessing.Pool and ThreadPool.

The plan. What a pool sends to its workers are tuples that begin with a job's number and an index; the token is made of
the two and the pool's process id, so nothing has to travel in addition. For that jobs are numbered in steps of 2^14; of
a job with more items the rest is not told. A worker gets its tasks through a queue, and puts results into another: both
are replaced by ones that record, so that no frame of ours is in a traceback that the parent is told.
A process id has 22 bits, the token's other numbers 2^32 values, after which they are used again.
"""

import itertools
import os
import sys

from . import hooks, lines, processes, records, threads, waits
from .records import (TASK_FAILED, TASK_STARTED, TASK_SUBMITTED, TASK_SUCCEEDED, error_text, function_name, here,
                      name_of, task_record, write)

TOPIC = 'multiprocessing pools'
ITEMS = 1 << 14
FLAG = 1 << 54
_pool_numbers = itertools.count()
_in_threads = {}  # (job, index): task, of ThreadPools


def watch(module):
    """Watches multiprocessing.pool."""
    module.job_counter = itertools.count(0, ITEMS)
    for kind, count in ((module.ApplyResult, _one), (module.MapResult, _chunks)):
        _watch_result(module, kind, count)
    _watch_items(module)
    _watch_worker(module)
    for kind, methods in ((module.ApplyResult, ('wait', 'get')), (module.IMapIterator, ('next',))):
        for method in methods:
            waits.know(vars(kind)[method], waits.RESULT)
    waits.task_codes.add(id(module.ApplyResult.wait.__code__))
    waits.know(module.Pool.join, waits.SHUTDOWN)


def _one(result):
    return 1


def _chunks(result):
    return result._number_left


def _watch_result(module, kind, count):
    make = vars(kind)['__init__']

    @hooks.like(make)
    def __init__(self, pool, *arguments, **options):
        make(self, pool, *arguments, **options)
        if type(self) is kind:
            try:
                function = sys._getframe(1).f_locals.get('func')
                name = function_name(function) if function is not None else kind.__name__
                for index in range(min(count(self), ITEMS)):
                    task = _submit(module, pool, self._job, index, name, 2)
                if kind is module.ApplyResult:
                    self._gantry = task
            except Exception as error:
                hooks.failed(TOPIC, error)

    hooks.replace(TOPIC, kind, '__init__', __init__)


def _watch_items(module):
    generate = module.Pool._guarded_task_generation
    imaps = (module.Pool.imap.__code__, module.Pool.imap_unordered.__code__)

    @hooks.like(generate)
    def _guarded_task_generation(self, result_job, func, iterable):
        tasks = generate(self, result_job, func, iterable)
        frame = sys._getframe(1)
        if frame.f_code not in imaps:
            return tasks
        return _submitting(module, self, tasks, function_name(frame.f_locals.get('func', func)))

    hooks.replace(TOPIC, module.Pool, '_guarded_task_generation', _guarded_task_generation)


def _submitting(module, pool, tasks, name):
    for task in tasks:
        try:
            if task[1] < ITEMS:
                _submit(module, pool, task[0], task[1], name, 1)
        except Exception as error:
            hooks.failed(TOPIC, error)
        yield task


def _submit(module, pool, job, index, name, depth):
    executor = getattr(pool, '_gantry', 0)
    if executor <= records.since:
        executor = pool._gantry = records.open_executor('%s-%d' % (type(pool).__name__, next(_pool_numbers)))
    lane = here()
    line = lines.line_above(depth)
    task = records.new_number()
    if isinstance(pool, module.ThreadPool):
        _in_threads[job, index] = task
    else:
        processes.offer(task, _token(os.getpid(), job, index))
    number = task - records.since
    lines.submitted(lane, number, executor - records.since << 36 | name_of(name) << 8 | TASK_SUBMITTED, line)
    return task


def _token(pid, job, index):
    return FLAG | pid << 32 | job + index & 0xFFFFFFFF


def _watch_worker(module):
    work = module.worker

    @hooks.like(work)
    def worker(inqueue, outqueue, *arguments, **options):
        try:
            running = _Running(inqueue, outqueue)
            inqueue, outqueue = _In(running), _Out(running)
        except Exception as error:
            hooks.failed(TOPIC, error)
        return work(inqueue, outqueue, *arguments, **options)

    hooks.replace(TOPIC, module, 'worker', worker)
    threads.worker_codes.add(worker.__code__)


class _Running:
    """What one worker runs, and its queues."""

    def __init__(self, inqueue, outqueue):
        self.inqueue, self.outqueue = inqueue, outqueue
        self.task = 0
        self.pid = 0
        if hasattr(inqueue, '_writer'):
            process = sys.modules['multiprocessing.process']._current_process
            self.pid = getattr(process, '_parent_pid', None) or os.getppid()

    def begin(self, job, index):
        if index is None or index >= ITEMS:
            return
        if self.pid:
            self.task = processes.take(_token(self.pid, job, index))
        else:
            self.task = _in_threads.pop((job, index), 0)
            if self.task:
                task_record(self.task, TASK_STARTED)

    def end(self, succeeded, value):
        task, self.task = self.task, 0
        if task:
            if succeeded:
                task_record(task, TASK_SUCCEEDED)
            else:
                task_record(task, TASK_FAILED, name_of(error_text(getattr(value, 'exc', value))))


class _In:
    def __init__(self, running):
        self._running = running

    def get(self):
        task = self._running.inqueue.get()
        if task is not None:
            try:
                self._running.begin(task[0], task[1])
            except Exception as error:
                hooks.failed(TOPIC, error)
        return task

    def __getattr__(self, name):
        return getattr(self._running.inqueue, name)


class _Out:
    def __init__(self, running):
        self._running = running

    def put(self, result):
        try:
            self._running.end(*result[2])
        except Exception as error:
            hooks.failed(TOPIC, error)
        return self._running.outqueue.put(result)

    def __getattr__(self, name):
        return getattr(self._running.outqueue, name)


records.on_reset(_in_threads.clear)
