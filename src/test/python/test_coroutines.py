"""asyncio, greenlets, gevent and generators: by what programs that use them leave in their rings."""

import importlib.util
import sys
import textwrap
import unittest

from ring_reader import LOW
from watched import run_code

HAS_GREENLET = importlib.util.find_spec('greenlet') is not None
HAS_GEVENT = importlib.util.find_spec('gevent') is not None
SEND, YIELD, SWITCH, THROW, SLEEP, IO, EXIT, AWAIT = range(8)


def run(code, **options):
    return run_code(textwrap.dedent(code), **options)


def switches(process):
    """(from, to, how) by names; a lane's number may have been several lanes'."""
    names, found = {}, []
    for r in process.records:
        if r.kind in ('LANE_OPENED', 'LANE_NAMED'):
            names[r.lane] = process.text(r.argument & LOW)
        elif r.kind == 'SWITCHED':
            found.append((names[r.lane], names[r.subject], r.argument))
    return found


class AsyncioTest(unittest.TestCase):
    def test_steps_of_tasks(self):
        main = run('''
            import asyncio
            async def child(): await asyncio.sleep(.05)
            async def main():
                t = asyncio.get_running_loop().create_task(child())
                await t
            asyncio.run(main())''').main.check()
        self.assertEqual(switches(main)[:6], [
            ('MainThread', 'main', SEND), ('main', 'MainThread', AWAIT), ('MainThread', 'child', SEND),
            ('child', 'MainThread', SLEEP), ('MainThread', 'child', SEND), ('child', 'MainThread', EXIT)])
        self.assertEqual(list(main.tasks().values())[:2], ['main', 'child'])
        self.assertEqual({main.text(r.argument >> 28) for r in main.of('BLOCKED') if r.lane == 2}, {'gantry:timer'})

    def test_what_the_loop_waits_for(self):
        def reasons(body):
            main = run('''
                import asyncio, socket, threading
                async def main():
                    %s
                asyncio.run(main())''' % body).main.check()
            return [main.text(r.argument >> 28) for r in main.of('BLOCKED') if r.lane == 2]
        loop = 'loop = asyncio.get_running_loop(); '
        in_pool = loop + 'f = loop.create_future(); threading.Timer(.1, loop.call_soon_threadsafe, (f.set_result, 1))'
        self.assertEqual(set(reasons(in_pool + '.start(); await f')) - {'gantry:timer'}, {'gantry:thread'})
        sockets = loop + 'a, b = socket.socketpair(); loop.add_reader(a, print, "read"); '
        self.assertEqual(set(reasons(sockets + 'await asyncio.sleep(.05); loop.remove_reader(a)')),
                         {'gantry:io-or-timer'})
        waits = sockets + 'f = loop.create_future(); loop.add_reader(a, f.set_result, 1); '
        late = 't = threading.Timer(.1, b.send, (b"x",)); t.start(); await f; loop.remove_reader(a)'
        self.assertIn('gantry:io', reasons(waits + late))

    def test_a_task_of_a_name_has_a_lane_of_that_name(self):
        main = run('''
            import asyncio
            async def child(): print('in')
            async def main(): await asyncio.create_task(child(), name='my own')
            asyncio.run(main())''').main.check()
        lane, text = main.marks()[0]
        self.assertIn('my own', main.lane_names()[lane])

    def test_ends_of_the_loop_are_told_if_there_is_something_to_end(self):
        main = run('''
            import asyncio
            async def main(): pass
            asyncio.run(main())''').main.check()
        self.assertEqual(list(main.tasks().values()), ['main'])
        self.assertEqual(list(main.lane_names().values())[2:], [['main']])
        main = run('''
            import asyncio
            async def numbers():
                yield 1
            async def main():
                global kept
                kept = numbers()
                await kept.__anext__()
                await asyncio.get_running_loop().run_in_executor(None, print, 'in')
            asyncio.run(main())''').main.check()
        told = list(main.tasks().values())
        self.assertIn('BaseEventLoop.shutdown_asyncgens', told)
        self.assertEqual('BaseEventLoop.shutdown_default_executor' in told, sys.version_info >= (3, 9))

    def test_outcomes(self):
        main = run('''
            import asyncio
            async def bad(): raise ValueError('no')
            async def main():
                b, c = asyncio.create_task(bad()), asyncio.create_task(asyncio.sleep(9))
                await asyncio.sleep(0); c.cancel()
                print(await asyncio.gather(b, c, return_exceptions=True))
            asyncio.run(main())''').main.check()
        self.assertEqual([main.text(r.argument) for r in main.of('TASK_FAILED')], ['ValueError: no'])
        cancelled, = main.of('TASK_CANCELLED')
        self.assertEqual(main.tasks()[cancelled.subject], 'sleep')

    def test_of_70000_tasks_at_once_no_lane_ever_has_two(self):
        r = run('''
            import asyncio
            async def child():
                await asyncio.sleep(0); await asyncio.sleep(0)
            async def main():
                return await asyncio.gather(*(child() for i in range(70000)))
            print(len(asyncio.run(main())))''')
        main = r.main.check()
        self.assertEqual((r.code, r.out), (0, '70000\n'))
        self.assertEqual(len(main.of('TASK_SUCCEEDED')), 70001)
        busy = set()
        for record in main.of('TASK_STARTED', 'TASK_SUCCEEDED'):
            self.assertEqual(record.lane in busy, record.kind == 'TASK_SUCCEEDED')
            (busy.add if record.kind == 'TASK_STARTED' else busy.discard)(record.lane)
        self.assertEqual([text for lane, text in main.marks() if lane == 1],
                         ['gantry:unseen.lanes(60000)'])

    def test_a_loop_that_is_none_of_asyncios_own_is_told_once(self):
        r = run('''
            import asyncio
            class Loop(asyncio.AbstractEventLoop): pass
            for loop in Loop(), Loop():
                asyncio._set_running_loop(loop)
                assert asyncio.get_running_loop() is loop
                asyncio._set_running_loop(None)
            async def main(): pass
            asyncio.run(main())''')
        main = r.main.check()
        self.assertEqual((r.code, r.err), (0, ''))
        self.assertEqual([text for lane, text in main.marks()], ['gantry:unseen.loop("__main__.Loop")'])
        self.assertEqual(len(main.of('TASK_SUCCEEDED')), 1)

    def test_what_the_loop_calls_and_what_runs_in_its_pool(self):
        main = run('''
            import asyncio, time
            def blocks(): time.sleep(.05)
            async def main():
                loop = asyncio.get_running_loop()
                loop.call_soon(blocks)
                await loop.run_in_executor(None, blocks)
            asyncio.run(main())''').main.check()
        _, slice_ = main.of('SLICE_STARTED')  # the first is that of the main thread
        self.assertEqual((slice_.lane, slice_.argument >> 28, main.text(slice_.argument & LOW)), (2, 5, 'blocks'))
        sleeps = [r.lane for r in main.of('BLOCKED') if main.text(r.argument >> 28) == 'gantry:sleep']
        self.assertEqual(len(sleeps), 2)
        self.assertIn(2, sleeps)
        self.assertIn('blocks', main.tasks().values())

    def test_many_short_tasks_need_few_lanes(self):
        main = run('''
            import asyncio
            async def f(): await asyncio.sleep(0)
            async def main():
                for i in range(300): await asyncio.gather(*[f() for i in range(20)])
            asyncio.run(main())''').main.check()
        self.assertEqual(len([n for n in main.tasks().values() if n == 'f']), 6000)
        self.assertLessEqual(len(main.lanes()), 30)

    def test_output_and_exceptions_are_as_without_us(self):
        code = '''
            import asyncio
            async def bad(): await asyncio.sleep(0); raise ValueError('no')
            async def main(): await asyncio.gather(bad(), asyncio.sleep(1))
            asyncio.run(main())'''
        plain, r = run(code, recorded=False), run(code)
        self.assertEqual((r.code, r.out, r.err), (plain.code, plain.out, plain.err))

    @unittest.skipUnless(sys.version_info >= (3, 12), 'eager tasks are of 3.12')
    def test_eager_tasks(self):
        main = run('''
            import asyncio
            async def f(n):
                if n: await asyncio.sleep(.01)
            async def main():
                asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
                await asyncio.gather(f(0), f(1))
            asyncio.run(main())''').main.check()
        self.assertIn('f', main.tasks().values())


