"""Runs programs with and without the producer."""

import os
import subprocess
import sys
import tempfile

import ring_reader

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, 'programs')
INJECT = os.path.normpath(os.path.join(HERE, '..', '..', 'main', 'python', 'inject'))


class Run:
    """What a program did: code, out, err; processes, the rings that it left."""

    def __init__(self, arguments, watch=None, recorded=True, python=sys.executable, timeout=60, cwd=None, **env):
        with tempfile.TemporaryDirectory() as folder:
            environment = {k: v for k, v in os.environ.items() if k not in ('PYTHONPATH', 'GANTRY_RING')}
            environment.update(env)
            if recorded:
                path = environment.get('PYTHONPATH')
                environment['PYTHONPATH'] = INJECT + (os.pathsep + path if path else '')
                environment['GANTRY_RING'] = folder
                if watch is not None:
                    environment['GANTRY_WATCH'] = watch
            done = subprocess.run([python] + arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  stdin=subprocess.DEVNULL, env=environment, timeout=timeout, cwd=cwd)
            self.code, self.out, self.err = done.returncode, done.stdout.decode(), done.stderr.decode()
            self.processes = ring_reader.read(folder)

    @property
    def main(self):
        return self.processes[0]


def run_code(code, **options):
    return Run(['-c', code], **options)


def run_program(name, *arguments, **options):
    return Run([os.path.join(PROGRAMS, name)] + list(arguments), **options)
