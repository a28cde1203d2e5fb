# Four tasks in a TaskGroup, one of which fails. Python 3.11 or later.
import asyncio
import sys

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000


async def fetch(name, seconds):
    print(name, 'asks')
    try:
        await asyncio.sleep(seconds * second)
    except asyncio.CancelledError:
        print(name, 'is cancelled')
        raise
    print(name, 'has an answer')


async def fail(name, seconds):
    print(name, 'asks')
    await asyncio.sleep(seconds * second)
    raise ConnectionError(name + ' is not there')


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fetch('a', 1))
            group.create_task(fail('b', 2))
            group.create_task(fetch('c', 3))
            group.create_task(fetch('d', 4))
    except* ConnectionError as errors:
        print('main:', *errors.exceptions)


asyncio.run(main())