@unittest.skipUnless(HAS_GREENLET, 'no greenlet in this interpreter')
class GreenletTest(unittest.TestCase):
    def test_throw_and_death(self):
        main = run('''
            from greenlet import greenlet, getcurrent
            def f():
                try: getcurrent().parent.switch()
                except KeyError: print('caught')
            g = greenlet(f); g.switch(); g.throw(KeyError)''').main.check()
        self.assertEqual([how for _, _, how in switches(main)], [SWITCH, SWITCH, THROW, EXIT])
        self.assertEqual(main.lanes()[main.marks()[0][0]], 'f')
        self.assertEqual(len(main.of('LANE_CLOSED')), 1)

    def test_the_programs_own_tracing_function_is_called(self):
        code = '''
            import greenlet
            seen = []
            print(greenlet.settrace(lambda event, args: seen.append(event)))
            greenlet.greenlet(lambda: None).switch()
            print(greenlet.settrace(None) is not None, seen, greenlet.gettrace())'''
        self.assertEqual(run(code).out, run(code, recorded=False).out)

    def test_70000_greenlets(self):
        main = run('''
            from greenlet import greenlet
            for i in range(70000): greenlet(int).switch()''').main.check()
        self.assertEqual(len(main.of('LANE_CLOSED')), 70000)
        self.assertEqual(len(main.lanes()), 3)

    def test_70000_greenlets_at_once(self):
        r = run('''
            from greenlet import greenlet, getcurrent
            gs = [greenlet(lambda: getcurrent().parent.switch()) for i in range(70000)]
            for g in gs: g.switch()
            for g in gs: g.switch()
            print(all(g.dead for g in gs))''')
        main = r.main.check()
        self.assertEqual((r.code, r.out), (0, 'True\n'))
        self.assertEqual(len(main.lanes()), 60000)
        self.assertEqual([text for lane, text in main.marks() if lane == 1],
                         ['gantry:unseen.lanes(60000)'])

    def test_greenlets_of_other_threads(self):
        main = run('''
            import threading
            from greenlet import greenlet
            t = threading.Thread(target=lambda: greenlet(lambda: print('in')).switch())
            t.start(); t.join()''').main.check()
        lane, = [lane for lane, text in main.marks()]
        opened = [r for r in main.of('LANE_OPENED') if r.lane == lane][0]
        self.assertEqual(main.lane_names()[opened.subject][0][:6], 'Thread')


