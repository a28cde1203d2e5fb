# A task that is spawned, and joined.
import sys
import time
import gevent

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def func(*args, **kwargs):
    print('func', args, kwargs)
    time.sleep(1 * second)


task = gevent.spawn(func, 1, 2, 3, x=4, y=5)
print('spawned, not started')
task.join()
print('joined')
