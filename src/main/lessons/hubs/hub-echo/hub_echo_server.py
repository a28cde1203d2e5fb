# The server: each connection is a task, and all have one thread.
from gevent import monkey; monkey.patch_all()
import sys
from socket import create_server
import gevent


def echo(connection):
    with connection:
        for text in iter(lambda: connection.recv(1024), b''):
            print('server got', text.decode(), flush=True)
            connection.sendall(text.upper())


with create_server(('127.0.0.1', 0)) as listening:
    print('listening', listening.getsockname()[1], flush=True)
    tasks = [gevent.spawn(echo, listening.accept()[0]) for _ in range(int(sys.argv[1]))]
    gevent.joinall(tasks)
