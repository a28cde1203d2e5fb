"""Threads, pools of threads and of processes, multiprocessing: by what programs that use them leave in their rings."""

import os
import sys
import tempfile
import textwrap
import unittest

from ring_reader import LOW
from watched import Run, run_code


def run(code, **options):
    return run_code(textwrap.dedent(code), **options)


def reasons(process):
    return [process.text(r.argument >> 28) for r in process.of('BLOCKED')]


def names_of(process):
    return [name for names in process.lane_names().values() for name in names]


class ThreadTest(unittest.TestCase):
    def test_a_thread_is_a_lane_from_start_to_end_under_its_last_name(self):
        r = run('''
            import threading
            def work():
                threading.current_thread().name = 'renamed'
                print('in')
            t = threading.Thread(target=work, name='first', daemon=True)
            t.start(); t.join()
            print('out')''')
        main = r.main.check()
        lane = next(lane for lane, names in main.lane_names().items() if names == ['first', 'renamed'])
        self.assertEqual(main.marks(), [(lane, 'in'), (2, 'out')])
        self.assertEqual([x.lane for x in main.of('LANE_CLOSED')], [lane])

    def test_who_joins_waits_for_the_thread_that_unblocks_it(self):
        main = run('''
            import threading, time
            t = threading.Thread(target=time.sleep, args=(.2,), name='sleeper'); t.start(); t.join()''').main.check()
        blocked = [x for x in main.of('BLOCKED') if x.lane == 2]
        self.assertEqual([main.text(x.argument >> 28) for x in blocked], ['gantry:join("sleeper")'])
        line = [main.text(x.argument) for x in main.of('LINE') if x.lane == 2]
        self.assertEqual(line, ['<string>:3'])
        woken, = [x for x in main.of('UNBLOCKED') if x.lane == 2]
        self.assertEqual(main.lane_names()[woken.argument & LOW], ['sleeper'])

    def test_each_task_of_a_worker_tells_the_line_where_it_waits_and_submits_also_the_same_one(self):
        code = '''
            import concurrent.futures as cf, multiprocessing as mp, multiprocessing.pool, time
            other = cf.ThreadPoolExecutor(1)
            def nap(i):
                time.sleep(.001)
                %s
            if __name__ == '__main__':
                %s'''
        submits = 'other.submit(len, ()).result()'
        for body, pool, lines in (
                (submits, 'with cf.ThreadPoolExecutor(1) as p: list(p.map(nap, range(3)))', [5, 6] * 3),
                ('', 'with cf.ProcessPoolExecutor(1, mp.get_context("fork")) as p: '
                     'list(p.map(nap, range(3)))', [5] * 3),
                ('', 'with cf.ProcessPoolExecutor(1, mp.get_context("fork")) as p: '
                     'list(p.map(nap, range(3), chunksize=3))', [5] * 3),
                ('', 'with mp.get_context("fork").Pool(1) as p: p.map(nap, range(3), 1)', [5] * 3),
                ('', 'with multiprocessing.pool.ThreadPool(1) as p: p.map(nap, range(3), 1)', [5] * 3)):
            with self.subTest(pool):
                sleeper = run(code % (body, pool)).processes[-1].check()
                lane, = {x.lane for x in sleeper.of('BLOCKED') if sleeper.text(x.argument >> 28) == 'gantry:sleep'}
                self.assertEqual([sleeper.text(x.argument) for x in sleeper.of('LINE') if x.lane == lane],
                                 ['<string>:%d' % line for line in lines])

    def test_a_wait_in_no_line_of_the_program_is_told_to_be_in_none(self):
        main = run('''
            import concurrent.futures as cf, time
            def nap(): time.sleep(.001)
            with cf.ThreadPoolExecutor(1) as p:
                p.submit(nap).result(); p.submit(time.sleep, .001).result()''').main.check()
        lane, = {x.lane for x in main.of('BLOCKED') if main.text(x.argument >> 28) == 'gantry:sleep'}
        self.assertEqual([main.text(x.argument) for x in main.of('LINE') if x.lane == lane], ['<string>:3', ''])

    def test_waits_on_queues_and_events_tell_why_and_who_ended_them(self):
        main = run('''
            import threading, queue, time
            q, e = queue.Queue(), threading.Event()
            def work():
                time.sleep(.1); q.put(1); time.sleep(.1); e.set()
            t = threading.Thread(target=work, name='other'); t.start()
            q.get(); e.wait(); t.join()''').main.check()
        told = [(main.text(x.argument >> 28), x.lane) for x in main.of('BLOCKED')]
        self.assertEqual([reason for reason, lane in told if lane == 2][:2], ['gantry:queue', 'gantry:event'])
        by = [main.lane_names()[x.argument & LOW] for x in main.of('UNBLOCKED') if x.lane == 2]
        self.assertEqual(by[:2], [['other'], ['other']])

    def test_waits_are_called_as_what_is_waited_for(self):
        main = run('''
            import threading, time
            s, c, b = threading.Semaphore(0), threading.Condition(), threading.Barrier(2)
            def work():
                s.acquire()
                with c: c.wait(.05)
                b.wait()
            t = threading.Thread(target=work); t.start()
            time.sleep(.05); s.release(); time.sleep(.2); b.wait(); t.join()''').main.check()
        told = [main.text(x.argument >> 28) for x in main.of('BLOCKED') if x.lane != 2]
        self.assertEqual(told, ['gantry:semaphore', 'gantry:condition', 'gantry:barrier'])

    def test_a_thread_runs_from_its_start_to_its_end(self):
        main = run('''
            import threading, concurrent.futures as cf, queue, multiprocessing as mp
            class Mine(threading.Thread):
                def run(self): pass
            for t in threading.Thread(target=sum, args=((),), name='target'), Mine(name='mine'):
                t.start(); t.join()
            with cf.ThreadPoolExecutor(1, thread_name_prefix='worker') as pool: pool.submit(int).result()
            q = mp.Queue(); q.put(1); q.get()''').main.check()
        names, runs = {}, []
        for x in main.of('LANE_OPENED', 'SLICE_STARTED'):
            if x.kind == 'LANE_OPENED':
                names[x.lane] = main.text(x.argument & LOW)
            else:
                runs.append((names[x.lane], x.argument))
        self.assertEqual(runs, [('MainThread', 0), ('target', 0), ('mine', 0)])
        self.assertIn('QueueFeederThread', names.values())

    def test_uncaught_exceptions_are_told_where_they_end(self):
        r = run('''
            import asyncio, threading, sys
            def bad(): raise KeyError('k')
            t = threading.Thread(target=bad, name='bad'); t.start(); t.join()
            t = threading.Thread(target=sys.exit, name='exits'); t.start(); t.join()
            async def never(): raise OSError('lost "it"')
            async def main():
                asyncio.ensure_future(never())
                await asyncio.sleep(.01)
            asyncio.run(main())
            raise ValueError''')
        main = r.main.check()
        lanes = main.lane_names()
        self.assertEqual([(lanes[lane][0], text) for lane, text in main.marks() if lane != 1], [
            ('bad', 'gantry:uncaught("KeyError: \'k\'")'),
            ('MainThread', 'gantry:never-retrieved("OSError: lost \\"it\\"")')])
        self.assertEqual([text for lane, text in main.marks() if lane == 1], ['gantry:ended-with("ValueError")'])
        self.assertEqual(r.code, 1)

    def test_what_ends_a_program_is_told_only_if_it_does(self):
        for code, told in (('a b', 'SyntaxError: invalid syntax (<string>, line 1)'),
                           ('import sys; sys.exit("text")', None),
                           ('import sys; sys.excepthook = lambda *a: None; 1/0', 'ZeroDivisionError: division by zero'),
                           ('import code; code.InteractiveConsole().push("1/0")', None),
                           ('import code; code.InteractiveConsole(globals()).push("1/0")', None),
                           ('import sys; print(sys.excepthook is sys.__excepthook__)', None)):
            with self.subTest(code):
                plain, r = run(code, recorded=False), run(code)
                self.assertEqual((r.code, r.out, r.err), (plain.code, plain.out, plain.err))
                marks = [text for lane, text in r.main.check().marks() if lane == 1]
                self.assertEqual(marks, [] if told is None else ['gantry:ended-with("%s")' % told])

    def test_what_ends_a_child_of_multiprocessing_is_told(self):
        code = textwrap.dedent('''
            import multiprocessing as mp, sys
            def fails(): raise ValueError('in the child')
            def handles():
                try: 1 / 0
                except ZeroDivisionError: pass
            if __name__ == '__main__':
                mp.set_start_method(sys.argv[1])
                for target, arguments in ((fails, ()), (handles, ()), (sys.exit, (3,))):
                    try: raise KeyError('of the parent')
                    except KeyError: p = mp.Process(target=target, args=arguments); p.start()
                    p.join(); print(p.exitcode)''')
        with tempfile.TemporaryDirectory() as folder:
            script = os.path.join(folder, 'script.py')
            with open(script, 'w') as file:
                file.write(code)
            for method in ('fork', 'spawn', 'forkserver'):
                with self.subTest(method):
                    plain, r = Run([script, method], recorded=False), Run([script, method])
                    self.assertEqual((r.code, r.out, r.err), (plain.code, plain.out, plain.err))
                    self.assertEqual(r.out, '1\n0\n3\n')
                    self.assertEqual([(p.lanes()[1], text) for p in r.processes for lane, text in p.check().marks()
                                      if text.startswith('gantry:')],
                                     [('Process-1', 'gantry:ended-with("ValueError: in the child")')])

    def test_a_wait_that_cannot_take_time_is_not_told(self):
        main = run('''
            import threading, queue
            threading.Event().wait(0); threading.Semaphore().acquire(timeout=0)
            try: queue.Queue().get(timeout=0)
            except queue.Empty: print('empty')''').main.check()
        self.assertEqual(reasons(main), [])
        self.assertEqual(main.marks(), [(2, 'empty')])

    def test_a_thread_that_nobody_announced_has_a_lane_too(self):
        main = run('''
            import _thread, time
            _thread.start_new_thread(print, ('raw',))
            time.sleep(.2)''').main.check()
        (lane, text), = main.marks()
        self.assertEqual((text, lane > 2, main.lanes()[lane][:7]), ('raw', True, 'thread-'))

    def test_what_is_not_asked_for_is_not_told(self):
        main = run('''
            import threading, time
            print('x'); time.sleep(.01)
            t = threading.Thread(target=time.sleep, args=(.1,)); t.start(); t.join()''', watch='print').main.check()
        self.assertEqual((reasons(main), main.marks()), ([], [(2, 'x')]))


