"""What bin/deploy, bin/open and bin/destroy do besides SAM: the dashboard's files, and what a stack says of itself.

usage: stack.py COMMAND ENVIRONMENT [ARGUMENT]

  parameters prints parameter_overrides of samconfig.toml, in one line; asks nothing of AWS
  publish    uploads the dashboard's files in the folder ARGUMENT and config.json, and has CloudFront ask for them anew
  unpublish  has the dashboard that was there before the last one again
  addresses  prints where the dashboard is, and what the stack takes it for: one line each
  empty      deletes the dashboard's files, so that the stack can be deleted
  kept       prints what stays when the stack is deleted, one line each: kind and id
  exists     ends with 1 if there is no such stack
  room       prints a warning if the account cannot run as many functions at once as the stack may want
  failure    prints why the deployment failed that began at ARGUMENT (seconds of the epoch), what to do, and what of a first one stayed

ENVIRONMENT is a table of samconfig.toml. Credentials are found as the AWS CLI finds them. Ends with 1, having said what is wrong.
"""

import json
import sys
import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONFIG = "config.json"
INDEX = "index.html"
# What the dashboard that is shown is made of: its commit and its files.
BUILD = "build.json"
# Where the files lie of the dashboard that was there before the one that is shown, but for those with a hash in their names.
BEFORE = "before/"
# The same as bin/run sends: see MediaTypes and StaticFiles there.
TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "woff2": "font/woff2",
    "yaml": "application/yaml",
}
HASHED = "assets/"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
# A page that somebody has open still loads the files of its own build.
OLD_FILES_KEPT = timedelta(days=30)
RETAINING = ("Retain", "RetainExceptOnCreate")
VERSION = "AWS::Lambda::Version"
NEVER_MADE = ("CREATE_FAILED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_FAILED", "ROLLBACK_COMPLETE")
BEGINNINGS = ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS")
CLOCKS_DIFFER = timedelta(minutes=1)
# What CloudFormation says, and what to do then.
ADVICE = {
    "must be verified before you can add new CloudFront resources": (
        "AWS has not verified this account for CloudFront yet. Ask AWS Support for it, with this message; it takes a day or so. Then run "
        "bin/destroy and bin/deploy. See docs/runbook.md (First deployment: look at these)."
    ),
}
# Runs at once besides the workers': of the API while users look at their posts, and of the dispatcher.
ROOM_FOR_API = 3
ROOM_FOR_DISPATCHER = 1


class Failed(Exception):
    """It cannot be done; the text says why."""


class Outputs(dict):
    """The outputs of a stack, by name."""

    def __missing__(self, name):
        raise Failed(f"the stack has no output {name}: it is not deployed, or not this system's")


def place(environment):
    """The stack's name and region, as samconfig.toml has them."""
    config = tomllib.loads((ROOT / "samconfig.toml").read_text())
    if environment not in config:
        known = ", ".join(name for name, table in config.items() if isinstance(table, dict))
        raise Failed(f"samconfig.toml has no {environment}; it has {known}")
    parameters = config[environment]["global"]["parameters"]
    return parameters["stack_name"], parameters["region"]


def parameter_overrides(environment):
    """What samconfig.toml sets, as the SAM CLI takes it; a command line that names a parameter would make it read none of these."""
    config = tomllib.loads((ROOT / "samconfig.toml").read_text())
    overrides = config[environment]["deploy"]["parameters"].get("parameter_overrides", "")
    return overrides if isinstance(overrides, str) else " ".join(overrides)


def outputs(cloudformation, stack):
    described = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    return Outputs({output["OutputKey"]: output["OutputValue"] for output in described.get("Outputs", [])})


def configuration(of_stack):
    """What the dashboard must know of the place where it is served."""
    return {
        "sign_in": {"issuer": of_stack["SignInIssuer"], "client_id": of_stack["SignInClientId"]},
        "commit": of_stack["DeployedCommit"],
    }


def in_order(files):
    """What index.html names is there before index.html itself; config.json, which it reads, too."""
    return sorted(files, key=lambda name: (name == BUILD, name == INDEX, name == CONFIG, not name.startswith(HASHED), name))


def contents(dist, of_stack):
    if not (dist / INDEX).is_file():
        raise Failed(f"{dist / INDEX} is not there: the dashboard is not built")
    files = {path.relative_to(dist).as_posix(): path.read_bytes() for path in dist.rglob("*") if path.is_file()}
    files[CONFIG] = json.dumps(configuration(of_stack), indent=2).encode()
    files[BUILD] = json.dumps({"commit": of_stack["DeployedCommit"], "files": sorted(files)}, indent=2).encode()
    return files


