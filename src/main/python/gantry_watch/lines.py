"""The line of the program that caused a record.

The plan: walk up from the hook's frame to the first one whose code is neither the standard library's nor ours. What is
known of a code object is kept under its id, with the object, since the hash of one is slow; the numbers of its lines'
names are kept under the position in its bytecode, since to find a line is slow too. A lane's LINE is written when it is
another one than the last since the lane began what it does: each task, callback or slice tells its own.

Files below the folder where the program was started are called by their path from there, others by their whole path.
"""

import os
import sys

from . import records
from .records import LINE, TASK_SITE, last_line, name_of, write, write_two

MOST_FRAMES = 16
KEPT = 20000

try:
    _start_folder = os.getcwd() + os.sep
except OSError:
    _start_folder = '\0'  # the folder has been deleted
_skipped = tuple(os.path.dirname(f) + os.sep for f in {__file__, os.__file__}) + ('<frozen ',)
_known = {}  # id of a code: {position: number of the line's name}, or None if the code is skipped
_codes = []  # what has these ids


def line_above(depth):
    """The number of the name of the program's line, from the frame that many above the caller; 0 if there is none."""
    frame = sys._getframe(depth + 1)
    for _ in range(MOST_FRAMES):
        code = frame.f_code
        try:
            numbers = _known[id(code)]
        except KeyError:
            numbers = _learn(code)
        if numbers is not None:
            try:
                return numbers[frame.f_lasti]
            except KeyError:
                return _name_line(numbers, frame)
        frame = frame.f_back
        if frame is None:
            break
    return 0


def is_library(code):
    """Whether this is code of the standard library or ours."""
    try:
        return _known[id(code)] is None
    except KeyError:
        return _learn(code) is None


def at_line(lane, line):
    """Writes a LINE of the lane if it is another one than its last; 0 if it is at none of the program's."""
    if last_line.get(lane, 0) != line:
        last_line[lane] = line
        write(lane, 0, line << 8 | LINE)


def submitted(lane, task, statement, line):
    """Writes that a task is submitted, and which line does it, if that is known."""
    if line:
        at_line(lane, line)
        write_two(lane, task, statement, line << 8 | TASK_SITE)
    else:
        write(lane, task, statement)


def reset():
    """The process has another ring now."""
    _known.clear()
    _codes.clear()


def _learn(code):
    if len(_codes) > KEPT:
        _known.clear()
        _codes.clear()
    numbers = None if code.co_filename.startswith(_skipped) else {}
    _codes.append(code)
    _known[id(code)] = numbers
    return numbers


def _name_line(numbers, frame):
    file = frame.f_code.co_filename
    if file.startswith(_start_folder):
        file = file[len(_start_folder):]
    number = numbers[frame.f_lasti] = name_of('%s:%s' % (file, frame.f_lineno))
    return number


records.on_reset(reset)