class ThreadPoolTest(unittest.TestCase):
    def test_outcomes_of_tasks(self):
        main = run('''
            import threading, time
            from concurrent.futures import ThreadPoolExecutor
            go = threading.Event()
            def good(): go.wait()
            def bad(): raise ValueError('no')
            with ThreadPoolExecutor(1, 'mine') as p:
                fs = [p.submit(good), p.submit(bad), p.submit(good)]
                print(fs[2].cancel()); go.set()''').main.check()
        self.assertEqual(list(main.tasks().values()), ['good', 'bad', 'good'])
        first, second, third = main.tasks()
        ends = {x.subject: x.kind for x in main.of('TASK_SUCCEEDED', 'TASK_FAILED', 'TASK_CANCELLED')}
        self.assertEqual(ends, {first: 'TASK_SUCCEEDED', second: 'TASK_FAILED', third: 'TASK_CANCELLED'})
        self.assertEqual(main.text(main.of('TASK_FAILED')[0].argument), 'ValueError: no')
        self.assertEqual([main.text(x.argument) for x in main.of('EXECUTOR_OPENED')], ['mine'])
        worker, = {x.lane for x in main.of('TASK_STARTED')}
        opened = next(x for x in main.of('LANE_OPENED') if x.lane == worker)
        self.assertEqual(opened.argument >> 32, 1)

    def test_a_callback_that_fails_is_told_as_without_us(self):
        code = '''
            from concurrent.futures import ThreadPoolExecutor
            import time
            def call(f): raise KeyError(1)
            with ThreadPoolExecutor(1) as p:
                f = p.submit(time.sleep, .1); f.add_done_callback(call); f.add_done_callback(print)
            f.add_done_callback(call)'''
        plain, r = run(code, recorded=False), run(code)
        self.assertNotIn('gantry', r.err)
        self.assertEqual(r.err.count('KeyError'), plain.err.count('KeyError'))
        self.assertEqual(len(r.err.splitlines()), len(plain.err.splitlines()))
        main = r.main.check()
        self.assertEqual(len(main.of('CALLBACK_STARTED')), 3)
        self.assertEqual(len(main.of('CALLBACK_ENDED')), 3)
        self.assertEqual(main.of('CALLBACK_STARTED')[2].lane, 2)

    def test_an_exception_from_result_shows_no_frame_of_ours(self):
        code = '''
            from concurrent.futures import ThreadPoolExecutor
            import time
            def bad(): time.sleep(.1); raise ValueError('no')
            ThreadPoolExecutor(1).submit(bad).result()'''
        plain, r = run(code, recorded=False), run(code)
        self.assertEqual((r.code, r.err), (plain.code, plain.err))
        main = r.main.check()
        waits = [(main.text(x.argument >> 28), x.argument & LOW) for x in main.of('BLOCKED') if x.lane == 2]
        self.assertEqual(waits[0], ('gantry:result', next(iter(main.tasks()))))

    @unittest.skipIf(sys.version_info < (3, 9), 'cancel_futures is of 3.9')
    def test_tasks_that_shutdown_cancels(self):
        main = run('''
            import time
            from concurrent.futures import ThreadPoolExecutor
            e = ThreadPoolExecutor(1)
            fs = [e.submit(time.sleep, .2) for i in range(10)]
            e.shutdown(cancel_futures=True)''').main.check()
        self.assertEqual((len(main.of('TASK_STARTED')), len(main.of('TASK_CANCELLED'))), (1, 9))


