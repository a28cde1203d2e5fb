"""What watching costs: CPU time with and without, medians of alternating runs. ``cost.py [runs] [name...]``."""

import os
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
INJECT = os.path.normpath(os.path.join(HERE, '..', '..', '..', 'main', 'python', 'inject'))

PROGRAMS = {
    'pool task': ('from concurrent.futures import ThreadPoolExecutor\n'
                  'def f(x): return x\n'
                  'def run():\n'
                  '    with ThreadPoolExecutor(4) as p:\n'
                  '        for r in [p.submit(f, i) for i in range(30000)]: r.result()\n'),
    '28 us task': ('from concurrent.futures import ThreadPoolExecutor\n'
                   'def f(x): return sum(range(2000))\n'
                   'def run():\n'
                   '    with ThreadPoolExecutor(4) as p:\n'
                   '        for r in [p.submit(f, i) for i in range(15000)]: r.result()\n'),
    'process pool': ('from concurrent.futures import ProcessPoolExecutor\n'
                     'def f(x): return x\n'
                     'def run():\n'
                     '    with ProcessPoolExecutor(2) as p:\n'
                     '        for r in [p.submit(f, i) for i in range(4000)]: r.result()\n'),
    'asyncio step': ('import asyncio\n'
                     'async def f():\n'
                     '    for i in range(2000): await asyncio.sleep(0)\n'
                     'async def main(): await asyncio.gather(*[f() for i in range(30)])\n'
                     'def run(): asyncio.run(main())\n'),
    'asyncio task': ('import asyncio\n'
                     'async def f(): pass\n'
                     'async def main():\n'
                     '    for i in range(300): await asyncio.gather(*[f() for i in range(50)])\n'
                     'def run(): asyncio.run(main())\n'),
    'greenlet switch': ('from greenlet import greenlet, getcurrent\n'
                        'def f():\n'
                        '    while True: main.switch()\n'
                        'main = getcurrent(); g = greenlet(f)\n'
                        'def run():\n'
                        '    for i in range(300000): g.switch()\n'),
    'gevent sleep(0)': ('import gevent\n'
                        'def f():\n'
                        '    for i in range(4000): gevent.sleep(0)\n'
                        'def run(): gevent.joinall([gevent.spawn(f) for i in range(20)])\n'),
    'print': ('import sys, os\n'
              'sys.stdout = open(os.devnull, "w")\n'
              'def run():\n'
              '    for i in range(100000): print("line", i)\n'),
    'generator': ('def g():\n'
                  '    while True: yield\n'
                  'def run():\n'
                  '    s = g(); next(s)\n'
                  '    for i in range(1000000): s.send(i)\n'),
}
MEASURE = ('\nimport time, resource, sys\n'
           'def cpu(): return sum(sum(resource.getrusage(w)[:2]) for w in '
           '(resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n'
           't = cpu(); run(); sys.stderr.write(repr(cpu() - t))\n')


def measure(name, recorded):
    """CPU seconds of a run of this process and its children."""
    with tempfile.TemporaryDirectory(dir='/dev/shm' if os.path.isdir('/dev/shm') else None) as folder:
        environment = dict(os.environ, PYTHONPATH='')
        if recorded:
            watch = 'generators' if name == 'generator' else None
            environment.update(PYTHONPATH=INJECT, GANTRY_RING=folder, **{'GANTRY_WATCH': watch} if watch else {})
        done = subprocess.run([sys.executable, '-c', PROGRAMS[name] + MEASURE], env=environment, stderr=subprocess.PIPE,
                              stdout=subprocess.DEVNULL)
        return float(done.stderr)


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for name in sys.argv[2:] or PROGRAMS:
        try:
            pairs = [(measure(name, True), measure(name, False)) for _ in range(runs)]
        except ValueError:
            print('%-16s not here' % name)
            continue
        with_, without = (statistics.median(column) for column in zip(*pairs))
        print('%-16s %.2f  (%.3f s / %.3f s)' % (name, with_ / without, with_, without), flush=True)


if __name__ == '__main__':
    main()
