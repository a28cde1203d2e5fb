# Three coroutines, and gather.
import asyncio
import sys

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


async def fetch(name, seconds):
    print(name, 'asks')
    await asyncio.sleep(seconds * second)
    print(name, 'has an answer')
    return name


async def main():
    names = await asyncio.gather(fetch('a', 3), fetch('b', 1), fetch('c', 2))
    print('results', *names)


asyncio.run(main())
