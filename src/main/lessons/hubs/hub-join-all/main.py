# Three tasks, and their values.
import sys
import gevent

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def func(i):
    print('func%d' % i)
    gevent.sleep(i * second)
    return 'value of func%d' % i


tasks = [gevent.spawn(func, i) for i in (3, 2, 1)]
for ended in gevent.joinall(tasks):
    print(ended.value)
