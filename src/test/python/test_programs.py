"""The tutorial's programs, unmodified: the same output and exit code, and the facts of each in the recording."""

import collections
import importlib.util
import os
import re
import unittest
from concurrent.futures import ThreadPoolExecutor

from ring_reader import LOW
from watched import PROGRAMS, run_program

HAS_GREENLET = importlib.util.find_spec('greenlet') is not None
HAS_GEVENT = importlib.util.find_spec('gevent') is not None
SLEEP, IO = 4, 5


NEEDS = {name: HAS_GEVENT if 'gevent' in name else HAS_GREENLET if 'greenlet' in name else True
         for name in os.listdir(PROGRAMS) if name.endswith('.py') and not name.startswith('20_')}
ARGUMENTS = {'08': '2', '09': '2', '10': '2', '12': '2', '13': '50000'}
_runs = {}
_starter = ThreadPoolExecutor(6)


def setUpModule():
    """Starts all runs: the programs sleep most of the time."""
    for name in sorted(name for name, there in NEEDS.items() if there):
        arguments = [ARGUMENTS[name[:2]]] if name[:2] in ARGUMENTS else []
        for recorded in (True, False):
            _runs[name, recorded] = _starter.submit(run_program, name, *arguments, recorded=recorded)


def tearDownModule():
    _starter.shutdown()


def comparable(output):
    """Characters without numbers: pieces of lines of concurrent threads mix, times and ids differ."""
    return collections.Counter(re.sub(r'(?<=\d)e-(?=\d)|[\d.]', '', output))


