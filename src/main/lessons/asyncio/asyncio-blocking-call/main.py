# One coroutine ticks, the other calls time.sleep.
import asyncio
import sys
import time

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


async def clock():
    for i in range(6):
        print('tick', i)
        await asyncio.sleep(0.5 * second)


async def work():
    await asyncio.sleep(0.75 * second)
    print('the call begins')
    time.sleep(2 * second)  # not awaited: the thread of all is blocked
    print('the call ends')


async def main():
    await asyncio.gather(clock(), work())


asyncio.run(main())
