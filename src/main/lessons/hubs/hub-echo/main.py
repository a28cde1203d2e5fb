# Five clients, each in a thread of its own, talk to a server that has one thread: hub_echo_server.py.
import os
import subprocess
import sys
import time
from socket import create_connection
from threading import Thread

option = dict(zip(sys.argv[1::2], map(int, sys.argv[2::2]))).get  # such as --unit 200, in milliseconds
second = option('--unit', 1000) / 1000
CLIENTS = 5
MESSAGES = 3


def client(number, port):
    with create_connection(('127.0.0.1', port)) as server:
        for i in range(MESSAGES):
            server.sendall(b'hello %d from client %d' % (i, number))
            print('client got', server.recv(1024).decode())
            time.sleep(0.2 * second)


here = os.path.dirname(os.path.abspath(__file__))
server = subprocess.Popen([sys.executable, os.path.join(here, 'hub_echo_server.py'), str(CLIENTS)],
                          stdout=subprocess.PIPE, text=True)
port = int(server.stdout.readline().split()[1])
clients = [Thread(target=client, args=(i, port), name='client %d' % i) for i in range(CLIENTS)]
for each in clients:
    each.start()
for each in clients:
    each.join()
sys.stdout.write(server.stdout.read())
server.wait()
