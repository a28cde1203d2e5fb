"""What Python loads first in a program that Gantry watches: its folder stands first in PYTHONPATH.

The plan: start the watching if the variable GANTRY_RING names a folder, take this folder out of ``sys.path`` again, and
let the ``sitecustomize`` that this one hides be loaded in its place. Where there is none, the ImportError is the one
that ``site`` expects: the program can't tell that this module was here.

What stays visible to the program: the variables GANTRY_RING, GANTRY_WATCH and this folder in PYTHONPATH, for its
children are watched too, also those that get a copy of ``os.environ``; and the modules ``gantry_watch.*``.
Options -I, -E and -S ignore PYTHONPATH or this module: then nothing is recorded, here and in children.
"""

import os
import sys


def _start(here):
    parent = os.path.dirname(here)
    sys.path.insert(0, parent)
    try:
        import gantry_watch

        gantry_watch.start()
    except Exception:
        pass  # whatever is wrong with the watching, the program runs
    finally:
        sys.path.remove(parent)


_here = os.path.dirname(os.path.abspath(__file__))
if os.environ.get('GANTRY_RING'):
    _start(_here)
sys.path[:] = [p for p in sys.path if os.path.abspath(p) != _here or not p]
sys.path_importer_cache.pop(_here, None)
del sys.modules['sitecustomize']
import sitecustomize  # noqa: E402  the next one on the path
