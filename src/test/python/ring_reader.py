"""Reads ring files, written from the specification (package dev.gantry.ring), not from the writer.

``read(folder)`` gives the processes of a folder. It checks what the
specification promises: a fault is an AssertionError.
"""

import collections
import glob
import mmap
import os
import struct

KINDS = dict(enumerate(
    'LANE_OPENED PROCESS_ID LANE_CLOSED EXECUTOR_OPENED TASK_SUBMITTED TASK_SITE TASK_STARTED TASK_SUCCEEDED '
    'TASK_FAILED TASK_CANCELLED BLOCKED UNBLOCKED READY SWITCHED CALLBACK_STARTED CALLBACK_ENDED SLICE_STARTED '
    'SLICE_ENDED MARK COUNTER GAP'.split()))
KINDS.update({24: 'LINE', 25: 'LANE_NAMED', 26: 'TASK_OFFERED', 27: 'TASK_TAKEN', 28: 'TASK_REJECTED', 29: 'WAKES',
              30: 'WOKEN'})
NOTHING = 255
LOW = (1 << 28) - 1

Record = collections.namedtuple('Record', 'time kind lane subject argument')


class Process:
    """One ring: pid, name, began, ended (0 if it did not in order), lost, names, records in order of time."""

    def __init__(self, file):
        with open(file, 'rb') as f:
            self.content = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
        c = self.content
        assert os.stat(file).st_mode & 0o777 == 0o600
        assert c[:8] == b'GNTYRNG1', 'a ring without its magic'
        (self.pid, self.began, self.block, self.blocks, self.table, self.data, self.names_at,
         self.chunks) = struct.unpack_from('<QqIIQQQI', c, 8)
        self.lost, self.ended = struct.unpack_from('<Qq', c, 64)
        length, = struct.unpack_from('<I', c, 80)
        self.name = c[84:84 + length].decode()
        assert os.path.basename(file).startswith('%d-' % self.pid)
        assert self.block % 4096 == 0 and 0 < self.block <= 1 << 20 and 1 <= self.blocks <= 65536
        assert 4096 <= self.table and self.table + 8 * self.blocks <= self.data
        assert self.data + self.block * self.blocks <= self.names_at
        assert self.names_at + 16384 * self.chunks == len(c) <= 1 << 30
        self.names = {0: ''}
        self._read_names()
        self.records = self._read_records()
        self.left_out = 0

    def _read_names(self):
        for chunk in range(self.chunks):
            at = self.names_at + chunk * 16384
            end = at + 16384
            while at + 8 <= end:
                number, length = struct.unpack_from('<II', self.content, at)
                if length == 0:
                    break
                assert at + 8 + length - 1 <= end and number not in self.names
                self.names[number] = self.content[at + 8:at + 7 + length].decode()
                at += (8 + length - 1 + 7) // 8 * 8

    def _read_records(self):
        found = []
        for index in range(self.blocks):
            claim, = struct.unpack_from('<Q', self.content, self.table + 8 * index)
            if claim == 0:
                continue
            for slot in range(self.block // 24):
                place, statement, time = struct.unpack_from('<QQq', self.content, self.data + index * self.block
                                                            + 24 * slot)
                if time and statement & 255 != NOTHING:
                    assert time >= self.began
                    found.append((time, claim, slot, Record(time, KINDS[statement & 255], place >> 32,
                                                            place & 0xFFFFFFFF, statement >> 8)))
        return [f[3] for f in sorted(found)]

    def text(self, number):
        return self.names[number]

    def of(self, *kinds):
        return [r for r in self.records if r.kind in kinds]

    def lanes(self):
        """Number: name, the last of it."""
        return {number: names[-1] for number, names in self.lane_names().items()}

    def lane_names(self):
        names = collections.defaultdict(list)
        for r in self.of('LANE_OPENED', 'LANE_NAMED'):
            names[r.lane].append(self.text(r.argument & LOW))
        return names

    def marks(self):
        return [(r.lane, self.text(r.argument)) for r in self.of('MARK')]

    def tasks(self):
        """Number: name, of those that were submitted here."""
        return {r.subject: self.text(r.argument & LOW) for r in self.of('TASK_SUBMITTED')}

    def check(self):
        """That each record speaks of what is known and open, and that ends match beginnings, as a receiver demands."""
        lanes, tasks, executors, faults = {}, {}, set(), []
        holder, held = {}, collections.defaultdict(set)
        for r in self.records:
            def demand(condition):
                if not condition:
                    faults.append(r)
            k = r.kind
            if k == 'LANE_OPENED':
                demand(r.lane not in lanes or not lanes[r.lane])
                demand(r.subject == 0 or lanes.get(r.subject))
                lanes[r.lane] = True
                holder[r.lane] = r.subject
                held[r.subject].add(r.lane)
                demand((r.argument >> 28) % 16 <= 5 and r.argument & LOW in self.names)
                continue
            demand(lanes.get(r.lane) or k == 'SWITCHED' and r.lane in lanes)
            if k == 'LANE_CLOSED':
                closed = [r.lane]
                while closed:
                    lane = closed.pop()
                    lanes[lane] = False
                    closed.extend(inner for inner in held.pop(lane, ()) if holder[inner] == lane)
            elif k == 'EXECUTOR_OPENED':
                demand(r.subject not in executors)
                executors.add(r.subject)
            elif k in ('TASK_SUBMITTED', 'TASK_TAKEN'):
                demand(r.subject not in tasks)
                if k == 'TASK_SUBMITTED':
                    demand(r.argument >> 28 == 0 or r.argument >> 28 in executors)
                    demand(r.argument & LOW in self.names)
                tasks[r.subject] = 'queued'
            elif k == 'TASK_STARTED':
                demand(tasks.get(r.subject) == 'queued')
                tasks[r.subject] = 'running', r.lane
            elif k in ('TASK_SUCCEEDED', 'TASK_FAILED'):
                demand(tasks.get(r.subject) == ('running', r.lane))
                tasks[r.subject] = 'done'
            elif k in ('TASK_CANCELLED', 'TASK_REJECTED'):
                demand(tasks.get(r.subject) == 'queued'
                       or k == 'TASK_CANCELLED' and tasks.get(r.subject) == ('running', r.lane))
                tasks[r.subject] = 'done'
            elif k in ('TASK_SITE', 'CALLBACK_STARTED', 'CALLBACK_ENDED'):
                demand(r.subject in tasks)
            elif k == 'BLOCKED':
                demand(r.argument & LOW == 0 or r.argument & LOW in tasks)
                demand(r.argument >> 28 in self.names)
            elif k == 'UNBLOCKED':
                demand(r.argument & LOW == 0 or r.argument & LOW in lanes)
                demand(r.argument >> 28 == 0 or r.argument >> 28 in tasks)
            elif k == 'SWITCHED':
                demand(lanes.get(r.subject) and r.lane != r.subject and r.argument <= 7)
            elif k in ('MARK', 'LINE', 'LANE_NAMED'):
                demand(r.argument in self.names)
        self._check_pairs(faults)
        assert not faults, '%d faults, first %s' % (len(faults), faults[:5])
        return self

    def _check_pairs(self, faults):
        depth = collections.Counter()
        pairs = {'BLOCKED': 1, 'UNBLOCKED': -1, 'CALLBACK_STARTED': 1, 'CALLBACK_ENDED': -1, 'SLICE_STARTED': 1,
                 'SLICE_ENDED': -1}
        for r in self.records:
            if r.kind == 'LANE_OPENED':
                for kind in pairs:
                    depth[r.lane, kind.split('_')[0].replace('UN', '')] = 0
            elif r.kind in pairs:
                key = r.lane, r.kind.split('_')[0].replace('UN', '')
                depth[key] += pairs[r.kind]
                if depth[key] < 0:
                    faults.append(r)


def read(folder):
    """The processes of a folder, in order of their beginnings; one that was killed before it had begun is none."""
    return sorted((Process(f) for f in glob.glob(os.path.join(folder, '*.ring')) if begun(f)), key=lambda p: p.began)


def begun(file):
    with open(file, 'rb') as f:
        return any(f.read(8))
