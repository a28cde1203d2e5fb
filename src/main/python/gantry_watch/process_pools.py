"""concurrent.futures: process pools.

The plan. A task is submitted where the number of its work item enters the pool's queue, which is made one of a subclass
that records that. Its call item gets the token where it goes to the workers' queue. A worker unpickles the call item
right before it calls the function, and sends the result back right after. So the worker records start and end there,
and no frame of ours is in the traceback that the parent is told. The items of a chunk of ``map`` are slices, told by
the iterable that the worker gets for it.
"""

import functools
import itertools
import os

from . import hooks, lines, processes, records, threads, waits
from .records import (SLICE_ENDED, SLICE_STARTED, TASK_FAILED, TASK_OFFERED, TASK_REJECTED, TASK_SITE, TASK_SUBMITTED,
                      TASK_SUCCEEDED, error_text, function_name, here, last_line, name_of, task_record, write,
                      write_two)

TOPIC = 'process pools'
_pool_numbers = itertools.count()
_process = 0  # this process in a token
_running = 0  # what this worker runs


def watch(module):
    """Watches concurrent.futures.ProcessPoolExecutor."""
    _watch_parent(module)
    _watch_worker(module)
    waits.know(module.ProcessPoolExecutor.shutdown, waits.SHUTDOWN)
    waits.know(module._python_exit, waits.SHUTDOWN)


def _watch_parent(module):
    initialize, send_call = module.ProcessPoolExecutor.__init__, module._SafeQueue.put

    @hooks.like(initialize)
    def __init__(self, *arguments, **options):
        initialize(self, *arguments, **options)
        try:
            queue = _handover(type(self._work_ids))()
            queue.items, queue.pool = self._pending_work_items, type(self).__name__
            self._work_ids = queue
        except Exception as error:
            hooks.failed(TOPIC, error)

    @hooks.like(send_call)
    def put(self, obj, block=True, timeout=None):
        try:
            task = self.pending_work_items[obj.work_id].future._gantry - records.since
            if task > 0:
                obj._gantry = _token(task)
        except Exception:
            pass  # not a task that was told
        return send_call(self, obj, block, timeout)

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
    hooks.replace(TOPIC, module.ProcessPoolExecutor, '__init__', __init__)
    hooks.replace(TOPIC, module._SafeQueue, 'put', put)


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
        return send(result_queue, work_id, result, exception, **more)

    hooks.replace(TOPIC, module._CallItem, '__setstate__', unpickled)
    hooks.replace(TOPIC, module, '_sendback_result', send_result)
    threads.worker_codes.add(module._process_worker.__code__)


def reject(future, exception):
    """The task of this future will not reach a worker, or was not taken by one."""
    task_record(getattr(future, '_gantry', 0), TASK_REJECTED, name_of(error_text(exception)))


@hooks.subclass
def _handover(Queue):
    """A subclass of a pool's queue that records the tasks of the numbers that are put into it as submitted."""
    put_in, new_number, line_above = Queue.put, records.new_number, lines.line_above

    class Handover(Queue):
        executor = 0

        def put(self, item, block=True, timeout=None):
            try:
                work_item = self.items[item]
                lane = here()
                line = line_above(2)
                task = work_item.future._gantry = new_number()
                since = records.since
                if self.executor <= since:
                    self.executor = records.open_executor('%s-%d' % (self.pool, next(_pool_numbers)))
                if line and last_line.get(lane) != line:
                    lines.at_line(lane, line)
                name = name_of(function_name(work_item.fn))
                task -= since
                write_two(lane, task, _token(task) << 8 | TASK_OFFERED,
                          self.executor - since << 36 | name << 8 | TASK_SUBMITTED)
                if line:
                    write(lane, task, line << 8 | TASK_SITE)
            except Exception as error:
                hooks.failed(TOPIC, error)
            return put_in(self, item, block, timeout)

    return Handover


def _token(task):
    return _process | task & (1 << 28) - 1


def _know_process():
    global _process
    _process = os.getpid() << 28


records.on_reset(_know_process)
_know_process()


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
