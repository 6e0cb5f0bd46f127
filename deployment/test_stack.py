"""Tests of stack.py, on an S3 and a CloudFront that only remember. Run by bin/check-template."""

import json
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
}


class S3:
    def __init__(self, there=()):
        self.puts = []
        self.there = dict(there)

    def put_object(self, **what):
        self.puts.append(what)
        self.there[what["Key"]] = NOW

    def delete_object(self, Bucket, Key):
        del self.there[Key]

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

        self.assertEqual([put["Key"] for put in self.s3.puts], ["assets/index-B1.js", "icon.svg", "config.json", "index.html"])

    def test_only_files_with_a_hash_in_their_names_may_be_kept(self):
        self.publish()

        self.assertEqual(
            {put["Key"]: put["CacheControl"] for put in self.s3.puts},
            {
                "assets/index-B1.js": "public, max-age=31536000, immutable",
                "icon.svg": "no-cache",
                "config.json": "no-cache",
                "index.html": "no-cache",
            },
        )
        self.assertEqual(self.s3.puts[0]["ContentType"], "text/javascript; charset=utf-8")

    def test_the_configuration_says_where_to_sign_in(self):
        self.publish()

        self.assertEqual(
            json.loads(self.s3.puts[2]["Body"]),
            {"sign_in": {"issuer": "https://issuer.example", "client_id": "the-client"}},
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


class OutputsTest(unittest.TestCase):
    def test_a_stack_that_was_never_deployed_whole_is_said_to_be_so(self):
        class CloudFormation:
            def describe_stacks(self, StackName):
                return {"Stacks": [{"StackStatus": "ROLLBACK_COMPLETE"}]}

        with self.assertRaisesRegex(stack.Failed, "no output DashboardUrl"):
            stack.outputs(CloudFormation(), "a-stack")["DashboardUrl"]


class KeptTest(unittest.TestCase):
    def test_what_the_stacks_own_template_retains_is_kept_whatever_its_kind(self):
        class CloudFormation:
            def get_template(self, StackName, TemplateStage):
                table = {"Type": "AWS::DynamoDB::Table", "DeletionPolicy": "Retain"}
                logs = {"Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Retain"}
                bucket = {"Type": "AWS::S3::Bucket"}
                return {"TemplateBody": {"Resources": {"Table": table, "Logs": logs, "Bucket": bucket}}}

            def get_paginator(self, _):
                return self

            def paginate(self, StackName):
                for name, kind in [("Table", "AWS::DynamoDB::Table"), ("Bucket", "AWS::S3::Bucket"), ("Logs", "AWS::Logs::LogGroup")]:
                    resource = {"LogicalResourceId": name, "ResourceType": kind, "PhysicalResourceId": f"the-{name}"}
                    yield {"StackResourceSummaries": [resource]}

        self.assertEqual(
            list(stack.kept(CloudFormation(), "a-stack")),
            [("AWS::DynamoDB::Table", "the-Table"), ("AWS::Logs::LogGroup", "the-Logs")],
        )


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
