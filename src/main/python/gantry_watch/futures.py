"""concurrent.futures: futures and thread pools.

The plan. A task is submitted where its work item enters the pool's queue: then the future exists, and no worker can
have it yet. So the queue of a pool is made one of a subclass whose ``put`` records that. It starts, ends and is
cancelled in methods of the future. Callbacks are recorded by the list that holds them, as it is iterated: no function
is wrapped, and no traceback shows a frame of ours. Waiting for a future is seen in ``waits``.
"""

from . import hooks, lines, records, ring, threads, waits
from .records import (CALLBACK_ENDED, CALLBACK_STARTED, TASK_CANCELLED, TASK_FAILED, TASK_REJECTED, TASK_SITE,
                      TASK_STARTED, TASK_SUBMITTED, TASK_SUCCEEDED, current, error_text, function_name, get_ident,
                      here, last_line, name_of, task_record, write, write_two)

DONE = ('CANCELLED', 'CANCELLED_AND_NOTIFIED', 'FINISHED')


def watch_futures(base):
    """Watches concurrent.futures.Future."""
    Future = base.Future
    run, succeed, fail = Future.set_running_or_notify_cancel, Future.set_result, Future.set_exception
    cancel_it, call_back = Future.cancel, Future.add_done_callback
    pack, now = ring.pack, ring.now

    @hooks.like(run)
    def set_running_or_notify_cancel(self):
        runs = run(self)
        if runs and self._gantry_here:
            try:
                task = self._gantry - records.since
                if task > 0:
                    lane = current[get_ident()][0] or here()
                    last_line[lane] = -1
                    try:
                        pack(ring.memory, ring.slot(), task, lane, TASK_STARTED, now())
                    except StopIteration:
                        ring.write_in_next_block(lane, task, TASK_STARTED)
            except Exception as error:
                hooks.failed('futures', error)
        return runs

    @hooks.like(succeed)
    def set_result(self, result):
        if self._gantry_here:
            try:
                task = self._gantry - records.since
                if task > 0:
                    lane = current[get_ident()][0] or here()
                    try:
                        pack(ring.memory, ring.slot(), task, lane, TASK_SUCCEEDED, now())
                    except StopIteration:
                        ring.write_in_next_block(lane, task, TASK_SUCCEEDED)
            except Exception as error:
                hooks.failed('futures', error)
        return succeed(self, result)

    @hooks.like(fail)
    def set_exception(self, exception):
        if self._gantry:
            try:
                # A broken pool's task that is on its way was taken by a worker, which tells more, or never starts.
                never_starts = self._state == 'PENDING' or (
                    not self._gantry_here and isinstance(exception, base.BrokenExecutor))
                if self._gantry_here or never_starts:
                    kind = TASK_REJECTED if never_starts else TASK_FAILED
                    task_record(self._gantry, kind, name_of(error_text(exception)))
            except Exception as error:
                hooks.failed('futures', error)
        return fail(self, exception)

    @hooks.like(cancel_it)
    def cancel(self):
        before = self._state
        cancelled = cancel_it(self)
        if cancelled and before == 'PENDING':
            try:
                task_record(self._gantry, TASK_CANCELLED)
            except Exception as error:
                hooks.failed('futures', error)
        return cancelled

    @hooks.like(call_back)
    def add_done_callback(self, fn):
        task = self._gantry
        if not task:
            return call_back(self, fn)
        with self._condition:
            done = self._state in DONE
            if not done and type(self._done_callbacks) is list:
                self._done_callbacks = _Callbacks(self._done_callbacks)
                self._done_callbacks.task = task
        if not done or _is_library(fn):
            return call_back(self, fn)
        task_record(task, CALLBACK_STARTED)
        try:
            return call_back(self, fn)
        finally:
            task_record(task, CALLBACK_ENDED)

    Future._gantry = 0  # the number of a future's task, if it has one; not taken back: a replacement may be running
    Future._gantry_here = False  # whether it runs in this process
    for function in (set_running_or_notify_cancel, set_result, set_exception, cancel, add_done_callback):
        hooks.replace('futures', Future, function.__name__, function)
    for function in (Future.result, Future.exception):
        waits.know(function, waits.RESULT)
        waits.task_codes.add(id(function.__code__))
    for function in (base.wait, base.as_completed):
        waits.know(function, waits.RESULT)


def watch_pool(module):
    """Watches concurrent.futures.ThreadPoolExecutor."""
    Pool = module.ThreadPoolExecutor
    initialize = Pool.__init__

    @hooks.like(initialize)
    def __init__(self, *arguments, **options):
        initialize(self, *arguments, **options)
        try:
            queue = _handover(type(self._work_queue))()
            queue.executor = records.open_executor(self._thread_name_prefix or type(self).__name__)
            self._work_queue = queue
        except Exception as error:
            hooks.failed('thread pools', error)

    hooks.replace('thread pools', Pool, '__init__', __init__)
    threads.worker_codes.add(module._worker.__code__)
    waits.know(Pool.shutdown, waits.SHUTDOWN)
    waits.know(module._python_exit, waits.SHUTDOWN)


class _Callbacks(list):
    __slots__ = ('task',)

    def __iter__(self):
        task = self.task
        for callback in list.__iter__(self):
            if _is_library(callback):
                yield callback
            else:
                task_record(task, CALLBACK_STARTED)
                try:
                    yield callback
                finally:
                    task_record(task, CALLBACK_ENDED)


def _is_library(callback):
    return getattr(callback, '__module__', None) == 'asyncio.futures'


@hooks.subclass
def _handover(Queue):
    """A subclass of a queue that records what is put into it as submitted."""
    put_in, new_number, line_above = Queue.put, records.new_number, lines.line_above

    class Handover(Queue):
        def put(self, item, block=True, timeout=None):
            if item is not None:
                try:
                    future = item.future
                    function = item.fn if hasattr(item, 'fn') else item.task[0]  # task: 3.14
                    task = future._gantry = new_number()
                    future._gantry_here = True
                    lane = current[get_ident()][0] or here()
                    line = line_above(2)
                    since = records.since
                    executor = self.executor - since if self.executor > since else 0
                    statement = executor << 36 | name_of(function_name(function)) << 8 | TASK_SUBMITTED
                    if not line:
                        write(lane, task - since, statement)
                    else:
                        if last_line.get(lane) != line:
                            lines.at_line(lane, line)
                        write_two(lane, task - since, statement, line << 8 | TASK_SITE)
                except Exception as error:
                    hooks.failed('thread pools', error)
            return put_in(self, item, block, timeout)

    return Handover