def read(s3, bucket, name):
    """The bytes of a file, or None if there is none."""
    if name not in dict(stored(s3, bucket)):
        return None
    return s3.get_object(Bucket=bucket, Key=name)["Body"].read()


def unhashed(build):
    """The files of a build that the next one overwrites."""
    return [name for name in in_order(json.loads(build)["files"]) if not name.startswith(HASHED)]


def copy(s3, bucket, name, to):
    s3.copy_object(Bucket=bucket, Key=to, CopySource={"Bucket": bucket, "Key": name})


def keep_former(s3, bucket, new):
    """Keeps what the new build would overwrite of the one that is shown. Again with the same build, it keeps what was kept."""
    shown, kept_one = read(s3, bucket, BUILD), read(s3, bucket, BEFORE + BUILD)
    if shown is None or shown in (new, kept_one):
        return
    # Without it nothing is taken back, until all of it is there.
    s3.delete_object(Bucket=bucket, Key=BEFORE + BUILD)
    for name in [*unhashed(shown), BUILD]:
        copy(s3, bucket, name, BEFORE + name)


def in_use(s3, bucket):
    """The files of the build that is shown, and all that is kept of the one before."""
    for build in filter(None, [read(s3, bucket, BUILD), read(s3, bucket, BEFORE + BUILD)]):
        yield from json.loads(build)["files"]
        yield BUILD
        yield from (BEFORE + name for name in [*unhashed(build), BUILD])


def publish(s3, cloudfront, of_stack, dist, now):
    bucket = of_stack["DashboardBucketName"]
    files = contents(dist, of_stack)
    keep_former(s3, bucket, files[BUILD])
    for name in in_order(files):
        s3.put_object(
            Bucket=bucket,
            Key=name,
            Body=files[name],
            ContentType=TYPES.get(name.rsplit(".", 1)[-1], "application/octet-stream"),
            CacheControl=FOR_EVER if name.startswith(HASHED) else ASK_AGAIN,
        )
    needed = set(in_use(s3, bucket))
    for name, changed in list(stored(s3, bucket)):
        if name not in needed and now - changed > OLD_FILES_KEPT:
            s3.delete_object(Bucket=bucket, Key=name)
    show(cloudfront, of_stack, now)
    print(f"{len(files)} files are in {bucket}; CloudFront shows them within minutes.")


def unpublish(s3, cloudfront, of_stack, now):
    """Has the dashboard before the last one again. Its configuration comes back with it, the files with hashes are still there."""
    bucket = of_stack["DashboardBucketName"]
    former = read(s3, bucket, BEFORE + BUILD)
    if former is None:
        raise Failed("no earlier dashboard is kept: there was none, or the last upload did not get as far")
    for name in [*unhashed(former), BUILD]:
        copy(s3, bucket, BEFORE + name, name)
    show(cloudfront, of_stack, now)
    print(f"The dashboard of commit {json.loads(former)['commit']} is back; CloudFront shows it within minutes.")


def show(cloudfront, of_stack, now):
    """Has CloudFront ask for every file anew."""
    cloudfront.create_invalidation(
        DistributionId=of_stack["DashboardDistributionId"],
        InvalidationBatch={"CallerReference": now.isoformat(), "Paths": {"Quantity": 1, "Items": ["/*"]}},
    )


def stored(s3, bucket):
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for item in page.get("Contents", []):
            yield item["Key"], item["LastModified"]


def empty(s3, bucket):
    for name, _ in list(stored(s3, bucket)):
        s3.delete_object(Bucket=bucket, Key=name)


def kept(cloudformation, stack):
    """What the template that the stack was made of says is to be retained. Versions of functions go with their functions."""
    template = cloudformation.get_template(StackName=stack, TemplateStage="Processed")["TemplateBody"]
    retained = {name for name, part in template["Resources"].items() if part.get("DeletionPolicy") in RETAINING}
    for resource in listed(cloudformation, stack):
        if resource["LogicalResourceId"] in retained and resource["ResourceType"] != VERSION:
            yield resource["ResourceType"], resource["PhysicalResourceId"]


def stayed(cloudformation, stack):
    """What is there although its stack could not be made. Nothing of a stack that was made once, which has all it had before."""
    if status(cloudformation, stack) in NEVER_MADE:
        for resource in listed(cloudformation, stack):
            if resource["ResourceType"] != VERSION:
                yield resource["ResourceType"], resource["PhysicalResourceId"]


