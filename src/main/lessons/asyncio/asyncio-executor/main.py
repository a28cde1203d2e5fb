# One coroutine ticks, the other calls time.sleep by run_in_executor.
import asyncio
import sys
import time

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


def call():
    print('the call begins')
    time.sleep(2 * second)
    print('the call ends')


async def clock():
    for i in range(6):
        print('tick', i)
        await asyncio.sleep(0.5 * second)


async def work():
    await asyncio.sleep(0.75 * second)
    await asyncio.get_running_loop().run_in_executor(None, call)
    print('the loop has the result')


async def main():
    await asyncio.gather(clock(), work())


asyncio.run(main())
