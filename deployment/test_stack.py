"""Tests of stack.py, on an S3 and a CloudFront that only remember. Run by bin/check-template."""

import io
import json
import subprocess
import sys
import tempfile
import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path

import stack

NOW = datetime(2026, 11, 25, tzinfo=timezone.utc)
OF_STACK = {
    "DashboardBucketName": "the-bucket",
    "DashboardDistributionId": "the-distribution",
    "SignInIssuer": "https://issuer.example",
    "SignInClientId": "the-client",
    "DeployedCommit": "1" * 40,
}


class S3:
    def __init__(self, there=()):
        self.puts = []
        self.there = dict(there)
        self.bodies = dict.fromkeys(there, b"")

    def put_object(self, **what):
        self.puts.append(what)
        self.there[what["Key"]] = NOW
        self.bodies[what["Key"]] = what["Body"]

    def copy_object(self, Bucket, Key, CopySource):
        self.bodies[Key] = self.bodies[CopySource["Key"]]
        self.there[Key] = NOW

    def get_object(self, Bucket, Key):
        return {"Body": io.BytesIO(self.bodies[Key])}

    def delete_object(self, Bucket, Key):
        """Deleting what is not there is no error to S3 either."""
        self.there.pop(Key, None)
        self.bodies.pop(Key, None)

    def get_paginator(self, _):
        return self

    def paginate(self, Bucket):
        names = sorted(self.there)
        pages = [names[:2], names[2:]]
        return [{"Contents": [{"Key": name, "LastModified": self.there[name]} for name in page]} for page in pages]


class CloudFront:
    def __init__(self):
        self.invalidated = []

    def create_invalidation(self, DistributionId, InvalidationBatch):
        self.invalidated.append((DistributionId, InvalidationBatch["Paths"]["Items"]))


class PublishTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dist = Path(folder.name)
        (self.dist / "assets").mkdir()
        (self.dist / "assets" / "index-B1.js").write_text("code")
        (self.dist / "icon.svg").write_text("<svg/>")
        (self.dist / "index.html").write_text("<p>the page</p>")
        self.s3 = S3()
        self.cloudfront = CloudFront()

    def publish(self):
        stack.publish(self.s3, self.cloudfront, OF_STACK, self.dist, NOW)

    def test_the_page_comes_after_everything_it_needs(self):
        self.publish()

        self.assertEqual(
            [put["Key"] for put in self.s3.puts], ["assets/index-B1.js", "icon.svg", "config.json", "index.html", "build.json"]
        )

    def test_only_files_with_a_hash_in_their_names_may_be_kept(self):
        self.publish()

        self.assertEqual(
            {put["Key"]: put["CacheControl"] for put in self.s3.puts},
            {
                "assets/index-B1.js": "public, max-age=31536000, immutable",
                "icon.svg": "no-cache",
                "config.json": "no-cache",
                "index.html": "no-cache",
                "build.json": "no-cache",
            },
        )
        self.assertEqual(self.s3.puts[0]["ContentType"], "text/javascript; charset=utf-8")

    def test_the_contract_of_the_api_has_its_type(self):
        (self.dist / "openapi.yaml").write_text("openapi: 3.0.3")
        self.publish()

        self.assertEqual(
            [put["ContentType"] for put in self.s3.puts if put["Key"] == "openapi.yaml"], ["application/yaml"]
        )

    def test_the_configuration_says_where_to_sign_in_and_what_is_deployed(self):
        self.publish()

        self.assertEqual(
            json.loads(self.s3.puts[2]["Body"]),
            {"sign_in": {"issuer": "https://issuer.example", "client_id": "the-client"}, "commit": "1" * 40},
        )

    def test_files_of_earlier_builds_stay_for_a_month(self):
        self.s3 = S3({"assets/index-A1.js": NOW - timedelta(days=31), "assets/index-A9.js": NOW - timedelta(days=29)})

        self.publish()

        self.assertNotIn("assets/index-A1.js", self.s3.there)
        self.assertIn("assets/index-A9.js", self.s3.there)

    def test_old_files_that_are_still_part_of_the_build_stay(self):
        self.s3 = S3({"icon.svg": NOW - timedelta(days=400)})

        self.publish()

        self.assertIn("icon.svg", self.s3.there)

    def test_every_copy_is_asked_for_anew(self):
        self.publish()

        self.assertEqual(self.cloudfront.invalidated, [("the-distribution", ["/*"])])

    def test_nothing_is_uploaded_that_is_not_built(self):
        (self.dist / "index.html").unlink()

        with self.assertRaisesRegex(stack.Failed, "not built"):
            self.publish()
        self.assertEqual(self.s3.puts, [])

    def test_the_bucket_is_emptied_over_all_pages(self):
        self.publish()

        stack.empty(self.s3, "the-bucket")

        self.assertEqual(self.s3.there, {})


