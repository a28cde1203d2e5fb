# Ten waits, one after the other, then at once.
from gevent import spawn, joinall, monkey; monkey.patch_all()
import sys
import time

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def task(i):
    time.sleep(0.5 * second)
    print('task %d done' % i)


def synchronous():
    for i in range(10):
        task(i)


def asynchronous():
    joinall([spawn(task, i) for i in range(10)])


print('ten waits')
start = time.perf_counter()
synchronous()
print('in sequence %.2f s' % (time.perf_counter() - start))
start = time.perf_counter()
asynchronous()
print('at once %.2f s' % (time.perf_counter() - start))
