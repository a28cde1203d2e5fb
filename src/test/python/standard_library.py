"""Runs tests of the standard library with and without the producer, at the same time, and compares their results.

``standard_library.py name[:pattern,...]...``: each a module of the package ``test`` and patterns of what is run of it.
Exit code 0 if all results are the same, 1 if not, 77 if the tests are not installed. A result that differs is looked at
once more, alone: some tests depend on time.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

from watched import INJECT

NOT_INSTALLED = 77


def start(folder, module, patterns, recorded):
    """Starts a module's tests; results come into a file of the folder."""
    environment = {k: v for k, v in os.environ.items() if k not in ('PYTHONPATH', 'GANTRY_RING')}
    if recorded:
        os.mkdir(os.path.join(folder, 'rings'))
        environment.update(PYTHONPATH=INJECT, GANTRY_RING=os.path.join(folder, 'rings'))
    command = [sys.executable, '-m', 'test', '--junit-xml', os.path.join(folder, 'results.xml'), module]
    for pattern in patterns:
        command += ['-m', pattern]
    with open(os.path.join(folder, 'output'), 'w') as output:
        return subprocess.Popen(command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=output,
                                stderr=subprocess.STDOUT)


def results(folder):
    """Test: what became of it."""
    file = os.path.join(folder, 'results.xml')
    if not os.path.exists(file):
        with open(os.path.join(folder, 'output')) as output:
            sys.exit('no results:\n' + output.read())
    cases = xml.etree.ElementTree.parse(file).getroot().iter('testcase')
    return {case.get('name'): sorted(part.tag for part in case if part.tag in ('failure', 'error', 'skipped'))
            for case in cases}


def run_both(module, patterns):
    """Results without and with the producer."""
    with tempfile.TemporaryDirectory() as plain, tempfile.TemporaryDirectory() as watched:
        both = start(plain, module, patterns, False), start(watched, module, patterns, True)
        for each in both:
            each.wait()
        return results(plain), results(watched)


def differences(module, patterns):
    """How many tests there were, and lines about those that differ."""
    plain, watched = run_both(module, patterns)
    differing = {name for name in plain.keys() | watched.keys() if plain.get(name) != watched.get(name)}
    if differing:
        again, again_watched = run_both(module, ['*' + name.split('.')[-1] for name in differing])
        differing = {name for name in differing if again.get(name) != again_watched.get(name)}
    return len(plain), ['%s: %s without, %s with' % (name, plain.get(name), watched.get(name))
                        for name in sorted(differing)]


def main():
    bad = False
    for argument in sys.argv[1:]:
        module, _, patterns = argument.partition(':')
        if subprocess.call([sys.executable, '-c', 'import test.libregrtest, test.' + module],
                           stderr=subprocess.DEVNULL):
            print('%s is not installed' % module)
            sys.exit(NOT_INSTALLED)
        count, differing = differences(module, [p for p in patterns.split(',') if p])
        print('%s: %d tests, %d differ' % (module, count, len(differing)), *differing, sep='\n  ')
        bad = bad or bool(differing) or count == 0
    sys.exit(bad)


if __name__ == '__main__':
    main()
