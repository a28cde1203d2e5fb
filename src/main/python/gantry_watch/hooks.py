"""Replacing functions of the modules that are watched, and taking that back.

The plan: a replacement belongs to a topic. If a hook of the topic raises an error of its own, ``failed`` restores all
that the topic replaced, counts, and tells the first in a mark on the process's lane. A program that has reached a limit
of its own makes hooks fail too, which is not their fault: a RecursionError is the program's, and goes on (to swallow it
would be fatal before 3.11); where memory is short, what the hook would have told is left out.

A replacement looks like its original: name, module (so that it is pickled under the same name), documentation,
signature. That of a builtin is a bound method, since a function becomes a method of the class that keeps it, and a
builtin does not.
"""

from types import MethodType

from . import records

_undo = {}
_failures = 0


def like(original):
    """Decorates a replacement with what is seen of the original."""

    def decorate(function):
        for attribute in ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__'):
            try:
                setattr(function, attribute, getattr(original, attribute))
            except (AttributeError, TypeError):
                pass
        if function.__module__ is None:
            function.__module__ = getattr(getattr(original, '__objclass__', None), '__module__', None)
        function.__wrapped__ = original
        return function

    return decorate


def builtin(original, module):
    """Decorates a replacement of a builtin of this module; its first parameter is positional, and not the caller's."""

    def decorate(function):
        function = like(original)(function)
        function.__wrapped__ = _Original(original)
        function.__text_signature__ = original.__text_signature__
        return MethodType(function, _Home(module))

    return decorate


def subclass(make):
    """Decorates what makes a subclass of a class: it is made once for each, and looks like it."""
    known = {}

    def of(kind):
        if kind not in known:
            made = known[kind] = make(kind)
            made.__name__, made.__qualname__, made.__module__ = kind.__name__, kind.__qualname__, kind.__module__
        return known[kind]

    return of


class _Home:
    """The module of a builtin, to bind a replacement to: a module itself can't be pickled."""

    def __init__(self, module):
        self._module = module

    def __getattr__(self, name):
        return getattr(self._module, name)

    def __reduce__(self):
        from importlib import import_module

        return import_module, (self._module.__name__,)

    def __deepcopy__(self, known):
        return self

    def __repr__(self):
        return repr(self._module)


class _Original:
    """Tells ``inspect`` a builtin's signature, with a first parameter that it leaves out of a bound method's."""

    def __init__(self, original):
        self._original = original

    @property
    def __signature__(self):
        from inspect import Parameter, signature

        plain = signature(self._original)
        first = Parameter('_', Parameter.POSITIONAL_ONLY)
        return plain.replace(parameters=[first] + list(plain.parameters.values()))


def replace(topic, owner, name, function):
    """Puts a function in the place of ``owner.name``, which need not be there."""
    missing = object()
    original = vars(owner).get(name, missing)
    setattr(owner, name, function)

    def undo():
        if vars(owner).get(name) is not function:
            return  # somebody replaced it again, and may call it
        if original is missing:
            delattr(owner, name)
        else:
            setattr(owner, name, original)

    undo_with(topic, undo)


def undo_with(topic, undo):
    """Something else to call when the topic is taken back."""
    _undo.setdefault(topic, []).append(undo)


def take_back(topic):
    """Restores what a topic replaced."""
    for undo in reversed(_undo.pop(topic, ())):
        try:
            undo()
        except Exception:
            pass


def take_all_back():
    """Restores everything: the interpreter ends."""
    for topic in list(_undo):
        take_back(topic)


def failed(topic, error):
    """A hook of the topic raised this."""
    global _failures
    if isinstance(error, RecursionError):
        raise error
    if isinstance(error, MemoryError):
        return
    try:
        take_back(topic)
        _failures += 1
        if _failures == 1:
            records.mark(records.message('unseen.topic', topic, records.error_text(error)))
    except Exception:
        pass
