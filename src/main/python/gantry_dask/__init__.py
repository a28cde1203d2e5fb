"""Watches a Dask cluster that runs: ``python -c "…" HOST:PORT`` writes what it does to standard output.

A plugin of the scheduler, of a few lines, remembers what becomes of tasks; it is asked for that ten times a second, and
taken away at the end, which is when standard input ends. Nothing else there is touched. What was remembered goes to
standard output in Gantry's wire form, version 2, as the package ``dev.gantry.wire`` specifies it. A scheduler that is
started again within ten seconds is watched on; that, or that it is gone, is a mark and a line on standard error.

Dask tells of a task's run when it is over, so records are held back until nothing older can come: until the oldest task
that is with a worker was sent there. Its times are those of the scheduler's clock, by which workers correct theirs.
"""

import concurrent.futures
import heapq
import itertools
import os
import signal
import struct
import sys
import threading
import time
import uuid

HELLO, NAME, RECORDS, LOST, END = range(1, 6)
LANE_OPENED, LANE_CLOSED, EXECUTOR_OPENED, TASK_SUBMITTED = 0, 2, 3, 4
TASK_STARTED, TASK_SUCCEEDED, TASK_FAILED, TASK_CANCELLED = 6, 7, 8, 9
SLICE_STARTED, SLICE_ENDED, MARK = 16, 17, 18
PROCESS, THREAD, MACHINE = 0, 1, 6
WORKER, SENDING = 1, 6
SCHEDULER_LANE, TASKS_LANE = 1, 2
NAME_OF_PLUGIN = 'gantry-watch-%s' % uuid.uuid4().hex  # others may watch the same scheduler
GONE, AGAIN = 'gantry:scheduler-gone', 'gantry:scheduler-again'
MOST = 1000000
ROUNDS = 20
PAUSE = 0.1
MOMENT = 1


def install(dask_scheduler, name, most):
    """Runs in the scheduler: remembers from now on what becomes of tasks and workers."""
    import collections
    import time

    from distributed.diagnostics.plugin import SchedulerPlugin

    class Watch(SchedulerPlugin):
        def __init__(self):
            self.events = collections.deque()
            self.lost = 0

        def tell(self, *event):
            if len(self.events) < most:
                self.events.append((time.time(),) + event)
            else:
                self.lost += 1

        def transition(self, key, start, finish, *args, **kwargs):
            task = dask_scheduler.tasks.get(key)
            there = getattr(task, 'processing_on', None)
            runs = [(run['action'], run['start'], run['stop'], str(run.get('source', '')))
                    for run in kwargs.get('startstops') or ()]
            error = getattr(task, 'exception_text', '') or ''
            self.tell('task', str(key), start, finish, kwargs.get('worker') or (there and there.address) or '',
                      kwargs.get('thread') or 0, runs, str(error)[:300])

        def add_worker(self, scheduler=None, worker=None, **kwargs):
            state = dask_scheduler.workers[worker]
            self.tell('worker', worker, str(state.name), state.host)

        def remove_worker(self, scheduler=None, worker=None, **kwargs):
            self.tell('gone', worker)

    watch = Watch()
    for address in dask_scheduler.workers:
        watch.add_worker(worker=address)
    for key, task in dask_scheduler.tasks.items():
        if task.state in ('waiting', 'processing', 'queued', 'no-worker'):
            watch.tell('task', str(key), 'released', 'waiting', '', 0, [], '')
        if task.state == 'processing':
            watch.tell('task', str(key), 'waiting', 'processing', task.processing_on.address, 0, [], '')
    dask_scheduler.add_plugin(watch, name=name)


def drain(dask_scheduler, name):
    """Runs in the scheduler: what was remembered since it was asked last, and how much was lost."""
    watch = dask_scheduler.plugins[name]
    events = []
    while watch.events:
        events.append(watch.events.popleft())
    return events, watch.lost


def remove(dask_scheduler, name):
    """Runs in the scheduler."""
    dask_scheduler.remove_plugin(name=name)


def clock(dask_scheduler):
    """Runs in the scheduler."""
    import time
    return time.time()


