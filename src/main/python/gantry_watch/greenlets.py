"""Greenlets: each is a lane of its thread, every switch and throw a record.

The plan: a tracing function of ours in each thread, which is called in the target right after the switch. A greenlet
has no event of its creation, so its lane begins at the first switch to it, and ends when one leaves it dead. The lane
is an attribute of the greenlet; numbers from before a fork lie below ``floor``, and are replaced. The program's own
tracing function, one for each thread, is kept by us and called by ours.

Why a greenlet gave control to gevent's hub is told by the code that it is suspended in: see ``leaves``. A hub that
gets control where nothing is ready to run is idle until it gives control away.
"""

from . import hooks, records, ring, threads
from .records import (EXIT, GREENLET, LANE_NAMED, SLICE_ENDED, SLICE_STARTED, SWITCH, SWITCHED, TASK_FAILED,
                      TASK_STARTED, TASK_SUCCEEDED, THROW, current, error_text, function_name, get_ident, idle_hubs,
                      name_of, nameless, open_lane, open_thread, own, write, write_two)

NOTHING_TO_RUN = 4 << 36  # a slice of idleness
_SWITCH = 'switch'  # the very object that greenlet passes: both are interned
SWITCHES, THROWS, EXITS = (kind << 8 | SWITCHED for kind in (SWITCH, THROW, EXIT))

leaves = {}  # id of a code: the statement of a switch to a hub by a greenlet that is suspended in it
not_started = {}  # task: a weak reference to its greenlet
before_idleness = []  # to call when a hub has nothing to run
_users = {}  # thread: the program's own tracing function
_failed = False


def watch(module):
    """Watches greenlets of this thread and of those to come."""
    settrace = module.settrace
    if settrace.__module__ == __name__:
        return

    def settrace_(_, callback, /):
        thread = get_ident()
        before = _users.pop(thread, None)
        if callback is not None:
            _users[thread] = callback
        trace_here()
        return before

    def gettrace(_, /):
        return _users.get(get_ident())

    def trace_here():
        user = _users.get(get_ident())
        settrace(user if _failed else _tracer() if user is None else _both(_tracer(), user))

    def stop():
        global _failed
        _failed = True
        trace_here()

    for name, function in (('settrace', settrace_), ('gettrace', gettrace)):
        hooks.replace('greenlets', module, name, hooks.builtin(getattr(module, name), module)(function))
    hooks.undo_with('greenlets', stop)
    threads.in_new_thread.append(trace_here)
    records.on_reset(not_started.clear)
    records.on_reset(trace_here)
    before = settrace(None)
    if before is not None:
        _users[get_ident()] = before
    trace_here()


def _tracer():
    thread = get_ident()
    floor = records.since << 32  # what greenlets have from before a fork is less; 0 in a process that was not forked
    cell, unnamed, idle, waits, pack, now = current[thread], nameless, idle_hubs, leaves, ring.pack, ring.now

    def any_switch(event, args):
        try:
            origin, target = args
            try:
                to = target._gantry
                if floor:
                    to = to - floor if to > floor else _begin(target, floor)
            except AttributeError:
                to = _begin(target, floor)
            lane = cell[0] or open_thread(None)
            if idle and lane in idle:
                idle.discard(lane)
                write(lane, 0, SLICE_ENDED)
            to_hub = waits and target.__class__ is _Hub
            if not origin:
                _end(origin, lane, to, floor)
            elif lane != to:
                statement = SWITCHES
                if event != 'switch':
                    statement = THROWS
                elif unnamed and lane in unnamed:
                    _tell_name(lane, origin)
                elif to_hub:
                    statement = _leaving(origin)
                try:
                    pack(ring.memory, ring.slot(), to, lane, statement, now())
                except StopIteration:
                    ring.write_in_next_block(lane, to, statement)
            cell[0] = to
            if to_hub:
                _look_for_idleness(target.loop, to)
        except Exception as error:
            hooks.failed('greenlets', error)

    if floor:
        return any_switch

    def tracer(event, args):  # what most switches are: between two lanes that are known, no hub being idle
        try:
            origin, target = args
            to = target._gantry
            lane = cell[0]
            if event is _SWITCH and origin and lane != to and lane and not unnamed:
                statement = SWITCHES
                if waits:  # gevent is here
                    if idle:
                        statement = 0
                    elif target.__class__ is _Hub:
                        loop = target.loop
                        is_busy = loop._callbacks or loop.pendingcnt
                        statement = waits.get(id(origin.gr_frame.f_code), SWITCHES) if is_busy else 0
                if statement:
                    pack(ring.memory, ring.slot(), to, lane, statement, now())
                    cell[0] = to
                    return
        except Exception:  # no lane yet, or a full block
            pass
        any_switch(event, args)

    return tracer


