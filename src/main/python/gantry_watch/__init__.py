"""Watches this process for Gantry: what its threads, pools, coroutines and processes do goes into a ring file.

The plan: ``start()`` begins the ring (``ring``), opens the lanes of the process and its main thread (``records``), and
replaces functions of the modules that are there or will be imported (``imports``). Each module beside watches one
thing; what it replaces it does through ``hooks``, so that a hook that fails is taken back, and never harms the program.

CPython 3.8 to 3.14, main interpreter only; no dependencies, no thread, no descriptor. A build without the GIL is not
watched: there ``next()`` of an iterator is not one step.
"""

import os
import sys

_WATCHED = 'sleep,print,wait,asyncio,greenlet,gevent'


def start():
    """Begins to watch, if GANTRY_RING names a folder. GANTRY_WATCH says what is watched, with commas between."""
    if not getattr(sys, '_is_gil_enabled', lambda: True)() or _is_in_sub_interpreter():
        return
    folder = os.path.abspath(os.environ['GANTRY_RING'])
    what = os.environ.get('GANTRY_WATCH')
    what = {w.strip() for w in (_WATCHED if what is None else what).split(',')}
    from . import imports, records

    if records.start(folder):
        imports.watch(what)


def _is_in_sub_interpreter():
    try:
        try:
            import _interpreters as interpreters
        except ImportError:
            import _xxsubinterpreters as interpreters
        current, main = interpreters.get_current(), interpreters.get_main()
        if isinstance(current, tuple):
            current, main = current[0], main[0]
        return current != main
    except Exception:
        return False
