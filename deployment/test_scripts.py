"""Tests of bin/pack, bin/deploy, bin/open and bin/destroy: what they call and in which order, and what they say when a step fails.

Maven, SAM and stack.py are played by small programs that write down how they were called. Run by bin/check-template.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CALLED = """#!/bin/sh
echo "{name} $*" >>"$CALLS"
[ "$FAILS" != "{name}" ]
"""
SAM = """#!/bin/sh
echo "sam $*" >>"$CALLS"
while [ $# -gt 0 ]; do
  [ "$1" != --template-file ] || cat "$(dirname "$2")/api/target/api-lambda.jar" >"$DEPLOYED"
  shift
done
[ "$FAILS" != "sam" ]
"""
STACK = """#!/bin/sh
echo "stack.py $2 $3" >>"$CALLS"
case "$2" in
  parameters) echo "$PARAMETERS" ;;
  addresses) printf 'https://d1.example\\n%s\\n' "$SET_TO" ;;
  kept) echo "AWS::KMS::Key the-key" ;;
  room) echo "There is no room." ;;
  failure) echo "Failed first: Role: not allowed" ;;
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
        self.program(tools / "bin" / "sam", SAM)
        self.program(tools / "bin" / "python", STACK)
        self.program(self.root / "path" / "mvn", CALLED.format(name="mvn"))
        self.program(self.root / "path" / "xdg-open", CALLED.format(name="xdg-open"))
        self.built("template.yaml", "Resources:\n  Api:\n    Properties:\n      CodeUri: api/target/api-lambda.jar\n")
        self.built("api/target/api-lambda.jar", "the tested package")
        self.built("frontend/dist/index.html", "the tested dashboard")
        (tools / "installed").write_text(hashlib.sha256(Path(requirements).read_bytes()).hexdigest() + "  -\n")
        self.marker = tools / "installed"
        self.calls_file = self.root / "calls"
        self.deployed = self.root / "deployed"
        self.artifact = self.root / "packages.tar"

    def built(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def pack(self):
        """Packs, and gives the digest that was printed."""
        done = self.run_script("pack", str(self.artifact))
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def deploy_artifact(self, digest, **how):
        return self.run_script("deploy", "prod", "--yes", "--artifact", str(self.artifact), "--digest", digest, **how)

    def program(self, file, text):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def run_script(self, *command, fails="", set_to="https://d1.example", typed="", install="yes", parameters=""):
        self.calls_file.write_text("")
        environment = os.environ | {
            "CALLS": str(self.calls_file),
            "FAILS": fails,
            "SET_TO": set_to,
            "DEPLOYED": str(self.deployed),
            "INSTALL": install,
            "PARAMETERS": parameters,
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
        self.assertEqual(self.calls(), ["mvn -B", "stack.py parameters", "sam deploy", "stack.py addresses", "sam deploy", "stack.py publish", "stack.py room"])
        self.assertIn("DashboardAddress=https://d1.example", self.calls_file.read_text())
        self.assertIn("--config-env staging", self.calls_file.read_text())

    def test_later_deployments_are_made_once(self):
        self.run_script("deploy")

        self.assertEqual(self.calls(), ["mvn -B", "stack.py parameters", "sam deploy", "stack.py addresses", "stack.py publish", "stack.py room"])

    def deployed_with(self):
        """The parameters that SAM was called with first."""
        (line, *_) = [line for line in self.calls_file.read_text().splitlines() if line.startswith("sam ")]
        return line.split("--parameter-overrides ")[1].split()

    def git(self, *command):
        identity = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.com", "-c", "commit.gpgsign=false"]
        return subprocess.run(
            ["git", *identity, *command], cwd=self.root, capture_output=True, text=True, check=True
        ).stdout.strip()

    def committed(self):
        """Makes a commit of what is there, but for what the tests leave behind, and gives its id."""
        self.built(".gitignore", "calls\ndeployed\n*.tar\n*/target/\nfrontend/dist/\n.local/\n")
        self.git("init", "-q")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "everything")
        return self.git("rev-parse", "HEAD")

    def test_the_commit_is_deployed_and_a_change_that_is_not_in_it_is_said(self):
        commit = self.committed()
        self.run_script("deploy", "staging")
        self.assertEqual(self.deployed_with(), [f"Commit={commit}"])

        self.built("bin/more", "")
        self.run_script("deploy", "staging")
        self.assertEqual(self.deployed_with(), [f"Commit={commit}-dirty"])

    def test_what_was_packed_is_deployed_as_the_commit_that_it_was_packed_on(self):
        commit = self.committed()
        digest = self.pack()
        self.built("bin/more", "")

        self.deploy_artifact(digest)

        self.assertEqual(self.deployed_with(), [f"Commit={commit}"])

    def test_without_git_the_commit_is_unknown(self):
        self.run_script("deploy", "staging")

        self.assertEqual(self.deployed_with(), ["Commit=unknown"])

    def test_what_samconfig_sets_is_set_along_with_the_commit(self):
        self.run_script("deploy", "prod", parameters="LogRetentionDays=90 Rollout=Canary10Percent5Minutes")
        self.assertEqual(self.deployed_with(), ["LogRetentionDays=90", "Rollout=Canary10Percent5Minutes", "Commit=unknown"])

        self.run_script("deploy", "prod", "--all-at-once", parameters="Rollout=Canary10Percent5Minutes")
        self.assertEqual(self.deployed_with()[-1], "Rollout=AllAtOnce")

    def test_only_the_dashboard_is_taken_back(self):
        done = self.run_script("deploy", "prod", "--rollback-dashboard")

        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.calls(), ["stack.py unpublish"])
        self.assertIn("stack.py unpublish prod", self.calls_file.read_text())

    def test_a_failed_step_says_what_there_is_now_and_nothing_follows_it(self):
        for fails, last, says in [
            ("mvn", "mvn -B", "Nothing has been changed"),
            ("sam", "stack.py failure", "takes back what it began"),
            ("stack.py addresses", "stack.py addresses", "nobody can sign in"),
            ("stack.py publish", "stack.py publish", "the dashboard that was there before"),
        ]:
            with self.subTest(fails):
                done = self.run_script("deploy", fails=fails)

                self.assertEqual(self.calls()[-1], last)
                self.assertNotEqual(done.returncode, 0)
                self.assertIn(says, done.stderr)

    def test_a_stack_that_could_not_be_deployed_is_asked_why_and_what_stayed(self):
        done = self.run_script("deploy", "staging", fails="sam")

        self.assertEqual(self.calls(), ["mvn -B", "stack.py parameters", "sam deploy", "stack.py failure"])
        self.assertIn("stack.py failure staging", self.calls_file.read_text())
        self.assertIn("Failed first: Role: not allowed", done.stderr)

    def test_a_dashboard_that_is_not_where_the_stack_takes_it_for_is_told_to_the_stack(self):
        self.run_script("deploy", "staging", set_to="https://old.example")

        self.assertEqual(self.calls(), ["mvn -B", "stack.py parameters", "sam deploy", "stack.py addresses", "sam deploy", "stack.py publish", "stack.py room"])
        self.assertIn("DashboardAddress=https://d1.example", self.calls_file.read_text())

    def test_an_account_without_room_for_the_workers_is_warned_of_at_the_end_and_fails_nothing(self):
        done = self.run_script("deploy", "staging")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("no room", done.stderr)

        done = self.run_script("deploy", "staging", fails="stack.py room")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Deployed.", done.stdout)

    def test_what_was_packed_is_deployed_without_building_whatever_has_been_built_since(self):
        digest = self.pack()
        self.built("api/target/api-lambda.jar", "another package")

        done = self.deploy_artifact(digest, install="no")

        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.calls(), ["stack.py parameters", "sam deploy", "stack.py addresses", "stack.py publish", "stack.py room"])
        self.assertEqual(self.deployed.read_text(), "the tested package")
        self.assertNotIn(str(self.root / "frontend"), self.calls_file.read_text())

    def test_the_digest_is_that_of_the_file(self):
        self.assertEqual(self.pack(), hashlib.sha256(self.artifact.read_bytes()).hexdigest())

    def test_what_is_not_built_cannot_be_packed(self):
        (self.root / "frontend" / "dist" / "index.html").unlink()

        done = self.run_script("pack", str(self.artifact))

        self.assertNotEqual(done.returncode, 0)
        self.assertIn("frontend/dist/index.html is not built", done.stderr)

    def test_a_file_that_is_not_what_was_packed_is_refused(self):
        digest = self.pack()
        with tarfile.open(self.artifact, "a") as artifact:
            artifact.addfile(tarfile.TarInfo("frontend/dist/more.js"))

        done = self.deploy_artifact(digest)

        self.assertNotEqual(done.returncode, 0)
        self.assertIn(f"not {digest}", done.stderr)
        self.assertIn("Nothing has been changed", done.stderr)
        self.assertEqual(self.calls(), [])

    def test_what_was_packed_with_another_template_is_refused(self):
        digest = self.pack()
        self.built("template.yaml", "Resources: {}\n")

        done = self.deploy_artifact(digest)

        self.assertNotEqual(done.returncode, 0)
        self.assertIn("another template.yaml", done.stderr)
        self.assertEqual(self.calls(), [])

    def test_a_link_out_of_what_was_packed_is_refused(self):
        (self.root / "frontend" / "dist" / "key.txt").symlink_to("/etc/hostname")

        done = self.deploy_artifact(self.pack())

        self.assertNotEqual(done.returncode, 0)
        self.assertIn("more than files and folders", done.stderr)
        self.assertEqual(self.calls(), [])

    def test_an_artifact_without_its_digest_is_refused(self):
        self.pack()
        for options in [["--artifact", str(self.artifact)], ["--digest", "0" * 64], ["--artifact"], ["--digest", "x"]]:
            with self.subTest(options):
                self.assertEqual(self.run_script("deploy", *options).returncode, 2)
                self.assertEqual(self.calls(), [])

    def test_the_tools_alone_can_be_had_without_java(self):
        done = self.run_script("setup", "--deployment-tools")

        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.calls(), [])

    def test_nothing_is_installed_where_that_is_forbidden(self):
        digest = self.pack()
        self.program(self.root / "path" / "python3", CALLED.format(name="python3"))
        self.marker.write_text("older tools")

        done = self.deploy_artifact(digest, install="no")

        self.assertNotEqual(done.returncode, 0)
        self.assertIn("could not install", done.stderr)
        self.assertEqual(self.calls(), [])

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

    def test_moto_plays_aws_for_the_tests_and_ends_with_them(self):
        (self.root / "localstack-tests").mkdir()
        requirements = shutil.copy(ROOT / "localstack-tests" / "requirements.txt", self.root / "localstack-tests")
        moto = self.root / ".local" / "moto"
        pid = self.root / "pid"
        self.program(moto / "bin" / "python", f'#!/bin/sh\necho $$ >"{pid}"\necho http://127.0.0.1:4566\nexec sleep 600\n')
        (moto / "installed").write_text(hashlib.sha256(Path(requirements).read_bytes()).hexdigest() + "  -\n")
        self.program(self.root / "path" / "mvn", '#!/bin/sh\necho "mvn $AWS_ENDPOINT_URL" >>"$CALLS"\n')

        done = self.run_script("localstack-tests", "--moto")

        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.calls(), ["mvn http://127.0.0.1:4566"])
        with self.assertRaises(ProcessLookupError):
            os.kill(int(pid.read_text()), 0)

    def test_a_moto_that_does_not_start_is_said_and_no_test_runs(self):
        (self.root / "localstack-tests").mkdir()
        requirements = shutil.copy(ROOT / "localstack-tests" / "requirements.txt", self.root / "localstack-tests")
        moto = self.root / ".local" / "moto"
        self.program(moto / "bin" / "python", "#!/bin/sh\nexit 1\n")
        (moto / "installed").write_text(hashlib.sha256(Path(requirements).read_bytes()).hexdigest() + "  -\n")

        done = self.run_script("localstack-tests", "--moto")

        self.assertEqual(done.returncode, 1)
        self.assertIn("moto did not start", done.stderr)
        self.assertEqual(self.calls(), [])