@unittest.skipUnless(HAS_GEVENT, 'no gevent in this interpreter')
class GeventTest(unittest.TestCase):
    def test_of_70000_greenlets_at_once_each_is_told_to_have_ended_as_it_did(self):
        r = run('''
            import gevent
            gs = [gevent.spawn(gevent.sleep) for i in range(70000)]
            gevent.joinall(gs)
            print(all(g.successful() for g in gs))''')
        main = r.main.check()
        self.assertEqual((r.code, r.out), (0, 'True\n'))
        self.assertEqual((len(main.of('TASK_SUCCEEDED')), main.of('TASK_CANCELLED')), (70000, []))

    def test_pools_kills_queues_and_a_patched_program(self):
        code = '''
            from gevent import monkey; monkey.patch_all()
            import gevent, gevent.pool, gevent.queue, threading, time, concurrent.futures as cf
            q = gevent.queue.Queue(2)
            p = gevent.spawn(lambda: [q.put(i) for i in range(20)])
            c = gevent.spawn(lambda: [q.get() for i in range(20)])
            gevent.joinall([p, c]); print(c.value == list(range(20)))
            print(sorted(gevent.pool.Pool(3).map(lambda x: (gevent.sleep(.01), x)[1], range(9))))
            t = threading.Thread(target=lambda: time.sleep(.05)); t.start(); t.join()
            with cf.ThreadPoolExecutor(2) as e: print(list(e.map(lambda x: x + 1, range(5))))
            k = gevent.spawn(gevent.sleep, 9); gevent.sleep(.01); k.kill(); print(repr(k.value))
            print(gevent.get_hub().threadpool.apply(pow, (2, 5)))'''
        plain, r = run(code, recorded=False), run(code)
        self.assertEqual((r.code, r.out, r.err), (plain.code, plain.out, plain.err))
        main = r.main.check()
        self.assertIn('pow', main.tasks().values())
        self.assertEqual(len(main.of('TASK_STARTED')), len(main.of('TASK_SUCCEEDED')))
        self.assertEqual([r for r in main.of('BLOCKED') if r.lane == 2], [])

    def test_a_hub_is_idle_while_nothing_is_ready_and_only_then(self):
        main = run('''
            import gevent
            def turns():
                for i in range(3): gevent.sleep(0)
                gevent.sleep(.02)
            gevent.spawn(turns).join()''').main.check()
        hub, = {lane for lane, name in main.lanes().items() if name == 'Hub'}
        idle = [r for r in main.of('SLICE_STARTED', 'SLICE_ENDED') if r.lane == hub]
        self.assertEqual([r.kind for r in idle], ['SLICE_STARTED', 'SLICE_ENDED'])
        first = idle[0]
        self.assertEqual((first.argument >> 28, main.text(first.argument & LOW)), (4, 'gantry:nothing-to-run'))
        before, after = main.records[main.records.index(first) - 1], main.records[main.records.index(first) + 1]
        self.assertEqual((before.kind, before.argument, after.kind), ('SWITCHED', SLEEP, 'SLICE_ENDED'))

    def test_a_hub_whose_thread_ended_leaves_nothing_open(self):
        run('''
            import gevent, threading
            from greenlet import greenlet
            for i in range(5):
                t = threading.Thread(target=lambda: gevent.sleep(.001)); t.start(); t.join()
                greenlet(int).switch()
            gevent.sleep(.001)''').main.check()

    def test_a_greenlet_that_is_killed_before_it_ran_is_cancelled(self):
        code = '''
            import gevent
            a, b, c = [gevent.spawn(print, i) for i in range(3)]
            a.kill(); print(repr(a.value))
            gevent.sleep(.01)
            d = gevent.spawn_later(9, print, 4)
            d.kill(block=False)
            gevent.sleep(.01)
            gevent.spawn_later(9, print, 5).kill()
            e = gevent.spawn_later(9, print, 6)
            f = gevent.spawn_later(9, print, 7)
            f.kill()'''
        plain, r = run(code, recorded=False), run(code)
        self.assertEqual((r.code, r.out, r.err), (plain.code, plain.out, plain.err))
        main = r.main.check()
        tasks = sorted(main.tasks())
        cancelled = main.of('TASK_CANCELLED')
        self.assertEqual(sorted(r.subject for r in cancelled), [tasks[i] for i in (0, 3, 4, 6)])
        sleeps = [r for r in main.of('SLICE_ENDED')]
        self.assertLess(cancelled[0].time, sleeps[0].time)

    def test_a_greenlet_that_fails(self):
        code = '''
            import gevent
            def bad(): raise ValueError('no')
            gevent.spawn(bad).join()'''
        r = run(code)
        self.assertEqual(len(r.err.splitlines()), len(run(code, recorded=False).err.splitlines()))
        self.assertEqual([r.main.text(x.argument) for x in r.main.check().of('TASK_FAILED')], ['ValueError: no'])


