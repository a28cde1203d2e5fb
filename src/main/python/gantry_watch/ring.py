"""The ring file: what this process did, for a Gantry that follows, comes later, or never comes.

The layout and its rules are specified in the package ``dev.gantry.ring`` of Gantry; this is the writer.

The plan. All threads share one block at a time. Its free slots are a ``range`` iterator: ``next()`` of it is one step
under the GIL, so every slot has one writer, and no lock is taken that a signal handler or a dead thread could hold.
Whoever finds the iterator exhausted takes the next block and makes it the current one. Where several do so at once,
the last one's block stays current, and the slots that are left in the others are filled with "nothing".
A block that the follower has given back is taken before one that was never used, since new memory takes its time. Who
has popped a block's index from one of the two lists is the only one to look at it.
Chunks of names wait in a list: who pops one is its writer until it is put back; who finds none there takes a new one.

The file needs no descriptor once it is mapped, and none stays open: the program's own descriptors have the numbers
that they would have, and a program that closes all of them loses no record. The mapping is kept to the end.

What is written often does what ``write`` does in its own code, for a call costs a third of a record.

A page of a file that can't be had would end the program with a bus error: so memory is asked for before it is used.

On processors that may reorder stores, taking a lock orders the time of a record, which commits it, after the rest.
"""

import errno
import itertools
import mmap
import os
import struct
import sys
import time
from _thread import allocate_lock

MAGIC = b'GNTYRNG1'
PAGE = 4096
BLOCK = 65536
BLOCKS = 1024
CHUNK = 16384
CHUNKS = 4096
RECORD = 24
NOTHING = 255
GAP = 20
ATTEMPTS = 4
LONGEST_NAME = 4000
NAMES_KEPT = 65536
LOST_AT, END_AT = 64, 72
POPULATE_WRITE = 23  # MADV_POPULATE_WRITE of Linux
SPARE = 1 << 20

pack = struct.Struct('<IIQq').pack_into
_pack_two = struct.Struct('<IIQqIIQq').pack_into
_u32 = struct.Struct('<I').pack_into
_u64 = struct.Struct('<Q')
now = time.monotonic_ns
_exhausted = iter(()).__next__

memory = None
slot = _exhausted  # the next free slot of the current block
_current = []  # iterators of blocks that may have slots left
_start = None  # begins this process's ring at its first record; None once it has begun
_open = False
_folder = None
_blocks_at = _table_at = 0
_used, _unused = [], []  # indexes of blocks, the one that was claimed first in front; those that never were
_claims = _losses = _lost_of = None
_names, _new_number = {}, None
_chunks, _new_chunks = [], None
kept = []  # mappings of this process and its ancestors, to be kept alive until the interpreter's very end: see _map


if os.uname().machine not in ('x86_64', 'i686', 'i586'):
    _fence = allocate_lock
    _words = struct.Struct('<IIQ').pack_into
    _time = struct.Struct('<q').pack_into

    def pack(memory, at, subject, lane, statement, time):  # noqa: F811
        """Commits a record, its time after the rest."""
        _words(memory, at, subject, lane, statement)
        with _fence():
            pass
        _time(memory, at + 16, time)

    def _pack_two(memory, at, *both):  # noqa: F811
        pack(memory, at, *both[:4])
        pack(memory, at + RECORD, *both[4:])


def write(lane, subject, statement):
    """Writes a record; its statement is ``argument << 8 | kind``."""
    try:
        pack(memory, slot(), subject, lane, statement, now())
    except StopIteration:
        write_in_next_block(lane, subject, statement)


def write_two(lane, subject, first, second):
    """Writes two records of one lane and subject, for little more than the cost of one."""
    try:
        at = slot()
    except StopIteration:
        write_in_next_block(lane, subject, first)
        write(lane, subject, second)
        return
    try:
        then = slot()
    except StopIteration:
        pack(memory, at, subject, lane, first, now())
        write_in_next_block(lane, subject, second)
        return
    time = now()
    if then == at + RECORD:
        _pack_two(memory, at, subject, lane, first, time, subject, lane, second, time)
    else:
        pack(memory, at, subject, lane, first, time)
        pack(memory, then, subject, lane, second, now())


def begin(folder, process_name, began):
    """Creates the ring of this process; ``began`` is the time in nanoseconds since when it records."""
    global memory, _folder, _blocks_at, _table_at, _open
    global _claims, _losses, _lost_of, _new_number, _new_chunks
    _open = False
    space = os.statvfs(folder)
    space = space.f_bavail * space.f_frsize
    blocks = min(BLOCKS, space // 8 // BLOCK)
    chunks = min(CHUNKS, space // 16 // CHUNK)
    if blocks < 2 or chunks < 2:
        raise OSError('no space for a ring')
    _table_at = PAGE
    _blocks_at = _table_at + (blocks * 8 + PAGE - 1) // PAGE * PAGE
    names_at = _blocks_at + blocks * BLOCK
    size = names_at + chunks * CHUNK
    file = os.path.join(folder, '%d-%x.ring' % (os.getpid(), now()))
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, 'O_CLOEXEC', 0), 0o600)
    try:
        os.ftruncate(descriptor, size)
        memory = _map(descriptor, size)
        kept.append(memory)
    finally:
        os.close(descriptor)
    _folder = folder
    if not _has_memory(0, _blocks_at) or not _has_memory(names_at, CHUNK):
        os.unlink(file)
        raise OSError('no space for a ring')
    _used.clear()
    _unused[:] = range(blocks - 1, -1, -1)
    _claims, _losses, _lost_of = itertools.count(1), itertools.count(1), {}
    _names.clear()
    _new_number = itertools.count(1).__next__
    _chunks.clear()
    _new_chunks = iter(range(names_at, size, CHUNK))
    name = process_name.encode('utf-8', 'replace')[:1024].decode('utf-8', 'ignore').encode('utf-8')
    header = struct.pack('<QqIIQQQI', os.getpid(), began, BLOCK, blocks, _table_at, _blocks_at, names_at, chunks)
    memory[8 : 8 + len(header)] = header
    memory[80 : 84 + len(name)] = struct.pack('<I', len(name)) + name
    memory[0:8] = MAGIC
    _open = True
    name_of('(its name is left out: the ring has no place for more)')


