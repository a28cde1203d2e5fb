"""Generators of the program: each is a lane of its thread, each resumption and each yield a switch. Only if asked for.

The plan from Python 3.12 on: ``sys.monitoring`` tells starts, resumptions, yields and ends. Of each generator function
the first 1,000 resumptions are recorded; then the events of that code are switched off, so that it runs at its full
speed, and on again when a thread of the program begins to wait and 0.1 s have passed. Before 3.12: ``sys.setprofile``,
taken off for good after 20,000 resumptions, since it costs at every call of a function. A mark tells what was left out.

A thread's stack holds which generators it resumed, and what ran before: a yield that finds another one on top belongs
to a resumption that was not recorded.
"""

import sys
import time

from . import hooks, lines, records, threads
from .records import (EXIT, GENERATOR, SEND, SWITCHED, YIELD, close_lane, current, get_ident, here, open_lane, own,
                      write)

TOPIC = 'generators'
SENDS, YIELDS, EXITS = (kind << 8 | SWITCHED for kind in (SEND, YIELD, EXIT))
IS_GENERATOR = 0x20
BUDGET = 1000
FIRST = 20000
PAUSE = 100000000  # ns

_lanes = {}  # (id of a generator's frame, its code): lane
_stacks = {}  # thread: [(id of frame and code, what ran before)]
_left = {}  # code: resumptions that are left of its budget
_again = 0
_told = set()


def watch():
    """Watches generators that run from now on."""
    records.on_reset(_forget)
    if hasattr(sys, 'monitoring'):
        _monitor()
    else:
        _profile()


def begins_to_wait():
    """A thread begins to wait: generators whose budget was used up may be recorded again."""
    global _again
    now = time.monotonic_ns()
    if _left and now > _again:
        _again = now + PAUSE
        _left.clear()
        sys.monitoring.restart_events()


def resumed(frame):
    """Control goes to the generator of this frame."""
    key = id(frame), frame.f_code
    before = here()
    lane = _lanes.get(key)
    if lane is None:
        thread = get_ident()
        code = key[1]
        lane = open_lane(own.get(thread) or before, GENERATOR, getattr(code, 'co_qualname', code.co_name))
        if not lane:
            return
        _lanes[key] = lane
    _stacks.setdefault(get_ident(), []).append((key, before))
    write(before, lane, SENDS)
    current[get_ident()][0] = lane


def left(frame, ended):
    """Control comes back from the generator of this frame. False if its resumption was not recorded."""
    key, thread = (id(frame), frame.f_code), get_ident()
    stack = _stacks.get(thread)
    known = stack is not None and any(entry[0] == key for entry in stack)
    if known:
        while True:
            top, before = stack.pop()
            lane = _lanes[top]
            write(lane, before, EXITS if ended or top != key else YIELDS)
            if top != key:
                close_lane(_lanes.pop(top))
            else:
                break
        current[thread][0] = before
    if ended:
        lane = _lanes.pop(key, 0)
        if lane:
            close_lane(lane)
    return known


def _forget():
    _lanes.clear()
    _stacks.clear()


def _is_watched(code):
    return code.co_flags & IS_GENERATOR and not lines.is_library(code)


def _tell_rest(code):
    if code not in _told:
        _told.add(code)
        records.mark(records.message('unseen.generator', code.co_name))


def _monitor():
    monitoring = sys.monitoring
    tool = next(i for i in (3, 4) if monitoring.get_tool(i) is None)
    monitoring.use_tool_id(tool, 'gantry')
    disable, events, frame_above = monitoring.DISABLE, monitoring.events, sys._getframe

    def resume(code, offset):
        try:
            if not _is_watched(code):
                return disable
            remaining = _left.get(code, BUDGET)
            if remaining <= 0:
                _tell_rest(code)
                return disable
            _left[code] = remaining - 1
            resumed(frame_above(1))
        except Exception as error:
            hooks.failed(TOPIC, error)

    def yield_(code, offset, value):
        try:
            if not _is_watched(code) or not left(frame_above(1), False) and _left.get(code, 1) <= 0:
                return disable
        except Exception as error:
            hooks.failed(TOPIC, error)

    def return_(code, offset, value):
        try:
            if not _is_watched(code):
                return disable
            left(frame_above(1), True)
        except Exception as error:
            hooks.failed(TOPIC, error)

    def unwind(code, offset, error):
        try:
            if code.co_flags & IS_GENERATOR and _is_watched(code):
                left(frame_above(1), True)
        except Exception as error:
            hooks.failed(TOPIC, error)

    def throw(code, offset, error):
        try:
            if code.co_flags & IS_GENERATOR and _is_watched(code):
                resumed(frame_above(1))
        except Exception as error:
            hooks.failed(TOPIC, error)

    told = 0
    for event, function in ((events.PY_START, resume), (events.PY_RESUME, resume), (events.PY_YIELD, yield_),
                            (events.PY_RETURN, return_), (events.PY_UNWIND, unwind), (events.PY_THROW, throw)):
        monitoring.register_callback(tool, event, function)
        told |= event
    monitoring.set_events(tool, told)

    def stop():
        monitoring.set_events(tool, 0)
        monitoring.free_tool_id(tool)

    hooks.undo_with(TOPIC, stop)


def _profile():
    import opcode

    yields = {opcode.opmap[name] for name in ('YIELD_VALUE', 'YIELD_FROM') if name in opcode.opmap}
    instructions = {}
    count = 0

    def profile(frame, event, argument):
        nonlocal count
        code = frame.f_code
        if not code.co_flags & IS_GENERATOR or event not in ('call', 'return'):
            return
        try:
            if not _is_watched(code):
                return
            if event == 'call':
                count += 1
                if count > FIRST:
                    records.mark(records.message('unseen.generators', FIRST))
                    stop()
                else:
                    resumed(frame)
            else:
                bytecode = instructions.get(code)
                if bytecode is None:
                    bytecode = instructions[code] = code.co_code
                left(frame, bytecode[frame.f_lasti] not in yields)
        except Exception as error:
            hooks.failed(TOPIC, error)

    def start():
        if count <= FIRST and sys.getprofile() is None:
            sys.setprofile(profile)

    def stop():
        if sys.getprofile() is profile:
            sys.setprofile(None)

    threads.in_new_thread.append(start)
    hooks.undo_with(TOPIC, stop)
    start()