class GeneratorTest(unittest.TestCase):
    CODE = '''
        import time
        def g(n):
            for i in range(n): yield i
        print(list(g(2)))
        for v in g(30000): pass
        time.sleep(.15)
        print(list(g(1)))'''

    def test_generators_are_told_only_if_asked_for(self):
        self.assertEqual(switches(run(self.CODE).main.check()), [])

    def test_resumptions_and_yields_by_budget(self):
        main = run(self.CODE, watch='generators,print,sleep').main.check()
        found = switches(main)
        self.assertEqual(found[:6], [('MainThread', 'g', SEND), ('g', 'MainThread', YIELD)] * 2
                         + [('MainThread', 'g', SEND), ('g', 'MainThread', EXIT)])
        self.assertLess(len(found), 50000)
        told = 'gantry:unseen.generator("g")'
        if sys.version_info < (3, 12):
            told = 'gantry:unseen.generators(20000)'
        self.assertEqual([text for lane, text in main.marks() if lane == 1], [told])

    @unittest.skipUnless(sys.version_info >= (3, 12), 'before 3.12 it is not recorded again')
    def test_after_a_wait_generators_are_recorded_again(self):
        main = run(self.CODE, watch='generators,print,sleep').main.check()
        self.assertEqual(switches(main)[-4:], [('MainThread', 'g', SEND), ('g', 'MainThread', YIELD),
                                               ('MainThread', 'g', SEND), ('g', 'MainThread', EXIT)])


if __name__ == '__main__':
    unittest.main()
