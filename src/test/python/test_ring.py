"""The ring file that the producer writes, by what the independent reader finds in it."""

import os
import struct
import subprocess
import sys
import tempfile
import threading
import unittest

import ring_reader
from watched import INJECT, Run, run_code

sys.path.insert(0, os.path.dirname(INJECT))
from gantry_watch import ring  # noqa: E402

MARK = 18


class RingTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.addCleanup(setattr, ring, 'BLOCKS', ring.BLOCKS)

    def begin(self, blocks=None):
        if blocks:
            ring.BLOCKS = blocks
        ring.begin(self.folder, 'a process', ring.now())

    def read(self):
        ring.end()
        process, = ring_reader.read(self.folder)
        return process

    def test_records_come_out_as_they_were_written(self):
        self.begin()
        text = ring.name_of('text \u4e3b \U0001f40d')
        for n in range(10000):
            ring.write(n, 7, (n << 28 | text) << 8 | MARK)
        process = self.read()
        self.assertEqual([(r.lane, r.subject, r.argument >> 28) for r in process.records],
                         [(n, 7, n) for n in range(10000)])
        self.assertEqual(process.text(text), 'text \u4e3b \U0001f40d')
        self.assertEqual((process.pid, process.name), (os.getpid(), 'a process'))
        self.assertGreaterEqual(process.ended, process.records[-1].time)

    def test_records_of_many_threads_are_all_there(self):
        self.begin()
        old = sys.getswitchinterval()
        self.addCleanup(sys.setswitchinterval, old)
        sys.setswitchinterval(1e-6)

        def work(lane):
            for n in range(5000):
                ring.write(lane, 0, (n << 28 | ring.name_of('%d of %d' % (n, lane))) << 8 | MARK)

        threads = [threading.Thread(target=work, args=(lane,)) for lane in range(1, 9)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        process = self.read()
        self.assertEqual(process.lost, 0)
        for lane in range(1, 9):
            of_lane = [r for r in process.records if r.lane == lane]
            self.assertEqual([r.argument >> 28 for r in of_lane], list(range(5000)))
            self.assertEqual([process.text(r.argument & ring_reader.LOW) for r in of_lane],
                             ['%d of %d' % (n, lane) for n in range(5000)])

    def test_two_records_at_once_stay_in_order_over_the_ends_of_blocks(self):
        self.begin()
        ring.write(1, 0, MARK)
        for n in range(1, 5000):
            ring.write_two(1, n, 5 << 8 | MARK, 6 << 8 | MARK)
        self.assertEqual([(r.lane, r.subject, r.argument) for r in self.read().records],
                         [(1, 0, 0)] + [(1, n, a) for n in range(1, 5000) for a in (5, 6)])

    def test_what_finds_no_free_block_is_counted(self):
        self.begin(blocks=2)
        room = 2 * (65536 // 24)
        for n in range(room + 100):
            ring.write(1, 0, MARK)
        process = self.read()
        self.assertEqual((len(process.records), process.lost), (room, 100))

    def test_a_block_that_was_freed_is_used_again_and_tells_the_gap(self):
        self.begin(blocks=2)
        room = 2 * (65536 // 24)
        for n in range(room + 100):
            ring.write(1, 0, MARK)
        ring.memory[ring._blocks_at:ring._blocks_at + 65536] = bytes(65536)
        ring.memory[ring._table_at:ring._table_at + 8] = bytes(8)
        ring.write(1, 0, 5 << 8 | MARK)
        process = self.read()
        self.assertEqual([(r.kind, r.argument) for r in process.records[-2:]], [('GAP', 100), ('MARK', 5)])

    def test_a_block_that_was_freed_is_used_before_one_that_never_was(self):
        self.begin()
        room = 65536 // 24
        for n in range(3 * room):
            ring.write(1, n, MARK)
            if n == 2 * room - 1:
                ring.memory[ring._blocks_at:ring._blocks_at + 65536] = bytes(65536)
                ring.memory[ring._table_at:ring._table_at + 8] = bytes(8)
        self.assertEqual(ring.memory[ring._table_at:ring._table_at + 32],
                         struct.pack('<QQQQ', 3, 2, 0, 0))
        self.assertEqual([r.subject for r in self.read().records], list(range(room, 3 * room)))

    def test_a_block_that_is_replaced_is_filled_up(self):
        self.begin()
        ring.write(1, 0, MARK)
        first = ring.slot
        ring.slot = ring._exhausted  # what a signal handler may find
        ring.write(2, 0, MARK)
        self.assertRaises(StopIteration, first)
        self.assertEqual(len(self.read().records), 2)

    def test_a_text_without_place_is_said_to_be_left_out(self):
        self.begin()
        ring._new_chunks = iter(())
        numbers = {ring.name_of('%05d' % n + 'x' * 3000) for n in range(20)}
        self.assertIn(1, numbers)
        self.assertEqual(self.read().text(1), '(its name is left out: the ring has no place for more)')

    def test_nothing_is_written_after_the_end(self):
        self.begin()
        ring.write(1, 0, MARK)
        ring.end()
        ring.write(1, 0, MARK)
        self.assertEqual(len(self.read().records), 1)

    def test_no_descriptor_stays_open(self):
        code = 'import os; print(sorted(os.listdir("/proc/self/fd")))'
        self.assertEqual(run_code(code).out, run_code(code, recorded=False).out)

    def test_a_program_that_closes_all_descriptors_is_recorded_to_the_end(self):
        run = run_code('import os, threading\nos.closerange(3, 200)\nf = open("/dev/null", "w")\nf.write("x")\n'
                       'os.chdir("/")\nt = threading.Thread(target=print, args=(1,))\nt.start(); t.join(); print(2)')
        self.assertEqual((run.code, run.out, run.err), (0, '1\n2\n', ''))
        self.assertEqual([text for _, text in run.main.check().marks()], ['1', '2'])
        self.assertGreater(run.main.ended, 0)

    def test_nothing_is_lost_by_kill(self):
        run = run_code('import os, signal\nfor i in range(5000): print(i)\nos.kill(os.getpid(), signal.SIGKILL)')
        self.assertEqual(run.code, -9)
        self.assertEqual([text for _, text in run.main.check().marks()], [str(i) for i in range(5000)])
        self.assertEqual(run.main.ended, 0)


FULL = '''mount -t tmpfs -o size=4m none "$1" && GANTRY_RING="$1" PYTHONPATH="$2" "$3" -c "$4"
code=$?
cp -p "$1"/*.ring "$5"
exit $code'''


class FullTest(unittest.TestCase):
    def test_where_the_file_system_is_full_records_are_lost_and_nothing_else(self):
        code = ('import os\nfor i in range(100): print(i)\n'
                'f = os.open(os.environ["GANTRY_RING"] + "/other", os.O_CREAT | os.O_WRONLY)\n'
                'try:\n    while True: os.write(f, bytes(4096))\nexcept OSError: pass\n'
                'for i in range(100, 20000): print(i)')
        with tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as rings:
            done = subprocess.run(
                ['unshare', '-rm', 'sh', '-c', FULL, 'sh', place, INJECT, sys.executable, code, rings],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            if b'unshare' in done.stderr or b'mount' in done.stderr:
                self.skipTest('no file system of its own can be had here')
            self.assertEqual((done.returncode, done.stderr), (0, b''))
            self.assertEqual(done.stdout.decode().split(), [str(i) for i in range(20000)])
            process, = ring_reader.read(rings)
        self.assertEqual([text for _, text in process.check().marks()[:100]], [str(i) for i in range(100)])
        self.assertGreater(process.lost, 0)


class StartTest(unittest.TestCase):
    def test_options_that_keep_python_from_its_path_record_nothing(self):
        for option in ('-I', '-E', '-S'):
            run = Run([option, '-c', 'print(1)'])
            self.assertEqual((run.out, run.err, run.processes), ('1\n', '', []))

    def test_the_program_finds_its_own_path(self):
        code = 'import sys, os; print(sys.path, "sitecustomize" in sys.modules, os.environ.get("PYTHONSTARTUP"))'
        self.assertEqual(run_code(code).out, run_code(code, recorded=False).out)

    def test_the_hidden_sitecustomize_runs(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, 'sitecustomize.py'), 'w') as file:
                file.write('seen = __name__, __file__')
            code = 'import sitecustomize, sys; print(sitecustomize.seen, sys.path)'
            plain = run_code(code, recorded=False, PYTHONPATH=folder)
            self.assertIn(folder, plain.out)
            self.assertEqual(run_code(code, PYTHONPATH=folder).out, plain.out)

    def test_a_folder_that_is_not_there_is_no_fault_of_the_program(self):
        run = run_code('print(1)', recorded=False, PYTHONPATH=INJECT, GANTRY_RING='/nowhere')
        self.assertEqual((run.code, run.out, run.err), (0, '1\n', ''))


if __name__ == '__main__':
    unittest.main()
