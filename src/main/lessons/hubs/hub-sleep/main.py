# Two tasks that sleep on the hub.
import sys
import gevent

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def eat():
    print('eat 1')
    gevent.sleep(2 * second)
    print('eat 2')


def play():
    print('play 1')
    gevent.sleep(1 * second)
    print('play 2')


gevent.joinall([gevent.spawn(eat), gevent.spawn(play)])