class Wire:
    """Frames, names and records."""

    def __init__(self, out):
        self.out = out
        self.names = {'': 0}

    def frame(self, kind, payload=b''):
        self.out.write(struct.pack('>IB', len(payload), kind) + payload)

    def hello(self, name):
        now = time.monotonic_ns()
        self.frame(HELLO, struct.pack('>IHQqq', 0x474E5459, 2, 0, now, now) + name.encode()[:1000])
        return now

    def text(self, words):
        words = words[:1000]
        if words not in self.names:
            self.names[words] = len(self.names)
            self.frame(NAME, struct.pack('>I', self.names[words]) + words.encode('utf-8', 'replace'))
        return self.names[words]

    def record(self, at, kind, lane, subject=0, high=0, low=0):
        argument = (high << 28 | low) << 8 | kind
        self.frame(RECORDS, struct.pack('>qIIq', at, lane, subject, argument))


class Cluster:
    """What is known of it: lanes, tasks, and what is held back."""

    def __init__(self, wire, began, ours, error):
        self.wire, self.began, self.ours, self.error = wire, began, ours, error
        self.lanes = itertools.count(TASKS_LANE + 1)
        self.numbers = itertools.count(1)
        self.machines, self.workers, self.threads, self.free = {}, {}, {}, {}
        self.tasks, self.times, self.sent, self.last = {}, {}, {}, {}
        self.runs_on = {}
        self.held, self.order = [], itertools.count()
        self.latest = began
        self.lane(began, SCHEDULER_LANE, 0, PROCESS, 'scheduler')
        self.lane(began, TASKS_LANE, SCHEDULER_LANE, THREAD, 'scheduler')
        wire.record(began, EXECUTOR_OPENED, TASKS_LANE, 1, 0, wire.text('dask'))

    def lane(self, at, lane, holder, kind, name, role=0):
        self.wire.record(at, LANE_OPENED, lane, holder, role * 16 + kind, self.wire.text(name))
        return lane

    def hold(self, at, do, *what):
        heapq.heappush(self.held, (at, next(self.order), do, what))

    def take(self, event):
        at, about = max(self.began, self.ours(event[0])), event[1]
        if about == 'worker':
            self.hold(at, self.worker_came, *event[2:])
        elif about == 'gone':
            self.hold(at, self.worker_went, event[2])
        else:
            self.task(at, *event[2:])

    def task(self, at, key, start, finish, worker, thread, runs, error):
        if finish in ('waiting', 'no-worker', 'queued') and start in ('released', 'forgotten'):
            self.times[key] = at
            self.hold(at, self.submitted, key)
        elif finish == 'processing':
            if key not in self.times:  # it went there at once
                self.times[key] = at
                self.hold(at, self.submitted, key)
            self.sent[key] = at
        elif start == 'processing' and finish in ('memory', 'erred'):
            self.ran(at, key, worker, thread, runs, finish, error)
        elif finish in ('erred', 'released', 'forgotten') and key in self.times:
            self.over(key)
            self.hold(at, self.ended, key, TASK_CANCELLED, '')

    def ran(self, at, key, worker, thread, runs, finish, error):
        least = self.sent.get(key, self.times.get(key, self.began))
        begun, ended = least, at
        for action, start, stop, source in runs:
            start = min(max(self.ours(start), least), at)
            stop = min(max(self.ours(stop), start), at)
            if action == 'compute':
                begun, ended = start, stop
            elif action == 'transfer':
                self.transferred(worker, start, stop, source)
        begun = max(begun, self.last.get((worker, thread), begun))
        ended = max(begun, ended)
        self.last[worker, thread] = ended
        self.over(key)
        self.hold(begun, self.started, key, worker, thread)
        self.hold(ended, self.ended, key, TASK_SUCCEEDED if finish == 'memory' else TASK_FAILED, error)

    def transferred(self, worker, start, stop, source):
        ends = self.free.setdefault(worker, [])
        place = next((i for i, end in enumerate(ends) if end <= start), len(ends))
        ends[place:place + 1] = [stop]
        self.hold(start, self.sending, worker, place, 'from ' + source)
        self.hold(stop, self.sending, worker, place, None)

    def over(self, key):
        self.sent.pop(key, None)
        self.times.pop(key, None)

    def write(self, until):
        """Writes what is held back and older than this."""
        while self.held and self.held[0][0] < until:
            at, _, do, what = heapq.heappop(self.held)
            self.latest = max(self.latest, at)
            do(self.latest, *what)
        self.wire.out.flush()

    def until(self):
        """Nothing older than this can come."""
        return min(self.sent.values(), default=self.ours(time.time()) - int(PAUSE * 1e9))

    def worker_came(self, at, address, name, host):
        if address in self.workers:
            return
        if host not in self.machines:
            self.machines[host] = self.lane(at, next(self.lanes), 0, MACHINE, host)
        lane = self.workers[address] = self.lane(at, next(self.lanes), self.machines[host], PROCESS,
                                                 name if name == address else '%s (%s)' % (name, address))
        if self.error:
            self.wire.record(at, MARK, lane, 0, 0, self.wire.text('gantry:other-clock(%dns)' % self.error))

    def worker_went(self, at, address):
        lane = self.workers.pop(address, 0)
        if lane:
            self.threads = {of: there for of, there in self.threads.items() if of[0] != address}
            self.wire.record(at, LANE_CLOSED, lane)

    def scheduler_went(self):
        """All that it knew is gone with it."""
        at = self.ours(time.time())
        for key in list(self.times):
            self.over(key)
            self.hold(at, self.ended, key, TASK_CANCELLED, '')
        for address in list(self.workers):
            self.hold(at, self.worker_went, address)
        self.tell(at, AGAIN)

    def tell(self, at, message):
        self.hold(at, lambda time: self.wire.record(time, MARK, SCHEDULER_LANE, 0, 0, self.wire.text(message)))
        print(message, file=sys.stderr, flush=True)

    def thread(self, at, worker, thread, name, role=0):
        if worker not in self.workers:
            self.worker_came(at, worker, worker, worker.rpartition('/')[2].rpartition(':')[0])
        if (worker, thread) not in self.threads:
            self.threads[worker, thread] = self.lane(at, next(self.lanes), self.workers[worker], THREAD, name, role)
        return self.threads[worker, thread]

    def sending(self, at, worker, place, name):
        lane = self.thread(at, worker, 'transfer %d' % place, 'transfers')
        if name is None:
            self.wire.record(at, SLICE_ENDED, lane)
        else:
            self.wire.record(at, SLICE_STARTED, lane, 0, SENDING, self.wire.text(name))

    def submitted(self, at, key):
        again = key in self.tasks
        self.tasks[key] = next(self.numbers)
        name = self.wire.text(key + ' again' if again else key)
        self.wire.record(at, TASK_SUBMITTED, TASKS_LANE, self.tasks[key], 1, name)

    def started(self, at, key, worker, thread):
        if key not in self.tasks:
            self.submitted(at, key)
        count = sum(1 for of in self.threads if of[0] == worker and isinstance(of[1], int)) + 1
        lane = self.thread(at, worker, thread, 'thread %d' % count, WORKER)
        self.runs_on[key] = lane
        self.wire.record(at, TASK_STARTED, lane, self.tasks[key])

    def ended(self, at, key, how, error):
        if key in self.tasks:
            lane = self.runs_on.pop(key, TASKS_LANE)
            self.wire.record(at, how, lane, self.tasks[key], 0, self.wire.text(error))