class FormerDashboardTest(unittest.TestCase):
    """One upload can be taken back: the dashboard before it comes back whole."""

    def setUp(self):
        self.s3 = S3()
        self.cloudfront = CloudFront()

    def publish(self, commit, now=NOW):
        """A dashboard whose page, icon and script all say which commit they are of."""
        with tempfile.TemporaryDirectory() as folder:
            dist = Path(folder)
            (dist / "assets").mkdir()
            for name in [f"assets/index-{commit}.js", "icon.svg", "index.html"]:
                (dist / name).write_text(f"{name} of {commit}")
            stack.publish(self.s3, self.cloudfront, OF_STACK | {"DeployedCommit": commit}, dist, now)

    def unpublish(self):
        stack.unpublish(self.s3, self.cloudfront, OF_STACK, NOW)

    def assert_shown(self, commit):
        for name in ["icon.svg", "index.html"]:
            self.assertEqual(self.s3.bodies[name].decode(), f"{name} of {commit}")
        self.assertEqual(json.loads(self.s3.bodies["config.json"])["commit"], commit)
        self.assertIn(f"assets/index-{commit}.js", self.s3.there)

    def test_the_one_before_comes_back_with_its_files_and_every_copy_is_asked_for_anew(self):
        self.publish("first")
        self.publish("second")

        self.unpublish()

        self.assert_shown("first")
        self.assertEqual(len(self.cloudfront.invalidated), 3)

    def test_its_files_are_there_however_old_they_are(self):
        self.publish("first")
        self.publish("second", now=NOW + timedelta(days=400))

        self.unpublish()

        self.assert_shown("first")

    def test_that_it_is_uploaded_or_taken_back_again_changes_nothing(self):
        self.publish("first")
        self.publish("second")
        self.publish("second")
        self.unpublish()
        self.unpublish()

        self.assert_shown("first")

    def test_an_upload_that_stopped_halfway_and_is_repeated_can_be_taken_back(self):
        self.publish("first")
        put = self.s3.put_object

        def breaks_at_the_page(**what):
            if what["Key"] == "index.html":
                raise ConnectionError
            put(**what)

        self.s3.put_object = breaks_at_the_page
        with self.assertRaises(ConnectionError):
            self.publish("second")
        self.s3.put_object = put
        self.publish("second")

        self.unpublish()

        self.assert_shown("first")

    def test_after_one_was_taken_back_the_next_one_can_be_too(self):
        self.publish("first")
        self.publish("second")
        self.unpublish()
        self.publish("third")
        self.assert_shown("third")

        self.unpublish()

        self.assert_shown("first")

    def test_what_nobody_needs_any_more_goes_after_a_month(self):
        self.publish("first")
        self.publish("second")
        self.publish("third", now=NOW + timedelta(days=31))

        self.assertNotIn("assets/index-first.js", self.s3.there)
        self.unpublish()
        self.assert_shown("second")

    def test_the_first_one_cannot_be_taken_back(self):
        self.publish("first")

        with self.assertRaisesRegex(stack.Failed, "no earlier dashboard"):
            self.unpublish()
        self.assert_shown("first")


class ParametersTest(unittest.TestCase):
    def test_what_samconfig_sets_is_known(self):
        self.assertIn("LogRetentionDays=90", stack.parameter_overrides("prod"))
        self.assertEqual(stack.parameter_overrides("default"), "")

    def test_it_is_printed_without_asking_aws_which_may_have_no_such_stack_yet(self):
        done = subprocess.run(
            [sys.executable, "-S", stack.__file__, "parameters", "prod"], capture_output=True, text=True, check=True
        )

        self.assertEqual(done.stdout.strip(), stack.parameter_overrides("prod"))