def _both(ours, user):
    def tracer(event, args):
        ours(event, args)
        try:
            user(event, args)
        except BaseException:
            _users.pop(get_ident(), None)
            raise

    return tracer


_Hub = None
_codes = []  # what has the ids of leaves


def know(code, kind):
    """A greenlet that gives control to the hub in this code does so for that reason."""
    _codes.append(code)
    leaves[id(code)] = kind << 8 | SWITCHED


def know_hub(kind):
    """The type of gevent's hubs."""
    global _Hub
    _Hub = kind


def _look_for_idleness(loop, lane):
    if not loop._callbacks and not loop.pendingcnt:
        for function in before_idleness:
            function()
        write(lane, 0, NOTHING_TO_RUN | name_of('gantry:nothing-to-run') << 8 | SLICE_STARTED)
        idle_hubs.add(lane)


def _leaving(origin):
    frame = origin.gr_frame
    return leaves.get(id(frame.f_code), SWITCHES) if frame is not None else SWITCHES


def _begin(greenlet, floor):
    """Opens the lane of a greenlet that gets control for the first time, and returns it."""
    thread = get_ident()
    if thread not in own:
        open_thread(None)
    lane = own[thread]
    if greenlet.parent is not None:
        name = _name(greenlet)
        lane = open_lane(lane, GREENLET, name or type(greenlet).__name__)
        _start_task(greenlet, thread, lane)
        if not lane:
            lane = own[thread]
        elif name is None:
            nameless.add(lane)
    greenlet._gantry = lane + floor
    return lane


def _start_task(greenlet, thread, lane):
    """A task starts on a lane that has control: so the switch is told before it, and not again. Without a lane, its end
    will tell."""
    task = greenlet.__dict__.get('_gantry_task', 0)
    not_started.pop(task, None)
    task -= records.since
    if task > 0:
        greenlet._gantry_runs = True
        if lane:
            write(current[thread][0], lane, SWITCHES)
            current[thread][0] = lane
            write(lane, task, TASK_STARTED)


def _end(greenlet, lane, to, floor):
    """The lane of a greenlet that was left dead ends."""
    before = greenlet.__dict__.pop('_gantry', 0) - floor
    has_lane = before > 0 and before != own.get(get_ident())
    if greenlet.__dict__.pop('_gantry_runs', False) and before > 0:
        _end_task(greenlet, before, has_lane)
    if not has_lane:
        if lane != to:
            write(lane, to, SWITCHES)
        return
    nameless.discard(before)
    if before != to:
        write(before, to, EXITS)
    records.close_lane(before)


def _end_task(greenlet, lane, has_lane):
    error = getattr(greenlet, 'exception', None)
    outcome = TASK_SUCCEEDED if error is None else name_of(error_text(error)) << 8 | TASK_FAILED
    task = greenlet._gantry_task - records.since
    if has_lane:
        write(lane, task, outcome)
    else:
        write_two(lane, task, TASK_STARTED, outcome)


def _name(greenlet):
    kind = type(greenlet)
    if kind is _Hub:
        return 'Hub'
    run = getattr(greenlet, '_run', None) or getattr(greenlet, 'run', None)
    return None if run is None else function_name(run)


def _tell_name(lane, greenlet):
    """What a greenlet runs is known no more once it runs: its lane gets its name when it is left for the first time."""
    nameless.discard(lane)
    frame = greenlet.gr_frame
    while frame is not None and frame.f_back is not None:
        frame = frame.f_back
    if frame is not None:
        code = frame.f_code
        write(lane, 0, name_of(getattr(code, 'co_qualname', code.co_name)) << 8 | LANE_NAMED)