PROCESSES = '''
    import multiprocessing as mp, time, sys
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.pool import ThreadPool
    def sq(x): return x * x
    def bad(x): raise ValueError(x)
    def child(n): print('child', n)
    if __name__ == '__main__':
        c = mp.get_context(sys.argv[1])
        %s'''


class ProcessTest(unittest.TestCase):
    def run_with(self, method, code):
        import os
        import tempfile

        from watched import Run
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, 'program.py')
            with open(file, 'w') as f:
                f.write(textwrap.dedent(PROCESSES % code))
            plain, r = Run([file, method], recorded=False), Run([file, method])
        self.assertEqual((r.code, r.out, r.err), (plain.code, plain.out, plain.err))
        for process in r.processes:
            process.check()
        offered = [x.argument for p in r.processes for x in p.of('TASK_OFFERED')]
        taken = [x.argument for p in r.processes for x in p.of('TASK_TAKEN')]
        self.assertEqual(sorted(offered), sorted(taken))
        self.assertEqual(len(set(offered)), len(offered))
        return r

    def assert_pool(self, r, name, count):
        self.assertEqual([r.main.text(x.argument) for x in r.main.of('EXECUTOR_OPENED')], [name + '-0'])
        self.assertEqual(len(r.main.tasks()), count)
        workers = [p for p in r.processes if p.of('TASK_TAKEN')]
        self.assertEqual(sum(len(p.of('TASK_SUCCEEDED', 'TASK_FAILED')) for p in workers), count)
        for worker in workers:
            opened = next(x for x in worker.of('LANE_OPENED') if x.lane == 2)
            self.assertEqual(opened.argument >> 32, 1, 'its main thread is a worker')
        return workers

    def test_process_pools(self):
        for method in ('fork', 'spawn', 'forkserver'):
            r = self.run_with(method, '''with ProcessPoolExecutor(2, mp_context=c) as p:
            print(list(p.map(sq, range(7), chunksize=3)))
            try: p.submit(bad, 1).result()
            except ValueError as e: print(e.__cause__)''')
            workers = self.assert_pool(r, 'ProcessPoolExecutor', 4)
            self.assertEqual(sum(len(p.of('SLICE_STARTED')) for p in workers), 6)
            self.assertEqual(list(r.main.tasks().values()), ['sq', 'sq', 'sq', 'bad'])

    def test_multiprocessing_pools(self):
        for method in ('fork', 'spawn', 'forkserver'):
            r = self.run_with(method, '''with c.Pool(2) as p:
            print(p.map(sq, range(6), chunksize=2), p.apply(sq, (9,)), list(p.imap(sq, range(3))))
            try: p.apply(bad, (1,))
            except ValueError as e: print(e.__cause__)''')
            self.assert_pool(r, 'Pool', 8)

    def test_a_pool_of_threads_of_multiprocessing(self):
        r = self.run_with('fork', '''with ThreadPool(2) as p: print(p.map(sq, range(4), chunksize=1))''')
        self.assertEqual(len(r.main.of('TASK_SUCCEEDED')), 4)

    def test_a_process_has_a_ring_of_its_own_and_its_name(self):
        for method in ('fork', 'spawn', 'forkserver'):
            r = self.run_with(method, '''q = c.Process(target=child, args=(1,), name='mine'); q.start(); q.join()''')
            child, = [p for p in r.processes if p.marks()]
            self.assertEqual((child.lanes()[1], child.marks()), ('mine', [(2, 'child 1')]))
            self.assertNotEqual(child.ended, 0)
            self.assertIn('gantry:join("mine")', reasons(r.main))

    def test_a_task_that_cannot_be_pickled_is_rejected(self):
        r = run('''
            from concurrent.futures import ProcessPoolExecutor
            with ProcessPoolExecutor(1) as p:
                f = p.submit(lambda: 1)
                print(type(f.exception()).__name__, f.exception().__cause__ is None)''')
        rejected, = r.main.check().of('TASK_REJECTED')
        self.assertEqual(list(r.main.tasks()), [rejected.subject])
        self.assertNotIn('gantry', r.err)

    def test_a_worker_that_is_killed(self):
        r = run('''
            import os, signal
            from concurrent.futures import ProcessPoolExecutor
            def die(): os.kill(os.getpid(), signal.SIGKILL)
            with ProcessPoolExecutor(1) as p:
                print(type(p.submit(die).exception()).__name__)''')
        self.assertEqual((r.code, r.out), (0, 'BrokenProcessPool\n'))
        worker, = [p for p in r.processes if p.check().of('TASK_TAKEN')]
        self.assertEqual([x.kind for x in worker.records if x.kind.startswith('TASK_')], ['TASK_TAKEN', 'TASK_STARTED'])
        self.assertEqual(worker.ended, 0)

    def test_what_no_worker_took_before_the_pool_broke_is_rejected(self):
        r = run('''
            import multiprocessing, os, signal
            from concurrent.futures import ProcessPoolExecutor
            told, tell = os.pipe()
            def die(): os.read(told, 1); os.kill(os.getpid(), signal.SIGKILL)
            with ProcessPoolExecutor(1, multiprocessing.get_context('fork')) as p:
                futures = [p.submit(die) for _ in range(5)]
                os.write(tell, b'.')
                for f in futures: print(type(f.exception()).__name__)''')
        self.assertEqual((r.code, r.out), (0, 5 * 'BrokenProcessPool\n'))
        rejected = {x.subject for x in r.main.check().of('TASK_REJECTED')}
        self.assertGreaterEqual(rejected, set(sorted(r.main.tasks())[1:]))  # the worker tells of the first one


if __name__ == '__main__':
    unittest.main()