def offset(ask):
    """How far their clock is ahead of ours, in seconds, by the best of some round trips, and its largest error."""
    best, ahead, same = float('inf'), 0, True
    for _ in range(ROUNDS):
        asked = time.time()
        theirs = ask()
        answered = time.time()
        same = same and asked <= theirs <= answered
        if answered - asked < best:
            best, ahead = answered - asked, theirs - (asked + answered) / 2
    return (0, 0) if same else (ahead, int(best / 2 * 1e9) + 1)


class Unanswered(Exception):
    """The watch is to end, and the scheduler has not answered in a moment."""


class Scheduler:
    """The scheduler, while it is watched."""

    def __init__(self, client, stopped, patience):
        self.client, self.stopped, self.patience = client, stopped, patience
        self.asking = concurrent.futures.ThreadPoolExecutor(1)

    def ask(self, what, **how):
        """Its answer; when the watch is to end, only if that comes in a moment."""
        answer = self.asking.submit(self.client.run_on_scheduler, what, **how)
        while not concurrent.futures.wait([answer], MOMENT).done and not self.stopped.is_set():
            pass
        if not answer.done():
            raise Unanswered
        return answer.result()

    def leave(self):
        """Takes the plugin away; what waits for that, if the scheduler does not answer in a moment."""
        answer = self.asking.submit(self.client.run_on_scheduler, remove, name=NAME_OF_PLUGIN)
        concurrent.futures.wait([answer], MOMENT)
        return lambda: concurrent.futures.wait([answer], self.patience)


