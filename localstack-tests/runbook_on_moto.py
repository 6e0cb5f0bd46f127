"""Runs the commands of docs/runbook.md and docs/operations.md by the AWS CLI, on a stack that moto plays, which is made of the template.

usage: runbook_on_moto.py ROOT TRANSFORMED

TRANSFORMED is the plain CloudFormation that SAM makes of template.yaml, as JSON. Ends with 1 if a command is refused or not understood.
What moto has not is made by hand here, or named in LACKS with what it says: a command that moto has learnt since must go from there.
"""

import io
import json
import os
import re
import subprocess
import sys
import unittest
import zipfile
from pathlib import Path

import boto3
from moto.cloudformation.parsing import resource_class_from_type
from moto.core.config import default_user_config
from moto.server import ThreadedMotoServer

ROOT, TRANSFORMED = Path(sys.argv[1]), Path(sys.argv[2])
STACK = "social-posting-dev"
CALLER = {"AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none", "AWS_DEFAULT_REGION": "us-east-1"}

# Commands by what they call, and how moto answers that it has no such thing.
NOT_FOUND = r"\(404\)|UnknownOperation|not valid JSON"
LACKS = {
    "lambda get-account-settings": NOT_FOUND,
    "lambda get-function-recursion-config": NOT_FOUND,
    "lambda put-function-recursion-config": NOT_FOUND,
    "sqs start-message-move-task": "Internal Server Error",
    "cloudtrail lookup-events": "Internal Server Error",
    "cloudformation cancel-update-stack": "Internal Server Error",
}


def named(part):
    """The names of what a part of a template refers to."""
    if isinstance(part, list):
        return set().union(*map(named, part))
    if not isinstance(part, dict):
        return set()
    found = set().union(*map(named, part.values()))
    if isinstance(part.get("Ref"), str):
        found.add(part["Ref"])
    if "Fn::GetAtt" in part:
        found.add(part["Fn::GetAtt"][0] if isinstance(part["Fn::GetAtt"], list) else part["Fn::GetAtt"].split(".")[0])
    if "Fn::Sub" in part:
        found |= set(re.findall(r"\$\{(\w+)", json.dumps(part["Fn::Sub"])))
    return found


def for_moto(template):
    """The template without what moto cannot make, and what refers to that."""
    # It answers for no part of a stack whose template leaves one out.
    resources, gone = {name: part for name, part in template["Resources"].items() if part.get("Condition") != "LogsAccess"}, set()
    while leaving := {name for name, part in resources.items() if named(part) & gone or not resource_class_from_type(part["Type"])}:
        gone |= leaving
        resources = {name: part for name, part in resources.items() if name not in gone}
    outputs = {name: part for name, part in template["Outputs"].items() if not named(part) & gone}
    return template | {"Resources": resources, "Outputs": outputs}


def commands(text):
    """What stands in a fence or between backticks and calls the AWS CLI."""
    fence = re.compile(r"^ *```\n(.*?)^ *```$", re.M | re.S)
    fences = fence.findall(text)
    spans = re.findall(r"`([^`]+)`", fence.sub("", text))
    # A page shows a line break between backticks as a space.
    spans = [" ".join(span.split()) for span in spans]
    return [command for command in fences + spans if re.search(r"\baws [a-z0-9-]+ ", command) and not command.startswith("out()")]


class RunbookTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        default_user_config["lambda"] = {"use_docker": False}
        cls.server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        cls.server.start()
        cls.addClassCleanup(cls.server.stop)
        cls.endpoint = "http://%s:%d" % cls.server.get_host_and_port()
        cls.text = "\n".join((ROOT / "docs" / name).read_text() for name in ["runbook.md", "operations.md"])
        cls.make_stack()

    @classmethod
    def client(cls, service):
        keys = {"aws_access_key_id": "none", "aws_secret_access_key": "none", "region_name": CALLER["AWS_DEFAULT_REGION"]}
        return boto3.client(service, endpoint_url=cls.endpoint, **keys)

    @classmethod
    def make_stack(cls):
        template = json.loads(TRANSFORMED.read_text())
        cls.put_package()
        cloudformation = cls.client("cloudformation")
        cloudformation.create_stack(StackName=STACK, TemplateBody=json.dumps(for_moto(template)), Capabilities=["CAPABILITY_IAM"])
        outputs = cloudformation.describe_stacks(StackName=STACK)["Stacks"][0]["Outputs"]
        cls.outputs = {output["OutputKey"]: output["OutputValue"] for output in outputs}
        cls.make_what_moto_leaves_out()

    @classmethod
    def put_package(cls):
        """For all functions: moto asks for one where the transform has left a name."""
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            archive.writestr("nothing.txt", "")
        s3 = cls.client("s3")
        s3.create_bucket(Bucket="bucket")
        s3.put_object(Bucket="bucket", Key="package", Body=package.getvalue())

    @classmethod
    def make_what_moto_leaves_out(cls):
        functions, events = cls.client("lambda"), cls.client("events")
        for output in ["ApiFunctionName", "PostingWorkerFunctionName", "TransferFunctionName", "DispatcherFunctionName"]:
            version = functions.publish_version(FunctionName=cls.outputs[output])["Version"]
            functions.create_alias(FunctionName=cls.outputs[output], Name="live", FunctionVersion=version)
        for function, url, output in [
            ("PostingWorkerFunctionName", "PostingQueueUrl", "PostingWorkerMappingId"),
            ("TransferFunctionName", "TransferQueueUrl", "TransferMappingId"),
        ]:
            queue = cls.client("sqs").get_queue_attributes(QueueUrl=cls.outputs[url], AttributeNames=["QueueArn"])
            mapping = functions.create_event_source_mapping(
                FunctionName=cls.outputs[function], EventSourceArn=queue["Attributes"]["QueueArn"]
            )
            cls.outputs[output] = mapping["UUID"]
        events.put_rule(Name="every-minute", ScheduleExpression="rate(1 minute)")
        cognito = cls.client("cognito-idp")
        pool, cls.old_pool = (cognito.create_user_pool(PoolName=name)["UserPool"]["Id"] for name in ["users", "users-of-old"])
        cognito.admin_create_user(UserPoolId=pool, Username="alice")
        cls.client("dynamodb").create_table(
            TableName="table-of-old", BillingMode="PAY_PER_REQUEST", DeletionProtectionEnabled=True,
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        )  # fmt: skip
        api = cls.client("apigatewayv2").create_api(Name="api", ProtocolType="HTTP")["ApiId"]
        cls.client("cloudwatch").put_metric_alarm(
            AlarmName="an-alarm", ComparisonOperator="GreaterThanThreshold", EvaluationPeriods=1, MetricName="M", Namespace="N",
            Period=60, Statistic="Sum", Threshold=1,
        )  # fmt: skip
        cls.outputs |= {"DispatcherRuleName": "every-minute", "UserPoolId": pool, "ApiId": api}

    def script(self, command):
        """The command as somebody would type it, with what only he knows filled in, and the outputs as the runbook's function reads them."""
        told = {"STACK": STACK, "VERSION": "1", "NEW": "restored", "ID": "0", "TABLE": "table-of-old", "KEY": self.outputs["TokenKeyId"]}
        told |= {"POOL": self.old_pool, "GROUP": self.outputs["ApiLogGroupName"], "BUCKET": "bucket"}
        for word, value in told.items():
            command = re.sub(rf"(?<![\w.-]){word}(?!\w)", value, command)
        # A flag of version 2 of the CLI, whose default is that of version 1, which comes by pip.
        command = command.replace(" --cli-binary-format raw-in-base64-out", "")
        # moto does not make alarms of a template.
        command = re.sub(r'"\$\(aws cloudformation describe-stack-resource[^)]*Alarm[^)]*\)"', "an-alarm", command)
        outputs = "\n".join(f"{name}) echo '{value}' ;;" for name, value in self.outputs.items())
        # Of some services the CLI does not take the address from its environment.
        cli = 'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }'
        return f'set -eu\n{cli}\nout() {{ case "$1" in\n{outputs}\n*) echo "no output $1" >&2; exit 9 ;;\nesac; }}\n{command}'

    def run_by_shell(self, command):
        environment = os.environ | CALLER | {"AWS_ENDPOINT_URL": self.endpoint, "AWS_PAGER": "", "AWS_MAX_ATTEMPTS": "1"}
        environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
        return subprocess.run(["bash", "-c", self.script(command)], capture_output=True, text=True, env=environment, timeout=120)

    def test_every_command_is_understood_and_does_something(self):
        found = commands(self.text)
        self.assertGreater(len(found), 20)
        lacking = set()
        for command in found:
            with self.subTest(" ".join(command.split())):
                done = self.run_by_shell(command)
                calls = {" ".join(call) for call in re.findall(r"\baws ([a-z0-9-]+) ([a-z0-9-]+)", command)}
                expected = [LACKS[call] for call in calls if call in LACKS]
                if done.returncode != 0 and expected and re.search("|".join(expected), done.stderr):
                    lacking |= calls
                    print(f"not run, as moto lacks it: {' '.join(command.split())}\n  {' '.join(done.stderr.split())[:160]}", flush=True)
                    continue
                self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(set(LACKS) - lacking, set(), "moto has learnt these, or nothing calls them")

    def test_the_outputs_are_read_by_the_runbooks_own_function(self):
        (function,) = re.findall(r"^```\n(out\(\) .*?)^```$", self.text, re.M | re.S)
        command = f"{function.replace('STACK', STACK)}\nout UploadRequestsTableName"

        self.assertEqual(self.run_by_shell(command).stdout.strip(), self.outputs["UploadRequestsTableName"])

    def test_a_command_that_is_wrong_is_noticed(self):
        for wrong in ["aws lambda get-alias --function-name", "aws events enable-rul --name x", 'aws kms disable-key --key-id "$(out NoSuch)"']:
            with self.subTest(wrong):
                self.assertNotEqual(self.run_by_shell(wrong).returncode, 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
