"""Prints: each is a mark with its text on the lane that printed."""

import builtins
import sys

from . import hooks
from .records import MARK, here, name_of, write


def watch():
    """Watches the function print where it writes to the standard output."""
    original = builtins.print
    output = sys.stdout

    @hooks.builtin(original, builtins)
    def print(_, /, *values, **options):
        file = options.get('file')
        if file is None or file is output:
            values = _texts(values)
            try:
                separator = options.get('sep')
                text = (separator if isinstance(separator, str) else ' ').join(v for v in values if type(v) is str)
                write(here(), 0, name_of(text) << 8 | MARK)
            except Exception as error:
                hooks.failed('print', error)
        return original(*values, **options)

    hooks.replace('print', builtins, 'print', print)


def _texts(values):
    """The values as print shows them: str() of each is called once. One that raises is left for print to meet."""
    texts = []
    try:
        for value in values:
            texts.append(value if type(value) is str else str(value))
    except Exception:
        return tuple(texts) + values[len(texts):]
    return texts