def begin_later(start):
    """In a child that was forked: its first record calls ``start``, which begins a ring of its own."""
    global _start, slot, _open
    _start, slot, _open = start, _exhausted, False
    _current.clear()
    _names.clear()


def begin_now():
    """Begins the ring that was to begin at the first record. False if there is none to begin."""
    global _start
    start, _start = _start, None
    if start is None:
        return False
    start()
    return True


def end():
    """Ends the recording in order; what is written later is dropped."""
    global _open, slot, _start
    if _open:
        _open = False
        slot = _exhausted
        for slots in _current[:]:
            for at in slots:
                pass
        _u64.pack_into(memory, END_AT, now())
    _start = None


def is_open():
    """Whether records of this process go anywhere, or will with the first one."""
    return _open or _start is not None


def name_of(text):
    """The number of a text, which is in the ring by then."""
    try:
        return _names[text]
    except KeyError:
        return _new_name(text)


def _map(descriptor, size):
    if sys.version_info >= (3, 13):
        return mmap.mmap(descriptor, size, trackfd=False)
    # Before 3.13 a mapping keeps a duplicate, which gets the lowest free number and isn't needed. It would be closed
    # once more together with the mapping, when the number may be another file's: so mappings are never closed.
    spare = os.dup(descriptor)
    os.close(spare)
    mapped = mmap.mmap(descriptor, size)
    try:
        if os.path.sameopenfile(spare, descriptor):
            os.close(spare)
    except OSError:
        pass
    return mapped


def write_in_next_block(lane, subject, statement):
    """Writes a record where the current block has no slot left, or there is none yet."""
    global slot
    if not _open:
        if begin_now():
            write(lane, subject, statement)
        return
    base = _claim()
    if base is None:
        _lose(lane)
        return
    slots = iter(range(base, base + BLOCK - RECORD + 1, RECORD))
    while _lost_of:
        _tell_gap(slots)
    pack(memory, next(slots), subject, lane, statement, now())
    _current.append(slots)
    slot = slots.__next__
    for other in _current[:]:
        if other is not slot.__self__:
            _retire(other)


def _claim():
    """Where a block is that is the caller's from now on; None if none is free."""
    for _ in range(ATTEMPTS):
        index = _free_block()
        if index is not None:
            _u64.pack_into(memory, _table_at + 8 * index, next(_claims))
            _used.append(index)
            return _blocks_at + index * BLOCK
    return None


def _free_block():
    try:
        index = _used.pop(0)
        if _u64.unpack_from(memory, _table_at + 8 * index)[0] == 0:
            return index
        _used.append(index)
    except IndexError:
        pass
    try:
        index = _unused.pop()
    except IndexError:
        return None
    if _has_memory(_blocks_at + index * BLOCK, BLOCK):
        return index
    _unused.append(index)
    return None


def _has_memory(at, size):
    """Asks for a part of the file. False if it can't be had: to write there would end the program."""
    try:
        memory.madvise(POPULATE_WRITE, at, size)
        return True
    except OSError as error:
        if error.errno != errno.EINVAL:
            return False
    try:  # a Linux before 5.14
        space = os.statvfs(_folder)
        return space.f_bavail * space.f_frsize >= SPARE
    except OSError:
        return True


def _retire(slots):
    try:
        _current.remove(slots)
    except ValueError:
        return  # another thread does it
    for at in slots:
        pack(memory, at, 0, 0, NOTHING, now())


def _lose(lane):
    lost = next(_losses)
    _lost_of[lane] = _lost_of.get(lane, 0) + 1
    if lost > _u64.unpack_from(memory, LOST_AT)[0]:
        _u64.pack_into(memory, LOST_AT, lost)


def _tell_gap(slots):
    try:
        lane, lost = _lost_of.popitem()
    except KeyError:
        return
    try:
        at = next(slots)
    except StopIteration:
        return
    pack(memory, at, 0, lane, lost << 8 | GAP, now())


def _new_name(text):
    if not _open:
        begin_now()
        if not _open:
            return 0
    if not text:
        return 0
    content = text[:LONGEST_NAME].encode('utf-8', 'replace')
    size = (8 + len(content) + 7) // 8 * 8
    try:
        chunk = _chunks.pop()
    except IndexError:
        chunk = None
    if chunk is None or chunk[0] + size > chunk[1]:
        at = next(_new_chunks, None)
        if at is None or not _has_memory(at, CHUNK):
            if chunk is not None:
                _chunks.append(chunk)
            return 1
        chunk = [at, at + CHUNK]
    at = chunk[0]
    chunk[0] = at + size
    number = _new_number()
    memory[at + 8 : at + 8 + len(content)] = content
    _u32(memory, at, number)
    _u32(memory, at + 4, 1 + len(content))
    _chunks.append(chunk)
    if len(text) < 256 and len(_names) < NAMES_KEPT:
        _names[text] = number
    return number