class OldBashTest(unittest.TestCase):
    """macOS has bash 3.2: what came with bash 4 or later fails there, often only when it is reached."""

    too_new = {
        "mapfile": r"\b(mapfile|readarray)\b",
        "coproc": r"\bcoproc\b",
        "associative arrays, global and name references": r"\b(declare|local|typeset|readonly)\s+-[a-zA-Z]*[Agn]",
        "letters made small or capital": r"\$\{\w+(\[[^]]*\])?(,,?|\^\^?)[^}]*\}",
        "transformations": r"\$\{\w+(\[[^]]*\])?@[A-Za-z]\}",
        "|&": r"\|&(?!&)",
        "&>>": r"&>>",
        "negative indexes": r"\$\{\w+\[-",
        "negative lengths": r"\$\{\w+:[^}:]*:\s*-\d",
        "falling through in case": r";;?&",
        "wait -n and -p": r"\bwait\s+-[np]",
        "read -N and parts of a second": r"\bread\b[^|;&]*\s(-[a-zA-Z]*[Ni]|-t\s*\d*\.\d)",
        "printf of a time": r"%\([^)]*\)T",
        "-v": r"(\[\[?|\btest)\s+(!\s+)?-v\b",
        "chosen file descriptors": r"\{\w+\}[<>]",
        "new variables": r"\$\{?(BASHPID|EPOCHSECONDS|EPOCHREALTIME|SRANDOM)\b",
        "new options": r"\bshopt\s+-s\s+.*(globstar|lastpipe|inherit_errexit|autocd)",
        "steps and leading zeros in braces": r"\{(\w+\.\.\w+\.\.\w+|0\d+\.\.\d+)\}",
        "code points": r"\$'[^']*\\[uU]",
        "case within $( )": r"\$\(\s*case\b",
    }
    empty = re.compile(r"(?:^|[\s;])(\w+)=\(\s*\)")
    expanded = re.compile(r"\$\{(\w+)\[[@*]\]\}")

    def scripts(self):
        return [file for file in [*(ROOT / "bin").iterdir(), ROOT / ".ci" / "run"] if file.is_file()]

    def findings(self, text):
        lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
        found = {what for what, pattern in self.too_new.items() for line in lines if re.search(pattern, line)}
        # With set -u, an array without elements is an unset variable there: ${name[@]+"${name[@]}"} is not.
        may_be_empty = {name for line in lines for name in self.empty.findall(line)}
        for line in lines:
            guarded = re.sub(r"\$\{(\w+)\[[@*]\]\+(\"?)\$\{\1\[[@*]\]\}\2\}", "", line)
            if may_be_empty & set(self.expanded.findall(guarded)):
                found.add("an array that may be empty")
        return found

    def test_every_script_runs_on_the_bash_of_macos(self):
        self.assertGreaterEqual(len(self.scripts()), 20)
        for script in self.scripts():
            with self.subTest(script.name):
                self.assertEqual(self.findings(script.read_text()), set())

    def test_every_rule_finds_what_it_is_for(self):
        examples = {
            "mapfile": "mapfile -t lines < <(ls)",
            "coproc": "coproc SERVER { exec server; }",
            "associative arrays, global and name references": "declare -A ports",
            "letters made small or capital": 'echo "${name,,}"',
            "transformations": 'echo "${name@Q}"',
            "|&": "build |& tee log",
            "&>>": "build &>>log",
            "negative indexes": 'echo "${parts[-1]}"',
            "negative lengths": 'echo "${name:0:-1}"',
            "falling through in case": "a) one ;;&",
            "wait -n and -p": "wait -n",
            "read -N and parts of a second": "read -r -t 0.5 line",
            "printf of a time": "printf '%(%F)T' -1",
            "-v": "[[ -v name ]] && echo set",
            "chosen file descriptors": "exec {log}>file",
            "new variables": "echo $EPOCHSECONDS",
            "new options": "shopt -s nullglob globstar",
            "steps and leading zeros in braces": "for n in {01..10}; do :; done",
            "code points": "echo $'\\u00e9'",
            "case within $( )": "x=$(case $1 in a) echo b ;; esac)",
            "an array that may be empty": 'options=()\nrun "${options[@]}"',
        }
        self.assertEqual(set(examples) - {"an array that may be empty"}, set(self.too_new))
        for what, example in examples.items():
            with self.subTest(what):
                self.assertEqual(self.findings(example), {what})

    def test_what_bash_3_2_knows_is_not_found(self):
        for fine in [
            'options=()\nrun ${options[@]+"${options[@]}"}',
            'names=(a b)\nrun "${names[@]}"',
            "read -r -t 60 line <file",
            "run >log 2>&1 || true; a && b & wait",
            'echo "${name%%,*} ${name:-none} ${name/a/b}"',
            "printf '%s' \"${PIPESTATUS[0]}\"",
        ]:
            with self.subTest(fine):
                self.assertEqual(self.findings(fine), set())


if __name__ == "__main__":
    unittest.main()
