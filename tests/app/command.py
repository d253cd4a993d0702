"""What tests of `tenure` commands share: the executable named on the command line, and a folder for each test to run it in."""

import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

TENURE = sys.argv.pop(1)
HERE = pathlib.Path(__file__).resolve().parent
SMALL = HERE.parent / "data" / "small"


class CommandTest(unittest.TestCase):
    timeout = 1500  # [s] for one command, where a test gives none

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.out = pathlib.Path(folder.name)

    def tenure(self, *arguments, exit_code=0, timeout=None, **more):
        """What it printed; it must end with the exit code."""
        done = subprocess.run([TENURE, *map(str, arguments)], capture_output=True, text=True, timeout=timeout or self.timeout, cwd=self.out, **more)
        self.assertEqual(done.returncode, exit_code, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done.stdout + done.stderr

    def wait_for(self, what, process=None, seconds=1500):
        """Until what() holds; False where the process ended before that."""
        end = time.monotonic() + seconds
        while not what():
            if process is not None and process.poll() is not None:
                return False
            self.assertLess(time.monotonic(), end, "waited in vain")
            time.sleep(0.01)
        return True
