"""Runs programs with and without the producer."""

import os
import signal
import subprocess
import sys
import tempfile

import ring_reader

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAMS = os.path.join(HERE, 'programs')
INJECT = os.path.normpath(os.path.join(HERE, '..', '..', 'main', 'python', 'inject'))


class Run:
    """What a program did: code, out, err; processes, the rings that it left. ``meanwhile`` gets it while it runs."""

    def __init__(self, arguments, watch=None, recorded=True, python=sys.executable, timeout=60, cwd=None,
                 meanwhile=None, **env):
        with tempfile.TemporaryDirectory() as folder:
            environment = {k: v for k, v in os.environ.items() if k not in ('PYTHONPATH', 'GANTRY_RING')}
            environment.update(env)
            if recorded:
                path = environment.get('PYTHONPATH')
                environment['PYTHONPATH'] = INJECT + (os.pathsep + path if path else '')
                environment['GANTRY_RING'] = folder
                if watch is not None:
                    environment['GANTRY_WATCH'] = watch
            program = subprocess.Popen([python] + arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                       stdin=subprocess.DEVNULL, env=environment, cwd=cwd, start_new_session=True)
            try:
                if meanwhile is not None:
                    meanwhile(program)
                out, err = program.communicate(timeout=timeout)
            except BaseException:
                os.killpg(program.pid, signal.SIGKILL)
                raise
            self.code, self.out, self.err = program.returncode, out.decode(), err.decode()
            self.processes = ring_reader.read(folder)

    @property
    def main(self):
        return self.processes[0]


def run_code(code, **options):
    return Run(['-c', code], **options)


def run_program(name, *arguments, **options):
    return Run([os.path.join(PROGRAMS, name)] + list(arguments), **options)
