"""What programs do that a producer must stand: forks, limits, replaced hooks, pickles; and that they can't tell."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import unittest

from watched import run_code

SAME = '''
    import builtins, concurrent.futures as cf, inspect, pickle, threading, time, weakref
    from concurrent.futures import process, thread
    import multiprocessing.pool, asyncio
    for f in (print, time.sleep, cf.Future.result, cf.Future.cancel, cf.ThreadPoolExecutor.__init__,
              threading.Thread.join, threading.Condition.wait, multiprocessing.pool.worker, process._sendback_result,
              asyncio.Handle._run):
        try: signature = str(inspect.signature(f))
        except ValueError: signature = None
        print(f.__module__, f.__name__, f.__qualname__, signature, (f.__doc__ or '')[:30])
    for f in (multiprocessing.pool.worker, process._process_worker, cf.Future.set_result):
        print(pickle.dumps(f, 4), pickle.loads(pickle.dumps(f)) is f)
    class Mine(cf.ThreadPoolExecutor):
        def submit(self, fn, /, *args, **kwargs): return super().submit(fn, *args, **kwargs)
    class Named(threading.Thread):
        def run(self): print('runs')
    with Mine(1) as p:
        f = p.submit(dict, self=1, fn=2)
        print(f.result(), weakref.ref(f)() is f, isinstance(p, cf.Executor), type(f), [k for k in vars(threading)][:5])
    n = Named(); n.start(); n.join()
    for bad in (lambda: time.sleep(-1), lambda: time.sleep(), lambda: time.sleep('x'), lambda: print(1, sep=2),
                lambda: print(1, no=2), lambda: cf.ThreadPoolExecutor(0), lambda: n.start(),
                lambda: threading.Thread(1), lambda: p.submit(1)):
        try: bad()
        except Exception as e: print(type(e), e)
'''


def run(code, **options):
    return run_code(textwrap.dedent(code), **options)


class SameTest(unittest.TestCase):
    def assert_same(self, code):
        plain, r = run(code, recorded=False), run(code)
        self.assertEqual((r.code, r.out, r.err), (plain.code, plain.out, plain.err))
        for process in r.processes:
            process.check()
            self.assertEqual([text for lane, text in process.marks() if text.startswith('gantry:unseen')], [])
        return r

    def test_names_signatures_pickles_errors(self):
        self.assert_same(SAME)

    def test_a_builtin_is_no_method_of_a_class_that_keeps_it(self):
        r = self.assert_same('''
            import time
            class Mine: pause, log = time.sleep, print
            Mine().pause(0); Mine.pause(0); Mine().log('a', 'b'); Mine.log('c', sep='')
            print(repr(time.sleep.__self__), repr(print.__self__))
            for name in '_', 'self', 'no':
                try: time.sleep(**{name: 1})
                except TypeError as e: print(type(e))''')
        self.assertEqual([text for _, text in r.main.marks()][:2], ['a b', 'c'])

    def test_an_exception_that_another_thread_sets_in_a_sleep_reaches_the_program(self):
        self.assert_same('''
            import ctypes, threading, time
            class Stop(Exception): pass
            seen = 0
            for _ in range(20):
                begun = threading.Event()
                def work():
                    global seen
                    try:
                        while True:
                            begun.set()
                            time.sleep(.001)
                    except Stop: seen += 1
                thread = threading.Thread(target=work)
                thread.start()
                begun.wait()
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(Stop))
                thread.join(9)
            print(seen)''')

    def test_a_thread_has_no_attribute_of_ours(self):
        self.assert_same('''
            import threading
            seen = []
            t = threading.Thread(target=lambda: seen.extend(vars(t))); t.start(); t.join()
            print(sorted(seen), sorted(vars(t)))''')

    def test_a_builtin_is_pickled_and_copied_as_what_it_is(self):
        r = self.assert_same('''
            import copy, multiprocessing as mp, pickle, subprocess, sys, time
            for f in print, time.sleep:
                for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
                    print(pickle.loads(pickle.dumps(f, protocol)) is f, end=' ')
                print(copy.copy(f) is f, copy.deepcopy(f) == f)
            load = 'import pickle, sys; print(pickle.load(sys.stdin.buffer), flush=True)'
            unwatched = subprocess.run([sys.executable, '-I', '-c', load], input=pickle.dumps(time.sleep),
                                       stdout=subprocess.PIPE)
            print(unwatched.stdout)
            with mp.get_context('fork').Pool(1) as pool: print(pool.map(time.sleep, [0, 0]))''')
        self.assertIn('built-in function sleep', r.out)

    def test_exit_codes_and_uncaught_exceptions(self):
        for code in ('import sys; sys.exit(7)', 'raise ValueError(1)', 'import os; os._exit(3)', 'syntax error', ''):
            self.assert_same(code)

    def test_a_value_is_made_text_once(self):
        self.assert_same('''
            class V:
                n = 0
                def __str__(self):
                    V.n += 1
                    return 'text %d' % V.n
            class Bad:
                def __str__(self): raise KeyError('no')
            import io
            other = io.StringIO()
            print(V(), [V], 1, sep='-'); print(V(), file=other); print(other.getvalue())
            try: print('before', Bad())
            except KeyError as e: print(repr(e))''')

    def test_recursion_ends_as_a_recursion_error(self):
        r = self.assert_same('''
            import sys, time, threading
            def deep(n):
                time.sleep(0)
                return deep(n + 1)
            for i in range(3):
                try: deep(0)
                except RecursionError as e: print(type(e).__name__)
            def shallow(n):
                f = threading.Event()
                f.set(); f.wait(.1)
                return shallow(n + 1)
            try: shallow(0)
            except RecursionError as e: print(type(e).__name__)
            time.sleep(0)''')
        self.assertEqual(r.out, 'RecursionError\n' * 4)
        self.assertEqual(r.main.records[-1].kind, 'UNBLOCKED')

    def test_a_program_that_replaces_trace_functions(self):
        self.assert_same('''
            import sys, threading
            seen = []
            def trace(frame, event, argument):
                if frame.f_code.co_name == 'mine': seen.append(event)
                return trace
            sys.settrace(trace); threading.settrace(trace); sys.setprofile(None)
            def mine(): return 1
            mine(); t = threading.Thread(target=mine); t.start(); t.join()
            sys.settrace(None)
            print(seen)''')

    def test_a_program_that_replaces_what_we_replaced(self):
        self.assert_same('''
            import builtins, time, threading
            old = builtins.print
            builtins.print = lambda *a: old('mine', *a)
            time.sleep = lambda s: None
            print(1); time.sleep(100)
            t = threading.Thread(target=print, args=(2,)); t.start(); t.join()''')

    def test_prints_at_the_very_end(self):
        self.assert_same('''
            import atexit, time
            class Late:
                def __del__(self): print('late'); time.sleep(0)
            kept = Late()
            atexit.register(print, 'at exit')''')

    @unittest.skipIf(sys.version_info < (3, 9), 'the module is another one before')
    def test_a_sub_interpreter_is_not_seen(self):
        r = self.assert_same('''
            try: import _interpreters as i
            except ImportError: import _xxsubinterpreters as i
            n = i.create()
            (getattr(i, 'exec', None) or i.run_string)(n, 'import time; time.sleep(.01)')
            i.destroy(n); print('done')''')
        self.assertEqual((len(r.processes), r.main.of('BLOCKED')), (1, []))


class ForkTest(unittest.TestCase):
    def test_a_fork_storm(self):
        r = run('''
            import os
            for i in range(100):
                pid = os.fork()
                if not pid:
                    if i % 2: print('child', i, flush=True)
                    os._exit(0)
                os.waitpid(pid, 0)''')
        self.assertEqual((r.code, r.err, len(r.out.splitlines())), (0, '', 50))
        children = [p.check() for p in r.processes if p.pid != r.main.pid]
        self.assertEqual([p.marks() for p in children], [[(2, 'child %d' % i)] for i in range(1, 100, 2)])

    def test_a_child_does_not_speak_of_what_its_parent_began(self):
        r = run('''
            import os, sys, threading
            from concurrent.futures import ThreadPoolExecutor
            parent, go = os.getpid(), threading.Event()
            def forks():
                go.wait()
                pid = os.fork()
                if not pid:
                    print('child', flush=True)
                    return 1
                return os.waitpid(pid, 0)[1]
            with ThreadPoolExecutor(1) as p:
                f = p.submit(forks)
                f.add_done_callback(lambda f: os._exit(0) if os.getpid() != parent else None)
                go.set()
            print('parent', flush=True)
            with ThreadPoolExecutor(1) as p: p.submit(abs, 1)''', PYTHONWARNINGS='ignore')
        self.assertEqual(r.err, '')
        for process in r.processes:
            process.check()
        child, = [p for p in r.processes if p.pid != r.main.pid]
        self.assertEqual([text for _, text in child.marks()], ['child'])
        self.assertEqual(child.tasks(), {})

    def test_a_child_that_was_forked_in_a_coroutine(self):
        r = run('''
            import asyncio, os
            async def f():
                pid = os.fork()
                print('child' if not pid else 'parent', flush=True)
                await asyncio.sleep(.01)
                if pid: os.waitpid(pid, 0)
            asyncio.run(f())''')
        for process in r.processes:
            process.check()
        self.assertEqual(sorted(r.out.split()), ['child', 'parent'])

    def test_what_a_process_left_in_a_buffer_at_its_end_is_written(self):
        r = run('''
            import os, sys, tempfile
            folder = tempfile.mkdtemp()
            pid = os.fork()
            if not pid:
                print('child')
                files = [open(os.path.join(folder, str(i)), 'w') for i in range(5)]
                for f in files: f.write('mine')
                sys.exit()
            os.waitpid(pid, 0)
            print([open(os.path.join(folder, str(i))).read() for i in range(5)])''')
        self.assertEqual((r.err, sorted(r.out.splitlines())), ('', [str(['mine'] * 5), 'child']))

    def test_a_child_has_its_own_pools(self):
        r = run('''
            import os
            from concurrent.futures import ThreadPoolExecutor
            e = ThreadPoolExecutor(2); list(e.map(abs, range(5)))
            pid = os.fork()
            if pid: print(os.waitpid(pid, 0)[1], flush=True)  # one prints at a time
            with ThreadPoolExecutor(2) as own: print(list(own.map(abs, range(3))), flush=True)''')
        self.assertEqual(sorted(r.out.splitlines()), ['0', '[0, 1, 2]', '[0, 1, 2]'])
        self.assertEqual(sorted(len(p.check().tasks()) for p in r.processes), [3, 8])

    def test_an_exec_begins_another_ring_of_the_process(self):
        r = run('''
            import os, sys
            print('before', flush=True)
            os.execv(sys.executable, [sys.executable, '-c', 'print("after")'])''')
        self.assertEqual(r.out, 'before\nafter\n')
        first, second = r.processes
        self.assertEqual((first.pid, first.ended), (second.pid, 0))
        self.assertEqual((first.marks()[0][1], second.marks()[0][1]), ('before', 'after'))

    def test_a_child_of_another_program_is_watched_too(self):
        r = run('''
            import subprocess, sys
            print(subprocess.run([sys.executable, '-c', 'print(5)'], stdout=subprocess.PIPE).stdout)''')
        self.assertEqual(r.out.strip()[:3], "b'5")
        self.assertEqual(len(r.processes), 2)


class KillTest(unittest.TestCase):
    CODE = '''
        import threading, time, os
        from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
        from concurrent.futures.process import BrokenProcessPool
        def work(n):
            time.sleep(.001)
            print(os.getpid(), n, flush=True)
            return n
        with ThreadPoolExecutor(3) as threads, ProcessPoolExecutor(2) as processes:
            try:
                for each in [pool.submit(work, n) for n in range(100) for pool in (threads, processes)]: each.result()
            except BrokenProcessPool: print('broken')'''

    def kill(self, seed):
        """Kills the program or one of its children once it has printed so many lines, and then all that is left."""
        chosen = random.Random(seed)
        lines = chosen.randrange(150)

        def meanwhile(program):
            for line in range(lines):
                program.stdout.readline()
            with open('/proc/%d/task/%d/children' % (program.pid, program.pid)) as children:
                victims = [program.pid] + [int(pid) for pid in children.read().split()]
            os.kill(chosen.choice(victims), signal.SIGKILL)
            try:
                program.wait(1)
            except subprocess.TimeoutExpired:
                pass
            try:
                os.killpg(program.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

        return run(self.CODE, meanwhile=meanwhile)

    def test_whatever_is_killed_at_any_moment_the_records_of_all_are_whole(self):
        records = 0
        for seed in range(6):
            with self.subTest(seed=seed):
                r = self.kill(seed)
                self.assertNotIn('gantry', r.err)
                for process in r.processes:
                    records += len(process.check().records)
        self.assertGreater(records, 1000)


OTHER_USER = 'gantry:unseen.user'


class OtherUserTest(unittest.TestCase):
    @unittest.skipUnless(hasattr(os, 'getuid') and os.getuid() == 0, 'only root may be another user')
    def test_a_program_that_becomes_another_user_is_recorded_on(self):
        code = '''
            import os, threading
            os.setgid(65534); os.setuid(65534)
            t = threading.Thread(target=print, args=(1,)); t.start(); t.join()
            for i in range(5000): print(i)
            pid = os.fork()
            if not pid:
                print('child', flush=True)
                os._exit(0)
            print(os.waitpid(pid, 0)[1])'''
        r, plain = run(code), run(code, recorded=False)
        self.assertEqual((r.code, r.out, r.err), (0, plain.out, plain.err))
        main, = r.processes  # the child may make no ring in the folder of its parent's user
        marks = [text for _, text in main.check().marks()]
        self.assertEqual(len(marks), 5003)
        self.assertEqual([text for text in marks if text.startswith('gantry')], [OTHER_USER])

    @unittest.skipUnless(hasattr(os, 'getuid') and os.getuid() == 0, 'only root may be another user')
    def test_a_child_that_becomes_another_user_is_recorded(self):
        r = run('''
            import os
            pid = os.fork()
            if not pid:
                os.setuid(65534)
                print('child', flush=True)
                os._exit(0)
            print(os.waitpid(pid, 0)[1])''')
        self.assertEqual((r.code, r.out, r.err), (0, 'child\n0\n', ''))
        child, = [p.check() for p in r.processes if p.pid != r.main.pid]
        self.assertEqual(child.marks(), [(1, OTHER_USER), (2, 'child')])


class FailingHookTest(unittest.TestCase):
    def test_a_hook_that_fails_is_taken_back_and_told_once(self):
        r = run('''
            import time, threading, gantry_watch.lines as lines
            def broken(depth): raise LookupError('ours')
            lines.line_above = broken
            time.sleep(0); time.sleep(0)
            t = threading.Thread(target=time.sleep, args=(.1,)); t.start(); t.join()
            print(time.sleep.__class__.__name__)''')
        self.assertEqual((r.code, r.out, r.err), (0, 'builtin_function_or_method\n', ''))
        self.assertEqual([text for lane, text in r.main.check().marks() if lane == 1],
                         ['gantry:unseen.topic("sleep", "LookupError: ours")'])


if __name__ == '__main__':
    unittest.main()