def status(cloudformation, stack):
    return cloudformation.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]


def listed(cloudformation, stack):
    """The resources of the stack that exist."""
    for page in cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack):
        for resource in page["StackResourceSummaries"]:
            if resource["ResourceStatus"] != "DELETE_COMPLETE" and resource.get("PhysicalResourceId"):
                yield resource


def first_cause(cloudformation, stack, since):
    """Why the last change of the stack failed: what failed first in it, or None if nothing has failed since then."""
    cause = None
    for page in cloudformation.get_paginator("describe_stack_events").paginate(StackName=stack):
        for event in page["StackEvents"]:
            if event["Timestamp"] < since:
                return cause
            if event["ResourceStatus"].endswith("_FAILED"):
                cause = event["LogicalResourceId"], event.get("ResourceStatusReason", "no reason is given")
            # The newest comes first: this is where the last change began.
            if event["ResourceType"] == "AWS::CloudFormation::Stack" and event["ResourceStatus"] in BEGINNINGS:
                return cause
    return cause


def failure(cloudformation, stack, since):
    """What there is to say when the stack could not be deployed, line by line."""
    cause = first_cause(cloudformation, stack, since)
    if cause:
        yield f"Failed first: {cause[0]}: {cause[1]}"
        yield from (advice for message, advice in ADVICE.items() if message in cause[1])
    left = list(stayed(cloudformation, stack))
    if left:
        yield "CloudFormation could not take this back; look at it, and delete it before the next deployment:"
        yield from (f"{kind} {name}" for kind, name in left)


def room(lambdas, cloudformation, stack):
    """A warning, if the account has no room for as many workers as the stack may have beside the API and the dispatcher."""
    described = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    parameters = {each["ParameterKey"]: each["ParameterValue"] for each in described.get("Parameters", [])}
    workers = sum(int(parameters[each]) for each in ["WorkerMaximumConcurrency", "TransferMaximumConcurrency"])
    limit = lambdas.get_account_settings()["AccountLimit"]["UnreservedConcurrentExecutions"]
    if workers + ROOM_FOR_API + ROOM_FOR_DISPATCHER > limit:
        yield (
            f"Lambda gives this account {limit} runs at once in this region, and {workers} workers, those for transfers among them, leave too few "
            "of them for the API and the dispatcher: calls will be refused. Ask for more (Service Quotas, Lambda, Concurrent executions), or "
            "deploy with a lower WorkerMaximumConcurrency or TransferMaximumConcurrency."
        )


def main(command, environment, argument=None):
    stack, region = place(environment)
    if command == "parameters":
        print(parameter_overrides(environment))
        return

    import boto3
    import botocore.exceptions

    session = boto3.Session(region_name=region)
    cloudformation = session.client("cloudformation")
    try:
        of_stack = outputs(cloudformation, stack)
        if command == "publish":
            if argument is None:
                raise Failed(__doc__)
            publish(session.client("s3"), session.client("cloudfront"), of_stack, Path(argument), datetime.now(timezone.utc))
        elif command == "unpublish":
            unpublish(session.client("s3"), session.client("cloudfront"), of_stack, datetime.now(timezone.utc))
        elif command == "addresses":
            print(of_stack["DashboardUrl"], of_stack["DashboardSetTo"], sep="\n")
        elif command == "empty":
            if "DashboardBucketName" in of_stack:
                empty(session.client("s3"), of_stack["DashboardBucketName"])
        elif command == "kept":
            for kind, name in kept(cloudformation, stack):
                print(kind, name)
        elif command == "failure":
            since = datetime.fromtimestamp(int(argument or 0), timezone.utc) - CLOCKS_DIFFER
            for line in failure(cloudformation, stack, since):
                print(line)
        elif command == "room":
            for warning in room(session.client("lambda"), cloudformation, stack):
                print(warning)
        elif command != "exists":
            raise Failed(f"{command} is no command of this")
    except botocore.exceptions.BotoCoreError as problem:
        raise Failed(f"AWS cannot be asked: {problem}") from problem
    except botocore.exceptions.ClientError as refusal:
        raise Failed(f"AWS refuses: {refusal}") from refusal


if __name__ == "__main__":
    try:
        if len(sys.argv) not in (3, 4):
            raise Failed(__doc__)
        main(*sys.argv[1:])
    except Failed as failure:
        print(f"stack.py: {failure}", file=sys.stderr)
        sys.exit(1)
