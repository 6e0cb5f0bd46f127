"""Tests of bin/deploy, bin/open and bin/destroy: what they call and in which order, and what they say when a step fails.

Maven, SAM and stack.py are played by small programs that write down how they were called. Run by bin/check-template.
"""

import hashlib
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CALLED = """#!/bin/sh
echo "{name} $*" >>"$CALLS"
[ "$FAILS" != "{name}" ]
"""
STACK = """#!/bin/sh
echo "stack.py $2 $3" >>"$CALLS"
case "$2" in
  addresses) printf 'https://d1.example\\n%s\\n' "$SET_TO" ;;
  kept) echo "AWS::KMS::Key the-key" ;;
esac
[ "$FAILS" != "stack.py $2" ]
"""


class ScriptsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        shutil.copytree(ROOT / "bin", self.root / "bin")
        (self.root / "deployment").mkdir()
        requirements = shutil.copy(ROOT / "deployment" / "requirements.txt", self.root / "deployment")
        tools = self.root / ".local" / "deployment"
        self.program(tools / "bin" / "sam", CALLED.format(name="sam"))
        self.program(tools / "bin" / "python", STACK)
        self.program(self.root / "path" / "mvn", CALLED.format(name="mvn"))
        self.program(self.root / "path" / "xdg-open", CALLED.format(name="xdg-open"))
        (tools / "installed").write_text(hashlib.sha256(Path(requirements).read_bytes()).hexdigest() + "  -\n")
        self.calls_file = self.root / "calls"

    def program(self, file, text):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def run_script(self, *command, fails="", set_to="https://d1.example", typed=""):
        self.calls_file.write_text("")
        environment = os.environ | {
            "CALLS": str(self.calls_file),
            "FAILS": fails,
            "SET_TO": set_to,
            "PATH": f"{self.root / 'path'}:{os.environ['PATH']}",
        }
        return subprocess.run(
            [self.root / "bin" / command[0], *command[1:]], env=environment, input=typed, capture_output=True, text=True
        )

    def calls(self):
        """Each program with its first argument that is no option."""
        return [" ".join(line.split()[:2]) for line in self.calls_file.read_text().splitlines()]

    def test_the_first_deployment_is_made_twice_so_that_signing_in_returns_to_the_dashboard(self):
        done = self.run_script("deploy", "staging", "--yes", set_to="nowhere yet")

        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.calls(), ["mvn -B", "sam deploy", "stack.py addresses", "sam deploy", "stack.py publish"])
        self.assertIn("DashboardAddress=https://d1.example", self.calls_file.read_text())
        self.assertIn("--config-env staging", self.calls_file.read_text())

    def test_later_deployments_are_made_once(self):
        self.run_script("deploy")

        self.assertEqual(self.calls(), ["mvn -B", "sam deploy", "stack.py addresses", "stack.py publish"])

    def test_a_failed_step_says_what_there_is_now_and_nothing_follows_it(self):
        for fails, last, says in [
            ("mvn", "mvn -B", "Nothing has been changed"),
            ("sam", "sam deploy", "takes back what it began"),
            ("stack.py addresses", "stack.py addresses", "nobody can sign in"),
            ("stack.py publish", "stack.py publish", "the dashboard that was there before"),
        ]:
            with self.subTest(fails):
                done = self.run_script("deploy", fails=fails)

                self.assertEqual(self.calls()[-1], last)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(says, done.stderr)

    def test_the_dashboard_is_opened_where_the_stack_says(self):
        done = self.run_script("open", "prod")

        self.assertEqual(done.stdout, "https://d1.example\n")
        self.assertEqual(self.calls(), ["stack.py addresses", "xdg-open https://d1.example"])

    def test_nothing_is_deleted_unless_its_name_is_typed(self):
        done = self.run_script("destroy", "prod", typed="staging\n")

        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(self.calls(), ["stack.py exists", "stack.py kept"])

    def test_the_stack_is_deleted_when_its_bucket_is_empty_and_what_is_kept_is_named(self):
        done = self.run_script("destroy", "prod", typed="prod\n")

        self.assertEqual(self.calls(), ["stack.py exists", "stack.py kept", "stack.py empty", "sam delete"])
        self.assertIn("AWS::KMS::Key the-key", done.stdout)

    def test_what_could_not_be_deleted_is_said(self):
        done = self.run_script("destroy", "--yes", fails="sam")

        self.assertNotEqual(done.returncode, 0)
        self.assertIn("not everything is deleted", done.stderr)


if __name__ == "__main__":
    unittest.main()
