# Two tasks that sleep in the ordinary way.
import sys
import time
import gevent

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def eat():
    print('eat 1')
    time.sleep(2 * second)
    print('eat 2')


def play():
    print('play 1')
    time.sleep(1 * second)
    print('play 2')


gevent.joinall([gevent.spawn(eat), gevent.spawn(play)])