class OutputsTest(unittest.TestCase):
    def test_a_stack_that_was_never_deployed_whole_is_said_to_be_so(self):
        class CloudFormation:
            def describe_stacks(self, StackName):
                return {"Stacks": [{"StackStatus": "ROLLBACK_COMPLETE"}]}

        with self.assertRaisesRegex(stack.Failed, "no output DashboardUrl"):
            stack.outputs(CloudFormation(), "a-stack")["DashboardUrl"]


class CloudFormation:
    """A stack with these resources (name, kind, status) and events, made of a template with these policies."""

    def __init__(self, status="CREATE_COMPLETE", resources=(), policies=None, events=()):
        self.status = status
        self.resources = resources
        self.policies = policies or {}
        self.events = events

    def describe_stacks(self, StackName):
        return {"Stacks": [{"StackStatus": self.status}]}

    def get_template(self, StackName, TemplateStage):
        resources = {name: {"Type": kind} | self.policies.get(name, {}) for name, kind, _ in self.resources}
        return {"TemplateBody": {"Resources": resources}}

    def get_paginator(self, operation):
        self.operation = operation
        return self

    def paginate(self, StackName):
        if self.operation == "describe_stack_events":
            return [{"StackEvents": [event]} for event in self.events]
        return [
            {
                "StackResourceSummaries": [
                    {"LogicalResourceId": name, "ResourceType": kind, "ResourceStatus": status, "PhysicalResourceId": f"the-{name}"}
                ]
            }
            for name, kind, status in self.resources
        ]


class KeptTest(unittest.TestCase):
    def kept(self, *resources, **policies):
        return list(stack.kept(CloudFormation(resources=resources, policies=policies), "a-stack"))

    def test_what_the_stacks_own_template_retains_is_kept_whatever_its_kind_and_by_which_word(self):
        kept = self.kept(
            ("Table", "AWS::DynamoDB::Table", "CREATE_COMPLETE"),
            ("Bucket", "AWS::S3::Bucket", "CREATE_COMPLETE"),
            ("Logs", "AWS::Logs::LogGroup", "UPDATE_COMPLETE"),
            Table={"DeletionPolicy": "RetainExceptOnCreate"},
            Logs={"DeletionPolicy": "Retain"},
        )

        self.assertEqual(kept, [("AWS::DynamoDB::Table", "the-Table"), ("AWS::Logs::LogGroup", "the-Logs")])

    def test_what_is_gone_already_is_not_kept(self):
        gone = ("Table", "AWS::DynamoDB::Table", "DELETE_COMPLETE")

        self.assertEqual(self.kept(gone, Table={"DeletionPolicy": "Retain"}), [])

    def test_versions_go_with_their_function(self):
        version = ("ApiFunctionVersion1", "AWS::Lambda::Version", "CREATE_COMPLETE")

        self.assertEqual(self.kept(version, ApiFunctionVersion1={"DeletionPolicy": "Retain"}), [])


