# Two greenlets switch to each other by hand.
import sys
import time
from greenlet import greenlet

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def eat():
    print('eating 1')
    g2.switch()
    time.sleep(1 * second)
    print('eating 2')


def play():
    print('playing 1')
    time.sleep(1 * second)
    print('playing 2')
    g1.switch()
    print('never printed')


g1 = greenlet(eat)
g2 = greenlet(play)
g1.switch()
