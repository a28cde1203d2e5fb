"""concurrent.futures: process pools.

The plan. A work item is made where a task is submitted, a call item where it goes to the workers' queue: it carries the
token. A worker unpickles the call item right before it calls the function, and sends the result back right after. So
the worker records start and end there, and no frame of ours is in the traceback that the parent is told. The items of a
chunk of ``map`` are slices, told by the iterable that the worker gets for it.
"""

import functools
import itertools
import os
import sys

from . import hooks, lines, processes, records, threads, waits
from .records import (SLICE_ENDED, SLICE_STARTED, TASK_FAILED, TASK_REJECTED, TASK_SUBMITTED, TASK_SUCCEEDED,
                      error_text, function_name, here, name_of, task_record, write)

TOPIC = 'process pools'
_pool_numbers = itertools.count()
_running = 0  # what this worker runs


def watch(module):
    """Watches concurrent.futures.ProcessPoolExecutor."""
    _watch_parent(module)
    _watch_worker(module)
    waits.know(module.ProcessPoolExecutor.shutdown, waits.SHUTDOWN)
    waits.know(module._python_exit, waits.SHUTDOWN)


def _watch_parent(module):
    make_work, make_call = module._WorkItem.__init__, module._CallItem.__init__

    @hooks.like(make_work)
    def init_work(self, future, fn, args, kwargs):
        make_work(self, future, fn, args, kwargs)
        try:
            executor = _executor(sys._getframe(1).f_locals.get('self'))
            lane = here()
            line = lines.line_above(2)
            task = records.new_number()
            processes.offer(task, _token(task))
            number = task - records.since
            lines.submitted(lane, number, executor << 36 | name_of(function_name(fn)) << 8 | TASK_SUBMITTED, line)
            future._gantry = task
        except Exception as error:
            hooks.failed(TOPIC, error)

    @hooks.like(make_call)
    def init_call(self, work_id, fn, args, kwargs):
        make_call(self, work_id, fn, args, kwargs)
        try:
            task = sys._getframe(1).f_locals['work_item'].future._gantry
            if task > records.since:
                self._gantry = _token(task)
        except Exception:
            pass  # not a task that was told

    feeder_error = module._SafeQueue._on_queue_feeder_error

    @hooks.like(feeder_error)
    def _on_queue_feeder_error(self, e, obj):
        try:
            work_item = self.pending_work_items.get(getattr(obj, 'work_id', None))
            if work_item is not None:
                reject(work_item.future, e)
        except Exception as error:
            hooks.failed(TOPIC, error)
        return feeder_error(self, e, obj)

    hooks.replace(TOPIC, module._SafeQueue, '_on_queue_feeder_error', _on_queue_feeder_error)
    hooks.replace(TOPIC, module._WorkItem, '__init__', init_work)
    hooks.replace(TOPIC, module._CallItem, '__init__', init_call)


def _watch_worker(module):
    send = module._sendback_result

    def unpickled(self, state):
        global _running
        token = state.pop('_gantry', 0)
        self.__dict__.update(state)
        if token:
            try:
                _running = processes.take(token)
                if isinstance(self.fn, functools.partial) and self.fn.func is module._process_chunk:
                    chunk, = self.args
                    if len(chunk) > 1:
                        self.args = (_Chunk(chunk, function_name(self.fn)),)
            except Exception as error:
                hooks.failed(TOPIC, error)

    @hooks.like(send)
    def send_result(result_queue, work_id, result=None, exception=None, **more):
        global _running
        try:
            if _running:
                if exception is None:
                    task_record(_running, TASK_SUCCEEDED)
                else:
                    cause = getattr(exception, 'exc', exception)
                    task_record(_running, TASK_FAILED, name_of(error_text(cause)))
                _running = 0
        except Exception as error:
            hooks.failed(TOPIC, error)
        return send(result_queue, work_id, result=result, exception=exception, **more)

    hooks.replace(TOPIC, module._CallItem, '__setstate__', unpickled)
    hooks.replace(TOPIC, module, '_sendback_result', send_result)
    threads.worker_codes.add(module._process_worker.__code__)


def reject(future, exception):
    """The task of this future will not reach a worker, or was not taken by one."""
    task_record(getattr(future, '_gantry', 0), TASK_REJECTED, name_of(error_text(exception)))


def _executor(pool):
    if pool is None:
        return 0
    executor = getattr(pool, '_gantry', 0)
    if executor <= records.since:
        name = '%s-%d' % (type(pool).__name__, next(_pool_numbers))
        executor = pool._gantry = records.open_executor(name)
    return executor - records.since


def _token(task):
    return os.getpid() << 28 | task - records.since & (1 << 28) - 1


class _Chunk:
    """The items of a chunk; each is a slice from when it is given out until the next one is asked for."""

    def __init__(self, items, name):
        self._items, self._name = items, name

    def __iter__(self):
        begins = name_of(self._name) << 8 | SLICE_STARTED
        for item in self._items:
            lane = here()
            records.last_line[lane] = -1
            write(lane, 0, begins)
            try:
                yield item
            finally:
                write(here(), 0, SLICE_ENDED)