def pass_on(scheduler, cluster, wire, measured):
    """Asks the scheduler again and again, until the watch is to end or there is no scheduler."""
    ask, client = scheduler.ask, scheduler.client
    lost = before = 0  # all, and by schedulers that are gone
    answered = time.monotonic()
    over = False
    while not over:
        over = scheduler.stopped.wait(PAUSE)
        try:
            try:
                events, missing = ask(drain, name=NAME_OF_PLUGIN)
            except KeyError:  # this scheduler does not know the plugin: another was started in its place
                cluster.ours, cluster.error = measured()
                ask(install, name=NAME_OF_PLUGIN, most=MOST)
                cluster.scheduler_went()
                before, missing, events = lost, 0, []
        except Unanswered:
            raise
        except Exception:  # whatever is thrown for a connection that is closed
            if over or client.status == 'closed' or time.monotonic() - answered > scheduler.patience:
                cluster.tell(cluster.ours(time.time()), GONE)
                break
            continue
        answered = time.monotonic()
        for event in events:
            cluster.take(event)
        if before + missing != lost:
            lost = before + missing
            wire.frame(LOST, struct.pack('>q', lost))
        cluster.write(cluster.until())


def follow(scheduler, address, out, watching):
    """Writes what happens until the watch is to end, or the scheduler ends."""
    ask = scheduler.ask
    wire = Wire(out)
    between = time.time_ns() - time.monotonic_ns()

    def measured():
        ahead, error = offset(lambda: ask(clock))
        return lambda wall: int((wall - ahead) * 1e9) - between, error

    ours, error = measured()
    cluster = Cluster(wire, wire.hello('dask ' + address), ours, error)
    watching.set()
    try:
        ask(install, name=NAME_OF_PLUGIN, most=MOST)
        out.flush()
        pass_on(scheduler, cluster, wire, measured)
    except Unanswered:
        pass
    finally:
        left = scheduler.leave()
    cluster.write(float('inf'))
    wire.frame(END)
    out.flush()
    os.close(out.fileno())  # who reads has all, and need not wait; Python's own close leaves it open
    left()


def await_end(stopped, watching):
    """Standard input ends when the watch is to end; where it has not begun there is nothing to take away."""
    sys.stdin.buffer.read()
    stopped.set()
    if not watching.is_set():
        os._exit(0)


def main(address, patience):
    """Waits for the scheduler so many seconds, at first and again when it is gone. Returns the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the terminal: who reads this ends it, and the plugin goes first
    try:
        from distributed import Client
    except ImportError:
        print("Dask's module distributed is not there", file=sys.stderr)
        return 3
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # what Dask prints is none of the stream
    stopped, watching = threading.Event(), threading.Event()
    threading.Thread(target=await_end, args=(stopped, watching), daemon=True).start()
    try:
        client = Client(address, timeout=patience, set_as_default=False)
        follow(Scheduler(client, stopped, patience), address, out, watching)
    except Exception as error:  # which one depends on Dask's version, and on who answers instead
        why = (str(error).splitlines() or [type(error).__name__])[0]
        print('no Dask scheduler answers at %s: %s' % (address, why.rstrip('.')), file=sys.stderr)
        return 4
    return 0


if __name__ == '__main__':
    exit_code = main(sys.argv[1], float(sys.argv[2]))
    sys.stderr.flush()
    os._exit(exit_code)  # a usual exit waits for connections that there never were, and fails while a thread reads