class FailureTest(unittest.TestCase):
    def said(self, *events, since=NOW, **stack_is):
        """Events as they happened: name, kind, status, reason; a second apart from NOW on."""
        newest_first = [
            {
                "LogicalResourceId": name,
                "ResourceType": kind,
                "ResourceStatus": status,
                "ResourceStatusReason": reason,
                "Timestamp": NOW + timedelta(seconds=second),
            }
            for second, (name, kind, status, reason) in enumerate(events)
        ][::-1]
        return list(stack.failure(CloudFormation(events=newest_first, **stack_is), "a-stack", since))

    def test_what_failed_first_in_the_last_change_is_named(self):
        said = self.said(
            ("a-stack", "AWS::CloudFormation::Stack", "UPDATE_IN_PROGRESS", "User Initiated"),
            ("Older", "AWS::SQS::Queue", "UPDATE_FAILED", "of an earlier change"),
            ("a-stack", "AWS::CloudFormation::Stack", "UPDATE_IN_PROGRESS", "User Initiated"),
            ("Role", "AWS::IAM::Role", "UPDATE_FAILED", "not allowed"),
            ("Queue", "AWS::SQS::Queue", "CREATE_FAILED", "Resource creation cancelled"),
        )

        self.assertEqual(said, ["Failed first: Role: not allowed"])

    def test_an_account_that_may_not_use_cloudfront_yet_is_told_what_to_do(self):
        said = self.said(
            ("a-stack", "AWS::CloudFormation::Stack", "CREATE_IN_PROGRESS", "User Initiated"),
            (
                "DashboardDistribution",
                "AWS::CloudFront::Distribution",
                "CREATE_FAILED",
                'Resource handler returned message: "Access denied for operation \'AWS::CloudFront::Distribution: Your account must be verified '
                "before you can add new CloudFront resources. To verify your account, please contact AWS Support "
                '(https://console.aws.amazon.com/support/home#/) and include this error message."',
            ),
        )

        self.assertIn("DashboardDistribution", said[0])
        self.assertIn("AWS Support", said[1])
        self.assertIn("docs/runbook.md", said[1])

    def test_a_failure_of_an_earlier_deployment_is_not_named(self):
        failed = ("Role", "AWS::IAM::Role", "UPDATE_FAILED", "not allowed")

        self.assertEqual(self.said(failed, since=NOW + timedelta(hours=1)), [])

    def test_what_of_a_failed_first_deployment_stayed_is_named(self):
        resources = [
            ("Key", "AWS::KMS::Key", "DELETE_COMPLETE"),
            ("Table", "AWS::DynamoDB::Table", "DELETE_FAILED"),
            ("ApiFunctionVersion1", "AWS::Lambda::Version", "DELETE_SKIPPED"),
        ]

        self.assertEqual(self.said(status="ROLLBACK_FAILED", resources=resources)[1:], ["AWS::DynamoDB::Table the-Table"])
        self.assertEqual(self.said(status="ROLLBACK_COMPLETE", resources=resources[:1]), [])

    def test_nothing_of_a_stack_that_is_as_before_is_said_to_have_stayed(self):
        resources = [("Table", "AWS::DynamoDB::Table", "UPDATE_COMPLETE")]

        self.assertEqual(self.said(status="UPDATE_ROLLBACK_COMPLETE", resources=resources), [])


class RoomTest(unittest.TestCase):
    def said(self, workers, limit):
        class Lambda:
            def get_account_settings(self):
                return {"AccountLimit": {"ConcurrentExecutions": 1000, "UnreservedConcurrentExecutions": limit}}

        class OfWorkers(CloudFormation):
            def describe_stacks(self, StackName):
                concurrency = {"WorkerMaximumConcurrency": workers, "TransferMaximumConcurrency": 2}
                return {
                    "Stacks": [{"Parameters": [{"ParameterKey": key, "ParameterValue": str(value)} for key, value in concurrency.items()]}]
                }

        return list(stack.room(Lambda(), OfWorkers(), "a-stack"))

    def test_a_new_account_has_room_for_the_usual_workers_the_api_and_the_dispatcher(self):
        self.assertEqual(self.said(workers=4, limit=10), [])

    def test_too_many_workers_for_the_account_are_warned_of(self):
        (warning,) = self.said(workers=10, limit=10)

        self.assertIn("10 runs at once", warning)
        self.assertIn("WorkerMaximumConcurrency", warning)
        self.assertEqual(len(self.said(workers=5, limit=10)), 1)

    def test_more_room_is_for_more_workers(self):
        self.assertEqual(self.said(workers=100, limit=1000), [])


class PlaceTest(unittest.TestCase):
    def test_every_environment_has_a_stack_and_a_region(self):
        names = {stack.place(environment)[0] for environment in ("default", "staging", "prod")}

        self.assertEqual(len(names), 3)
        self.assertTrue(all(stack.place(environment)[1] for environment in ("default", "staging", "prod")))

    def test_another_environment_is_refused(self):
        with self.assertRaisesRegex(stack.Failed, "default, staging, prod"):
            stack.place("production")


if __name__ == "__main__":
    unittest.main()
