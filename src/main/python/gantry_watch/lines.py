"""The line of the program that caused a record.

The plan: walk up from the hook's frame to the first one whose code is neither the standard library's, nor an installed
package's, nor ours. What a code object's file is called is kept, and so is the number of each line's name. A lane's LINE
is written when it is another one than the last of that lane.

Files below the folder where the program was started are called by their path from there, others by their whole path.
"""

import os
import sys

from . import records
from .records import LINE, TASK_SITE, name_of, write

MOST_FRAMES = 16
KEPT = 20000

try:
    _start_folder = os.getcwd() + os.sep
except OSError:
    _start_folder = '\0'  # the folder has been deleted
_skipped = tuple(os.path.dirname(f) + os.sep for f in {__file__, os.__file__}) + ('<frozen ',)
_files = {}  # code: the name of its file and a colon, or None if it is skipped
_names = {}  # (code, line): number of the name
_last = {}  # lane << 32: number of the last line's name


def line_above(depth):
    """The number of the name of the program's line, from the frame that many above the caller; 0 if there is none."""
    frame = sys._getframe(depth + 1)
    for _ in range(MOST_FRAMES):
        code = frame.f_code
        try:
            file = _files[code]
        except KeyError:
            file = _file_of(code)
        if file is not None:
            key = code, frame.f_lineno
            try:
                return _names[key]
            except KeyError:
                return _name_line(key, file)
        frame = frame.f_back
        if frame is None:
            break
    return 0


def is_library(code):
    """Whether this is code of the standard library or ours."""
    try:
        return _files[code] is None
    except KeyError:
        return _file_of(code) is None


def at_line(place, line):
    """Writes a LINE of the lane if it is another one than its last."""
    if line and _last.get(place) != line:
        _last[place] = line
        write(place, line << 8 | LINE)


def forget(place):
    """The lane is another one from now on."""
    _last.pop(place, None)


def task_site(place, task, line):
    """Writes which line submitted a task."""
    if line:
        write(place | task, line << 8 | TASK_SITE)


def reset():
    """The process has another ring now."""
    _names.clear()
    _last.clear()


def _file_of(code):
    file = code.co_filename
    if file.startswith(_skipped) or file == '<string>' and code.co_name == '<lambda>':
        shown = None
    elif file.startswith(_start_folder):
        shown = file[len(_start_folder):] + ':'
    else:
        shown = file + ':'
    if len(_files) > KEPT:
        _files.clear()
        _names.clear()
    _files[code] = shown
    return shown


def _name_line(key, file):
    number = _names[key] = name_of(file + str(key[1]))
    return number


records.on_reset(reset)