class ProgramsTest(unittest.TestCase):
    def run_both(self, name):
        run, plain = _runs[name, True].result(), _runs[name, False].result()
        self.assertEqual(comparable(run.out), comparable(plain.out))
        self.assertEqual((run.code, run.err), (plain.code, plain.err))
        for process in run.processes:
            process.check()
            self.assertEqual(process.lost, 0)
        self.assertNotEqual(run.main.ended, 0)
        for process in run.processes:
            self.assertFalse([m for lane, m in process.marks() if m.startswith('gantry')])
        return run

    def lanes_of(self, process, kind='TASK_STARTED'):
        lanes = collections.Counter(r.lane for r in process.of(kind))
        return {process.lane_names()[lane][-1]: count for lane, count in lanes.items()}

    def assert_five_workers_and_four_waves(self, process):
        started = process.of('TASK_STARTED')
        self.assertEqual(len(started), 20)
        self.assertEqual([r.subject for r in started], [r.subject for r in process.of('TASK_SUBMITTED')])
        self.assertEqual(self.lanes_of(process), {'ThreadPoolExecutor-0_%d' % n: 4 for n in range(5)})
        running = most = 0
        for r in process.of('TASK_STARTED', 'TASK_SUCCEEDED'):
            running += 1 if r.kind == 'TASK_STARTED' else -1
            most = max(most, running)
        self.assertEqual((running, most), (0, 5))
        ends = [r.time for r in process.of('TASK_SUCCEEDED')]
        for wave in range(1, 4):
            self.assertGreater(started[5 * wave].time, ends[5 * wave - 5])
            self.assertGreater(started[5 * wave + 4].time - started[5 * wave - 1].time, 500000000)

    def offers_match(self, run):
        offered = [r.argument for p in run.processes for r in p.of('TASK_OFFERED')]
        taken = [r.argument for p in run.processes for r in p.of('TASK_TAKEN')]
        self.assertEqual(sorted(offered), sorted(taken))
        self.assertEqual(len(set(offered)), len(offered))
        return offered

    def test_01_one_task(self):
        main = self.run_both('01_submit_thread.py').main
        self.assertEqual([r.kind for r in main.records if r.kind.startswith('TASK') and r.kind != 'TASK_SITE'],
                         ['TASK_SUBMITTED', 'TASK_STARTED', 'TASK_SUCCEEDED'])
        site, = main.of('TASK_SITE')
        self.assertTrue(main.text(site.argument & LOW).endswith('programs/01_submit_thread.py:11'))
        self.assertEqual(sorted(main.text(r.argument >> 28) for r in main.of('BLOCKED')),
                         ['gantry:shutdown', 'gantry:sleep'])

    def test_02_a_task_of_a_process_pool_runs_in_a_child(self):
        run = self.run_both('02_submit_process.py')
        self.assertEqual(len(self.offers_match(run)), 1)
        child, = [p for p in run.processes if p.of('TASK_TAKEN')]
        self.assertEqual([m for _, m in child.marks()], ['thread 1', 'thread 1 end'])
        self.assertRegex(child.lanes()[1], r'^ForkProcess-\d$')  # each of the five may take it

    def test_03_twenty_tasks(self):
        self.assert_five_workers_and_four_waves(self.run_both('03_submit20_thread_ids.py').main)

    def test_04_results_are_waited_for_by_task(self):
        main = self.run_both('04_results.py').main
        self.assert_five_workers_and_four_waves(main)
        waits = [r for r in main.of('BLOCKED') if main.text(r.argument >> 28) == 'gantry:result']
        self.assertTrue({r.argument & LOW for r in waits} <= set(main.tasks()))
        self.assertEqual(waits[0].argument & LOW, min(main.tasks()))

    def test_05_map(self):
        self.assert_five_workers_and_four_waves(self.run_both('05_map.py').main)

    def test_06_callbacks_run_in_the_thread_of_the_worker(self):
        main = self.run_both('06_callback_thread.py').main
        self.assert_five_workers_and_four_waves(main)
        ran = {r.subject: r.lane for r in main.of('TASK_STARTED')}
        self.assertEqual({r.subject: r.lane for r in main.of('CALLBACK_STARTED')}, ran)
        self.assertEqual({r.subject: r.lane for r in main.of('CALLBACK_ENDED')}, ran)

    def test_07_callbacks_run_in_one_thread_of_the_parent(self):
        run = self.run_both('07_callback_process.py')
        self.assertEqual(len(self.offers_match(run)), 20)
        callbacks = run.main.of('CALLBACK_STARTED')
        self.assertEqual(sorted(r.subject for r in callbacks), sorted(run.main.tasks()))
        lane, = {r.lane for r in callbacks}
        self.assertNotIn(lane, (1, 2))
        self.assertEqual(collections.Counter(len(p.of('TASK_SUCCEEDED')) for p in run.processes[1:]), {4: 5})

    def test_08_09_10_12_have_no_tasks(self):
        for name in ('08_serial_producer_consumer.py', '09_yield_producer_consumer.py', '10_yield_blocking_sleep.py',
                     '12_serial_f1_f2.py'):
            main = self.run_both(name).main
            self.assertEqual(main.tasks(), {})
            self.assertEqual(len(main.of('BLOCKED')), 2 if name.startswith('10') else 0)

    @unittest.skipUnless(HAS_GREENLET, 'no greenlet in this interpreter')
    def test_11_eat_play_play_eat(self):
        main = self.run_both('11_greenlet_eat_play.py').main
        names = main.lanes()
        self.assertEqual([(names[lane], text) for lane, text in main.marks()],
                         [('eat', 'eating 1'), ('play', 'playing 1'), ('play', 'playing 2'), ('eat', 'eating 2')])
        self.assertEqual([(names[r.lane], names[r.subject]) for r in main.of('SWITCHED')],
                         [('MainThread', 'eat'), ('eat', 'play'), ('play', 'eat'), ('eat', 'MainThread')])
        self.assertEqual([names[r.lane] for r in main.of('LANE_CLOSED')], ['eat'])

    @unittest.skipUnless(HAS_GREENLET, 'no greenlet in this interpreter')
    def test_13_two_greenlets_alternate(self):
        main = self.run_both('13_greenlet_f1_f2.py').main
        switches = main.of('SWITCHED')
        self.assertEqual(len(switches), 2 * 50000 + 2)
        names = main.lanes()
        self.assertEqual({(names[r.lane], names[r.subject]) for r in switches[1:-1]}, {('f1', 'f2'), ('f2', 'f1')})

    @unittest.skipUnless(HAS_GEVENT, 'no gevent in this interpreter')
    def test_14_15_spawned_greenlets_are_tasks(self):
        for name in ('14_gevent_spawn_join.py', '15_gevent_joinall_value.py'):
            main = self.run_both(name).main
            self.assertEqual(list(main.tasks().values()), ['func', 'func2'])
            self.assertEqual(len(main.of('TASK_SUCCEEDED')), 2)

    @unittest.skipUnless(HAS_GEVENT, 'no gevent in this interpreter')
    def test_16_18_sleeps_of_gevent_overlap(self):
        for name in ('16_gevent_sleep_switch.py', '18_gevent_time_sleep_patched.py'):
            main = self.run_both(name).main
            self.assertEqual([r.kind for r in main.of('TASK_STARTED', 'TASK_SUCCEEDED')],
                             ['TASK_STARTED', 'TASK_STARTED', 'TASK_SUCCEEDED', 'TASK_SUCCEEDED'])
            self.assertEqual([r.argument for r in main.of('SWITCHED') if r.argument == SLEEP and r.lane != 2],
                             [SLEEP] * 2)
            self.assertEqual(main.of('BLOCKED'), [])

    @unittest.skipUnless(HAS_GEVENT, 'no gevent in this interpreter')
    def test_17_sleeps_of_time_do_not_overlap(self):
        main = self.run_both('17_gevent_time_sleep_unpatched.py').main
        self.assertEqual([r.kind for r in main.of('TASK_STARTED', 'TASK_SUCCEEDED', 'BLOCKED')],
                         ['TASK_STARTED', 'BLOCKED', 'TASK_SUCCEEDED'] * 2)

    @unittest.skipUnless(HAS_GEVENT, 'no gevent in this interpreter')
    def test_19_synchronous_and_asynchronous(self):
        main = self.run_both('19_gevent_sync_async.py').main
        self.assertEqual(list(main.tasks().values()), ['task'] * 10)
        self.assertEqual([r.kind for r in main.of('TASK_STARTED', 'TASK_SUCCEEDED')],
                         ['TASK_STARTED'] * 10 + ['TASK_SUCCEEDED'] * 10)

    @unittest.skipUnless(HAS_GEVENT, 'no gevent in this interpreter')
    def test_20_21_a_server_of_greenlets_and_clients_of_threads(self):
        run = self.run_both('21_gevent_echo_clients.py')
        self.assertEqual(len(run.processes), 2)
        clients, server = run.processes
        names = [name for names in clients.lane_names().values() for name in names]
        self.assertEqual(len([name for name in names if name.startswith('Thread-')]), 5)
        self.assertEqual(list(server.tasks().values()), ['talk'] * 5)
        self.assertEqual(len(server.of('TASK_SUCCEEDED')), 5)
        self.assertIn(IO, {r.argument for r in server.of('SWITCHED')})


if __name__ == '__main__':
    unittest.main()
