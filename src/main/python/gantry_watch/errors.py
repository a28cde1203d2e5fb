"""Uncaught exceptions: what ended the program or one of its threads, and what asyncio's loops tell of.

The plan. ``sys.excepthook`` and ``threading.excepthook`` are the program's: they stay what they are. What ended the
program stands in ``sys.last_value`` when it ends; others write there too (a console, tkinter), but not what came out of
the main module. For a thread its excepthook is made when the thread is: that is where we look. What ends a child of
multiprocessing is caught by the function that is all of the child, and shown by ``traceback.print_exc``.
"""

import sys

from . import hooks
from .records import MARK, PROCESS_LANE, error_text, here, message, name_of, write

child_codes = set()  # of the functions that are all of a child


def watch_threads(threading):
    """Watches what uncaught exceptions of threads are handed to."""
    make = getattr(threading, '_make_invoke_excepthook', None)
    if make is None:
        return

    @hooks.like(make)
    def _make_invoke_excepthook():
        invoke = make()

        @hooks.like(invoke)
        def invoke_excepthook(thread):
            error = sys.exc_info()[1]
            if not isinstance(error, SystemExit):
                _tell('uncaught', error)
            error = None
            return invoke(thread)

        return invoke_excepthook

    hooks.replace('threads', threading, '_make_invoke_excepthook', _make_invoke_excepthook)


def watch_loops(Loop):
    """Watches what asyncio's loops are told of exceptions that nobody handled or asked for."""
    handle = Loop.call_exception_handler

    @hooks.like(handle)
    def call_exception_handler(self, context):
        try:
            error = context.get('exception')
            if error is not None:
                asked = 'never retrieved' not in context.get('message', '')
                _tell('uncaught' if asked else 'never-retrieved', error)
        except Exception as failure:
            hooks.failed('asyncio', failure)
        return handle(self, context)

    hooks.replace('asyncio', Loop, 'call_exception_handler', call_exception_handler)


def tell_end():
    """Tells the exception that ends this program, if one does."""
    error = getattr(sys, 'last_exc', None) or getattr(sys, 'last_value', None)
    if isinstance(error, BaseException) and not hasattr(sys, 'ps1') and _is_of_main(error):
        _tell_ended(error)


def watch_children(traceback):
    """Watches how multiprocessing shows the exception that ends a child of it."""
    show = traceback.print_exc

    @hooks.like(show)
    def print_exc(*arguments, **options):
        try:
            if sys._getframe(1).f_code in child_codes:
                _tell_ended(sys.exc_info()[1])
        except Exception as failure:
            hooks.failed('processes', failure)
        return show(*arguments, **options)

    hooks.replace('processes', traceback, 'print_exc', print_exc)


def _is_of_main(error):
    """Whether it came out of the main module, or kept that from being compiled."""
    traceback = error.__traceback__
    if traceback is None:
        return isinstance(error, SyntaxError)
    frame = traceback.tb_frame
    code = frame.f_code
    return (frame.f_globals.get('__name__') == '__main__' and code.co_filename != '<console>'
            or code.co_name == '_run_module_as_main')


def _tell_ended(error):
    write(PROCESS_LANE, 0, name_of(message('ended-with', error_text(error))) << 8 | MARK)


def _tell(code, error):
    write(here(), 0, name_of(message(code, error_text(error))) << 8 | MARK)
