"""Tests of the CloudFormation that SAM makes of template.yaml: what a stack is with which parameters. Run by bin/check-template."""

import copy
import fnmatch
import json
import re
import subprocess
import unittest
from pathlib import Path

from cfnlint.schema import PROVIDER_SCHEMA_MANAGER
from check_template import transformed, yaml_parse
from stack import ROOM_FOR_API, ROOM_FOR_DISPATCHER, parameter_overrides


ROOT = Path(__file__).resolve().parent.parent


def as_written():
    return yaml_parse((ROOT / "template.yaml").read_text())


TEMPLATE = transformed(as_written())
NOTHING = object()
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0123abcd"
WEB_ACL = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/guard/0123abcd"


class Stack:
    """What CloudFormation makes of the template with these parameters, and the defaults of the others."""

    def __init__(self, **parameters):
        defaults = {name: part.get("Default", "") for name, part in TEMPLATE["Parameters"].items()}
        unknown = set(parameters) - set(defaults)
        if unknown:
            raise AssertionError(f"the template has no parameter {unknown}")
        self.parameters = {name: str(value) for name, value in (defaults | parameters).items()}

    def resources(self, kind):
        """The properties of the resources of a kind that are made, by logical id."""
        return {
            name: self.value(part.get("Properties", {}))
            for name, part in TEMPLATE["Resources"].items()
            if part["Type"] == kind and ("Condition" not in part or self.holds({"Condition": part["Condition"]}))
        }

    def resource(self, kind):
        made = self.resources(kind)
        if len(made) != 1:
            raise AssertionError(f"{kind}: {sorted(made)}")
        return next(iter(made.values()))

    def output(self, name):
        return self.value(TEMPLATE["Outputs"][name]["Value"])

    def is_allowed(self):
        """Whether every assertion of the rules holds."""
        return all(self.holds(each["Assert"]) for rule in TEMPLATE["Rules"].values() for each in rule["Assertions"])

    def holds(self, condition):
        (function, argument), *rest = condition.items()
        if rest:
            raise AssertionError(f"{condition} is no condition")
        match function:
            case "Condition":
                return self.holds(TEMPLATE["Conditions"][argument])
            case "Fn::Equals":
                return str(self.value(argument[0])) == str(self.value(argument[1]))
            case "Fn::Not":
                return not self.holds(argument[0])
            case "Fn::And":
                return all(self.holds(each) for each in argument)
            case "Fn::Or":
                return any(self.holds(each) for each in argument)
        raise AssertionError(f"{function} is not understood")

    def value(self, written):
        """With parameters filled in and choices made; what is only known once it is deployed stays as it is written."""
        if isinstance(written, list):
            return [each for each in map(self.value, written) if each is not NOTHING]
        if not isinstance(written, dict):
            return written
        if len(written) == 1:
            (function, argument), = written.items()
            if function == "Ref":
                return NOTHING if argument == "AWS::NoValue" else self.parameters.get(argument, written)
            if function == "Fn::If":
                return self.value(argument[1] if self.holds({"Condition": argument[0]}) else argument[2])
            if function == "Fn::Sub" and isinstance(argument, str):
                return re.sub(r"\$\{(\w+)}", lambda name: self.parameters.get(name[1], name[0]), argument)
        return {key: made for key, made in ((key, self.value(each)) for key, each in written.items()) if made is not NOTHING}


class VersionsTest(unittest.TestCase):
    """Callers reach a published version. SAM makes a new one when the template has changed, and looks at no parameter's value; Lambda
    publishes one only if there is something new in it."""

    # What Lambda keeps for the function as a whole: a change of it alone is nothing to publish.
    apart = ("Tags", "RecursiveLoop", "ReservedConcurrentExecutions", "RuntimeManagementConfig", "CodeSigningConfigArn")

    def versions(self, template=TEMPLATE):
        """Each function with the version that is published of it."""
        resources = template["Resources"]
        for part in resources.values():
            if part["Type"] == "AWS::Lambda::Version":
                yield resources[part["Properties"]["FunctionName"]["Ref"]]["Properties"], part

    def missing(self, function):
        """What the variable should say besides what it does."""
        said = json.dumps(function["Environment"]["Variables"].get("PUBLISHED_WITH", ""))
        variables = {name: value for name, value in function["Environment"]["Variables"].items() if name != "PUBLISHED_WITH"}
        used = parameters_in(function | {"Environment": variables})
        wanted = {f"{name}=${{{name}}}" for name in used} | set(self.settings(function))
        return {each for each in wanted if each not in said}

    def settings(self, function):
        for name in self.apart:
            value = function.get(name)
            if name == "Tags":
                tags = sorted(f"{tag['Key']}:{tag['Value']}" for tag in value or [] if not tag["Key"].startswith("lambda:"))
                value = ",".join(tags) or None
            if value is not None:
                yield f"{name}={value}"

    def test_whatever_must_make_a_new_version_stands_in_a_variable_of_the_function(self):
        self.assertEqual(len(list(self.versions())), 4)
        for function, _ in self.versions():
            self.assertEqual(self.missing(function), set(), function["Handler"])

    def test_a_parameter_or_a_setting_that_is_forgotten_there_is_noticed(self):
        function = copy.deepcopy(TEMPLATE["Resources"]["DispatcherFunction"]["Properties"])
        function["Environment"]["Variables"]["LOG_DAYS"] = {"Ref": "LogRetentionDays"}
        function |= {"RecursiveLoop": "Terminate", "Tags": [{"Key": "team", "Value": "posts"}]}

        self.assertEqual(
            self.missing(function), {"LogRetentionDays=${LogRetentionDays}", "RecursiveLoop=Terminate", "Tags=team:posts"}
        )

    def test_another_value_of_it_is_another_version_with_something_in_it(self):
        """CloudFormation puts another version in the place of one whose description changes."""
        version = PROVIDER_SCHEMA_MANAGER.get_resource_schema("eu-central-1", "AWS::Lambda::Version").schema
        self.assertIn("/properties/Description", version["createOnlyProperties"])
        for function, version in self.versions():
            self.assertIn("${Tracing}", json.dumps(version["Properties"]["Description"]))
            self.assertIn("${Commit}", json.dumps(version["Properties"]["Description"]))
            self.assertEqual(version["Properties"]["Description"], function["Environment"]["Variables"]["PUBLISHED_WITH"])

    def test_a_version_of_other_code_can_still_be_gone_back_to(self):
        for _, version in self.versions():
            self.assertEqual(version["DeletionPolicy"], "Retain")

    def test_a_change_of_the_template_is_another_version(self):
        before = {name for name, part in TEMPLATE["Resources"].items() if part["Type"] == "AWS::Lambda::Version"}
        for change in [{"Tracing": "PassThrough"}, {"Tags": {"team": "posts"}}, {"RecursiveLoop": "Terminate"}]:
            with self.subTest(change):
                written = as_written()
                for part in written["Resources"].values():
                    if part["Type"] == "AWS::Serverless::Function":
                        part["Properties"] |= change
                after = {name for name, part in transformed(written)["Resources"].items() if part["Type"] == "AWS::Lambda::Version"}
                self.assertEqual(before & after, set())


def parameters_in(written):
    """The parameters that this is made of, over conditions as well."""
    if isinstance(written, list):
        return set().union(*map(parameters_in, written))
    if not isinstance(written, dict):
        return set()
    found = set()
    for key, value in written.items():
        if key in ("Ref", "Condition") and isinstance(value, str):
            named = {value}
        elif key == "Fn::If":
            named = {value[0]}
        elif key == "Fn::Sub":
            named = set(re.findall(r"\$\{(\w+)}", value if isinstance(value, str) else value[0]))
        else:
            named = set()
        for name in named:
            if name in TEMPLATE["Parameters"]:
                found.add(name)
            elif name in TEMPLATE["Conditions"]:
                found |= parameters_in(TEMPLATE["Conditions"][name])
        found |= parameters_in(value)
    return found


class RolloutTest(unittest.TestCase):
    """New versions of what users and posts depend on get few calls first, and go back when an alarm rings."""

    rolled_out = {"ApiFunction", "PostingWorkerFunction", "TransferFunction"}

    def groups(self, rollout):
        """The deployment group by function, as it is with a value of Rollout."""
        for name, group in Stack(Rollout=rollout).resources("AWS::CodeDeploy::DeploymentGroup").items():
            yield name.removesuffix("DeploymentGroup"), group

    def alarms(self, group):
        return [json.dumps(alarm["Name"]) for alarm in group["AlarmConfiguration"].get("Alarms", [])]

    def test_api_and_workers_are_rolled_out_by_their_alias(self):
        self.assertEqual({function for function, _ in self.groups("AllAtOnce")}, self.rolled_out)
        for function in self.rolled_out:
            policy = TEMPLATE["Resources"][f"{function}Aliaslive"]["UpdatePolicy"]["CodeDeployLambdaAliasUpdate"]
            self.assertEqual(policy["DeploymentGroupName"], {"Ref": f"{function}DeploymentGroup"})

    def test_step_by_step_every_group_goes_back_when_one_of_its_alarms_rings(self):
        alarms = Stack().resources("AWS::CloudWatch::Alarm")
        named = {json.dumps({"Ref": name}) for name in alarms} | {json.dumps(part.get("AlarmName")) for part in alarms.values()}
        for function, group in self.groups("Canary10Percent5Minutes"):
            with self.subTest(function):
                self.assertTrue(self.alarms(group))
                self.assertLessEqual(set(self.alarms(group)), named)
                self.assertTrue(group["AlarmConfiguration"]["Enabled"])
                self.assertIn("DEPLOYMENT_STOP_ON_ALARM", group["AutoRollbackConfiguration"]["Events"])

    def test_a_repair_can_be_deployed_while_an_alarm_rings(self):
        for _, group in self.groups("AllAtOnce"):
            self.assertEqual(self.alarms(group), [])

    def test_no_alarm_that_is_looked_at_waits_for_the_alias_that_waits_for_it(self):
        """The API calls the alias, the alias waits for its group, the group for its alarms: none of them may wait for the API."""
        for function, _ in self.groups("Canary10Percent5Minutes"):
            for alarm in TEMPLATE["Resources"][f"{function}DeploymentGroup"]["Properties"]["AlarmConfiguration"]["Fn::If"][1]["Alarms"]:
                if "Ref" in alarm["Name"]:
                    watched = json.dumps(TEMPLATE["Resources"][alarm["Name"]["Ref"]])
                    self.assertNotIn("HttpApi", watched)
                    self.assertNotIn("Alias", watched)

    def test_each_way_is_one_that_codedeploy_knows(self):
        known = PROVIDER_SCHEMA_MANAGER.get_resource_schema("eu-central-1", "AWS::CodeDeploy::DeploymentGroup")
        self.assertIn("DeploymentConfigName", known.schema["properties"])
        for way in TEMPLATE["Parameters"]["Rollout"]["AllowedValues"]:
            group = transformed(as_written(), Rollout=way)["Resources"]["ApiFunctionDeploymentGroup"]["Properties"]
            self.assertEqual(
                group["DeploymentConfigName"], {"Fn::Sub": ["CodeDeployDefault.Lambda${ConfigName}", {"ConfigName": way}]}
            )

    def test_prod_is_rolled_out_in_steps_and_staging_as_prod_is(self):
        def rollout(environment):
            return [part for part in parameter_overrides(environment).split() if part.startswith("Rollout=")]

        self.assertEqual(rollout("prod"), ["Rollout=Canary10Percent5Minutes"])
        self.assertEqual(rollout("staging"), rollout("prod"))
        self.assertEqual(rollout("default"), [])
        self.assertEqual(TEMPLATE["Parameters"]["Rollout"]["Default"], "AllAtOnce")


class SigningInTest(unittest.TestCase):
    def test_nobody_signs_in_without_a_second_factor(self):
        """Were it optional, nobody could set one up: the dashboard has no page for it, and its tokens do not allow it."""
        pool = Stack().resource("AWS::Cognito::UserPool")

        self.assertEqual(TEMPLATE["Resources"]["UserPool"]["Properties"]["MfaConfiguration"], "ON")
        self.assertEqual(pool["EnabledMfas"], ["SOFTWARE_TOKEN_MFA"])

    def test_the_pages_to_sign_in_on_are_the_classic_ones_whatever_cognitos_default_is(self):
        self.assertEqual(Stack().resource("AWS::Cognito::UserPoolDomain")["ManagedLoginVersion"], 1)

    def test_no_program_tries_passwords(self):
        for client in Stack().resources("AWS::Cognito::UserPoolClient").values():
            self.assertEqual(client["ExplicitAuthFlows"], ["ALLOW_REFRESH_TOKEN_AUTH"])


class DomainTest(unittest.TestCase):
    own = {"DashboardDomain": "posts.example.com", "DashboardCertificateArn": CERTIFICATE}

    def distribution(self, **parameters):
        return Stack(**parameters).resource("AWS::CloudFront::Distribution")["DistributionConfig"]

    def test_without_a_domain_it_is_cloudfronts(self):
        distribution = self.distribution()

        self.assertNotIn("Aliases", distribution)
        self.assertEqual(distribution["ViewerCertificate"], {"CloudFrontDefaultCertificate": True})

    def test_a_domain_is_served_with_its_certificate_and_not_below_tls_1_2(self):
        distribution = self.distribution(**self.own)

        self.assertEqual(distribution["Aliases"], ["posts.example.com"])
        self.assertEqual(
            distribution["ViewerCertificate"],
            {"AcmCertificateArn": CERTIFICATE, "SslSupportMethod": "sni-only", "MinimumProtocolVersion": "TLSv1.2_2021"},
        )

    def test_signing_in_returns_to_the_domain_also_if_the_dashboard_was_elsewhere_before(self):
        stack = Stack(**self.own, DashboardAddress="https://d1.cloudfront.net")
        client = stack.resource("AWS::Cognito::UserPoolClient")

        self.assertEqual(client["CallbackURLs"], ["https://posts.example.com/signed-in"])
        self.assertEqual(client["LogoutURLs"], ["https://posts.example.com/"])
        self.assertEqual(stack.output("DashboardUrl"), "https://posts.example.com")
        self.assertEqual(stack.output("DashboardSetTo"), "https://posts.example.com")

    def test_without_a_domain_signing_in_returns_to_where_the_dashboard_is(self):
        stack = Stack(DashboardAddress="https://d1.cloudfront.net")

        self.assertEqual(stack.resource("AWS::Cognito::UserPoolClient")["CallbackURLs"], ["https://d1.cloudfront.net/signed-in"])
        self.assertEqual(Stack().output("DashboardSetTo"), "nowhere yet")

    def test_a_domain_and_its_certificate_go_together(self):
        self.assertTrue(Stack().is_allowed())
        self.assertTrue(Stack(**self.own).is_allowed())
        self.assertFalse(Stack(DashboardDomain="posts.example.com").is_allowed())
        self.assertFalse(Stack(DashboardCertificateArn=CERTIFICATE).is_allowed())


class BrowserTest(unittest.TestCase):
    def behaviors(self):
        stack = Stack()
        config = stack.resource("AWS::CloudFront::Distribution")["DistributionConfig"]
        policies = stack.resources("AWS::CloudFront::ResponseHeadersPolicy")
        for behavior in [config["DefaultCacheBehavior"], *config["CacheBehaviors"]]:
            with self.subTest(behavior.get("PathPattern", "*")):
                headers = policies[behavior["ResponseHeadersPolicyId"]["Ref"]]
                yield behavior, headers["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]

    def test_every_answer_the_apis_too_keeps_browsers_to_https_and_to_what_it_is(self):
        seen = 0
        for behavior, headers in self.behaviors():
            seen += 1
            self.assertGreaterEqual(headers["StrictTransportSecurity"]["AccessControlMaxAgeSec"], 31536000)
            self.assertTrue(headers["StrictTransportSecurity"]["IncludeSubdomains"])
            self.assertIn("ContentTypeOptions", headers)
            self.assertEqual(headers["ReferrerPolicy"]["ReferrerPolicy"], "no-referrer")
            self.assertIn("frame-ancestors 'none'", str(headers["ContentSecurityPolicy"]["ContentSecurityPolicy"]))
            self.assertNotEqual(behavior["ViewerProtocolPolicy"], "allow-all")
        self.assertGreaterEqual(seen, 2)

    def test_what_the_api_answers_loads_nothing(self):
        for behavior, headers in self.behaviors():
            if behavior.get("PathPattern", "").startswith("/api/"):
                self.assertIn("default-src 'none'", headers["ContentSecurityPolicy"]["ContentSecurityPolicy"])

    def test_no_failure_is_kept_by_cloudfront_for_others_who_ask(self):
        """Its own default is 10 seconds, for everybody behind an edge, whatever the answer's Cache-Control says."""
        errors = Stack().resource("AWS::CloudFront::Distribution")["DistributionConfig"]["CustomErrorResponses"]

        self.assertEqual({error["ErrorCode"]: error["ErrorCachingMinTTL"] for error in errors}, {500: 0, 502: 0, 503: 0, 504: 0})
        for error in errors:
            self.assertNotIn("ResponsePagePath", error)

    def test_a_web_acl_stands_before_it_if_there_is_one(self):
        def acl(**parameters):
            return Stack(**parameters).resource("AWS::CloudFront::Distribution")["DistributionConfig"].get("WebACLId")

        self.assertIsNone(acl())
        self.assertEqual(acl(WebAclArn=WEB_ACL), WEB_ACL)


class RecursiveLoopTest(unittest.TestCase):
    """Lambda stops a function that is called by what it sends, unless the function says that it may."""

    def loops(self, resources):
        """The functions that may send to a queue that calls them."""
        mappings = {
            name: part["Properties"] for name, part in resources.items() if part["Type"] == "AWS::Lambda::EventSourceMapping"
        }
        roles = {name: json.dumps(part["Properties"]) for name, part in resources.items() if part["Type"] == "AWS::IAM::Role"}
        for mapping in mappings.values():
            queue = mapping["EventSourceArn"]["Fn::GetAtt"][0]
            for name, part in resources.items():
                if part["Type"] == "AWS::Lambda::Function" and self.is_called(mapping["FunctionName"], name):
                    role = roles[part["Properties"]["Role"]["Fn::GetAtt"][0]]
                    if '"sqs:SendMessage"' in role and json.dumps({"Fn::GetAtt": [queue, "Arn"]}) in role:
                        yield name, part["Properties"]

    def is_called(self, target, function):
        return target.get("Ref", "").startswith(f"{function}Alias")

    def test_whatever_is_called_by_a_queue_that_it_sends_to_may_be(self):
        loops = dict(self.loops(TEMPLATE["Resources"]))

        self.assertLessEqual({"PostingWorkerFunction", "TransferFunction"}, set(loops))
        for name, function in loops.items():
            with self.subTest(name):
                self.assertEqual(function.get("RecursiveLoop"), "Allow")

    def test_nothing_else_may(self):
        loops = dict(self.loops(TEMPLATE["Resources"]))

        for name, function in Stack().resources("AWS::Lambda::Function").items():
            if name not in loops:
                self.assertNotIn("RecursiveLoop", function)
class ImportTest(unittest.TestCase):
    """API Gateway imports the routes from the OpenAPI that SAM writes, and remarks on what an OpenAPI should have besides.

    What it remarks on is known from swagger-parser, which says the same of such texts; the two rules here are written by hand after it.
    """

    def remarks(self, api):
        for path, methods in api["paths"].items():
            for method, operation in methods.items():
                for parameter in operation.get("parameters", []):
                    if "schema" not in parameter and "content" not in parameter:
                        yield "parameter without a schema"
        for scheme in api["components"]["securitySchemes"].values():
            if scheme["type"] == "oauth2" and "flows" not in scheme:
                yield "oauth2 without flows"

    def test_no_remark_on_what_sam_writes_fails_a_deployment(self):
        api = Stack().resource("AWS::ApiGatewayV2::Api")

        self.assertEqual(set(self.remarks(api["Body"])), {"parameter without a schema", "oauth2 without flows"})
        self.assertFalse(api.get("FailOnWarnings", False))


class EventsTest(unittest.TestCase):
    def test_runs_of_the_dispatcher_that_were_refused_do_not_pile_up(self):
        (config,) = Stack().resources("AWS::Lambda::EventInvokeConfig").values()

        self.assertEqual(config["FunctionName"], {"Ref": "DispatcherFunction"})
        self.assertEqual(config["MaximumEventAgeInSeconds"], 60)
        self.assertEqual(config["MaximumRetryAttempts"], 0)

    def test_the_workers_leave_room_in_a_new_account(self):
        """It has 10 at once, and the API, the dispatcher and other functions need some of them."""
        mappings = Stack().resources("AWS::Lambda::EventSourceMapping").values()

        workers = [int(mapping["ScalingConfig"]["MaximumConcurrency"]) for mapping in mappings]
        self.assertEqual(sorted(workers), [2, 4])
        self.assertLessEqual(sum(workers) + ROOM_FOR_API + ROOM_FOR_DISPATCHER, 10)


class AlarmsTest(unittest.TestCase):
    def alarm(self, name):
        return Stack().resources("AWS::CloudWatch::Alarm")[name]

    def test_the_dispatcher_is_not_called_silent_while_it_is_made(self):
        self.assertGreaterEqual(self.alarm("DispatcherSilentAlarm")["EvaluationPeriods"], 2)
        depends = TEMPLATE["Resources"]["DispatcherSilentAlarm"].get("DependsOn", [])
        rules = [name for name, part in TEMPLATE["Resources"].items() if part["Type"] == "AWS::Events::Rule"]
        self.assertEqual([depends] if isinstance(depends, str) else depends, rules)

    def test_refused_reads_and_writes_of_every_table_and_index_are_watched(self):
        watched = {
            (metric["MetricStat"]["Metric"]["MetricName"], json.dumps(metric["MetricStat"]["Metric"]["Dimensions"], sort_keys=True))
            for metric in self.alarm("TableThrottlesAlarm")["Metrics"]
            if "MetricStat" in metric
        }
        for name, table in Stack().resources("AWS::DynamoDB::Table").items():
            of_table = [{"Name": "TableName", "Value": {"Ref": name}}]
            indexes = [
                of_table + [{"Name": "GlobalSecondaryIndexName", "Value": index["IndexName"]}]
                for index in table.get("GlobalSecondaryIndexes", [])
            ]
            for dimensions in [of_table, *indexes]:
                for metric in ["ReadThrottleEvents", "WriteThrottleEvents"]:
                    self.assertIn((metric, json.dumps(dimensions, sort_keys=True)), watched)
        # CloudWatch takes no more in one alarm.
        self.assertLessEqual(len(watched), 10)

    def test_the_operators_dashboard_shows_every_refusal_that_the_alarm_counts(self):
        body = TEMPLATE["Resources"]["OperatorsDashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
        for metric in self.alarm("TableThrottlesAlarm")["Metrics"]:
            if "MetricStat" in metric:
                watched = metric["MetricStat"]["Metric"]
                shown = [watched["Namespace"], watched["MetricName"]]
                for dimension in watched["Dimensions"]:
                    value = dimension["Value"]
                    shown += [dimension["Name"], value if isinstance(value, str) else f"${{{value['Ref']}}}"]
                self.assertIn(json.dumps(shown), body)

    def test_the_alarm_for_refused_reads_and_writes_ends_when_nothing_is_refused_and_nothing_is_measured(self):
        (expression,) = [metric["Expression"] for metric in self.alarm("TableThrottlesAlarm")["Metrics"] if "Expression" in metric]

        self.assertEqual(expression, "SUM(FILL(METRICS(), 0))")


class AccessLogsTest(unittest.TestCase):
    def test_none_are_written_unless_the_operator_wants_them(self):
        stack = Stack()

        self.assertNotIn("Logging", stack.resource("AWS::CloudFront::Distribution")["DistributionConfig"])
        for bucket in stack.resources("AWS::S3::Bucket").values():
            self.assertNotIn("LoggingConfiguration", bucket)
        self.assertNotIn("AccessLogBucket", stack.resources("AWS::S3::Bucket"))

    def test_all_of_them_are_written_and_forgotten_when_their_days_are_over(self):
        stack = Stack(AccessLogDays=30)
        buckets = stack.resources("AWS::S3::Bucket")
        logs = buckets.pop("AccessLogBucket")

        self.assertTrue(buckets)
        for bucket in buckets.values():
            self.assertEqual(bucket["LoggingConfiguration"]["DestinationBucketName"], {"Ref": "AccessLogBucket"})
        logging = stack.resource("AWS::CloudFront::Distribution")["DistributionConfig"]["Logging"]
        self.assertEqual(logging["Bucket"], {"Fn::GetAtt": ["AccessLogBucket", "DomainName"]})
        self.assertEqual(logs["LifecycleConfiguration"]["Rules"][0]["ExpirationInDays"], "30")
        self.assertEqual(logs["LifecycleConfiguration"]["Rules"][0]["Status"], "Enabled")

    def test_who_writes_them_may(self):
        stack = Stack(AccessLogDays=30)
        statements = stack.resources("AWS::S3::BucketPolicy")["AccessLogBucketPolicy"]["PolicyDocument"]["Statement"]
        allowed = [each for each in statements if each["Effect"] == "Allow"]

        self.assertEqual([each["Principal"] for each in allowed], [{"Service": "logging.s3.amazonaws.com"}])
        self.assertEqual(allowed[0]["Action"], ["s3:PutObject"])
        self.assertEqual(allowed[0]["Condition"], {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}})
        # CloudFront writes by an access control list, which a bucket whose owner owns everything refuses.
        ownership = stack.resources("AWS::S3::Bucket")["AccessLogBucket"]["OwnershipControls"]["Rules"]
        self.assertEqual(ownership, [{"ObjectOwnership": "BucketOwnerPreferred"}])

    def test_they_outlive_the_stack_which_could_not_be_deleted_else(self):
        self.assertIn("AccessLogBucket", outliving())


def outliving():
    """What stays when its stack is deleted or when something else takes its place. Versions of functions go with their functions."""
    return {
        name
        for name, part in TEMPLATE["Resources"].items()
        if part.get("DeletionPolicy", "Delete") != "Delete" and part["Type"] != "AWS::Lambda::Version"
    }


class FirstDeploymentTest(unittest.TestCase):
    """A first deployment that fails leaves nothing that the second one would meet, or that would cost for ever."""

    def test_what_outlives_the_stack_does_not_outlive_its_failed_first_deployment(self):
        kinds = {TEMPLATE["Resources"][name]["Type"] for name in outliving()}

        self.assertLessEqual({"AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Cognito::UserPool", "AWS::S3::Bucket"}, kinds)
        for name in outliving():
            with self.subTest(name):
                self.assertEqual(TEMPLATE["Resources"][name]["DeletionPolicy"], "RetainExceptOnCreate")
                self.assertEqual(TEMPLATE["Resources"][name]["UpdateReplacePolicy"], "Retain")

    def test_nothing_is_protected_from_being_taken_back_before_the_stack_is_made(self):
        self.assertEqual(self.protected(), {False})
        self.assertEqual(self.protected(DashboardDomain="posts.example.com", DashboardCertificateArn=CERTIFICATE), {False})

    def test_everything_is_protected_once_the_stack_knows_its_dashboard(self):
        address = {"DashboardAddress": "https://d1.cloudfront.net"}

        self.assertEqual(self.protected(**address), {True})
        self.assertEqual(self.protected(**address, JwtIssuer="https://issuer.example", JwtAudience="posts"), {True})

    def test_a_stack_says_that_it_does_not_know_its_dashboard_also_with_a_domain(self):
        own = {"DashboardDomain": "posts.example.com", "DashboardCertificateArn": CERTIFICATE}

        self.assertEqual(Stack(**own).output("DashboardSetTo"), "nowhere yet")
        self.assertEqual(Stack(**own, DashboardAddress="https://d1.example").output("DashboardSetTo"), "https://posts.example.com")

    def protected(self, **parameters):
        """Whether what can be protected from deletion is: of all tables and user pools."""
        stack = Stack(**parameters)
        tables = [table["DeletionProtectionEnabled"] for table in stack.resources("AWS::DynamoDB::Table").values()]
        pools = [pool["DeletionProtection"] == "ACTIVE" for pool in stack.resources("AWS::Cognito::UserPool").values()]
        self.assertEqual(len(tables), 2)
        return set(tables + pools)


class RunbookTest(unittest.TestCase):
    """A command of the runbook is copied at night: it must not need a name that has to be guessed."""

    runbook = (ROOT / "docs" / "runbook.md").read_text()
    operations = (ROOT / "docs" / "operations.md").read_text()
    # After the stack is deleted there are no outputs; bin/destroy has printed what is to be filled in there.
    deleting = re.compile(r"^## Deleting everything$.*?(?=^#)", re.M | re.S)
    # What only the reader can know, and what "Restoring the table" makes.
    told = {"STACK", "VERSION", "NEW", "COMMIT", "DIGEST", "ENVIRONMENT"}
    # Words of AWS, not names.
    words = {"EMAIL", "ALARM"}

    def commands(self, text):
        """What stands in a fence or between backticks and calls the AWS CLI."""
        fences = re.findall(r"^```\n(.*?)^```$", text, re.M | re.S)
        spans = re.findall(r"`([^`]+)`", re.sub(r"^```\n.*?^```$", "", text, flags=re.M | re.S))
        return [command for command in fences + spans if re.search(r"\baws [a-z0-9-]+ ", command)]

    def test_every_output_that_the_runbook_reads_is_there(self):
        read = set(re.findall(r"\$\(out (\w+)\)", self.runbook + self.operations)) | set(re.findall(r"output `(\w+)`", self.runbook))

        self.assertGreater(len(read), 8)
        self.assertEqual(read - set(TEMPLATE["Outputs"]), set())

    def test_no_command_has_a_name_to_be_guessed(self):
        commands = self.commands(self.deleting.sub("", self.runbook)) + self.commands(self.operations)

        self.assertGreater(len(commands), 10)
        for command in commands:
            with self.subTest(command):
                outside = re.sub(r"\$\(out \w+\)|'[^']*'|\"[^\"$]*\"", "", command)
                self.assertEqual(set(re.findall(r"\b[A-Z]{2,}\b", outside)) - self.told - self.words, set())
                self.assertNotRegex(outside, r"<\w[^>]*>")
                self.assertNotRegex(command, r"contains\(Name|list-rules|list-functions")

    def test_the_function_of_the_shell_reads_one_output(self):
        (function,) = [command for command in self.commands(self.runbook) if command.startswith("out()")]
        script = f'aws() {{ printf "%s\\n" "$@"; }}\n{function}\nout ApiId'
        asked = subprocess.run(["bash", "-euc", script], capture_output=True, text=True, check=True).stdout.splitlines()

        self.assertEqual(asked[:4], ["cloudformation", "describe-stacks", "--stack-name", "STACK"])
        self.assertEqual(asked[asked.index("--query") + 1], "Stacks[0].Outputs[?OutputKey=='ApiId'].OutputValue")

    def test_such_a_name_would_be_noticed(self):
        (command,) = self.commands("Do `aws lambda get-alias --function-name NAME --name live` now.")

        self.assertEqual(set(re.findall(r"\b[A-Z]{2,}\b", command)) - self.told, {"NAME"})

    def test_every_chapter_of_the_runbook_that_is_referred_to_is_there(self):
        headings = set(re.findall(r"^#+ (.+)$", self.runbook, re.M))
        referring = [ROOT / "template.yaml", ROOT / "bin" / "deploy", ROOT / "bin" / "destroy", ROOT / "deployment" / "stack.py"]
        text = re.sub(r"\s+(# )?", " ", " ".join(file.read_text() for file in referring))
        named = re.findall(r"docs/runbook\.md \(([^)]+)\)", text) + re.findall(r"docs/runbook\.md says [^(]*\(([^)]+)\)", text)

        self.assertGreater(len(named), 4)
        self.assertEqual(set(named) - headings, set())

    def test_what_only_a_real_account_can_show_is_a_list_with_its_commands(self):
        (chapter,) = re.findall(r"^## First deployment: look at these$(.*?)(?=^#)", self.runbook, re.M | re.S)
        for asked in [
            "get-account-settings",
            "must be verified",
            "get-routes",
            "ImportInfo",
            "get-function-recursion-config",
            "get-alias",
            "TracingConfig",
            "restoreDurationMs",
            "x-cache",
            "email_verified",
        ]:
            with self.subTest(asked):
                self.assertIn(asked, chapter)
        self.assertGreater(len(re.findall(r"^- \[ \] ", chapter, re.M)), 12)

    def test_the_first_user_is_invited_by_mail_and_can_get_a_new_password(self):
        (command,) = [command for command in self.commands(self.runbook) if "admin-create-user" in command]

        self.assertIn("Name=email_verified,Value=true", command)
        self.assertIn("Name=email,Value=", command)
        self.assertIn("--desired-delivery-mediums EMAIL", command)


class DeployRoleTest(unittest.TestCase):
    """CONTRIBUTING lists what the role that deploys may do; CloudFormation says of each kind of resource what making it takes."""

    listed = set(re.findall(r"`([a-z0-9-]+:[A-Za-z*]+)`", (ROOT / "CONTRIBUTING.md").read_text()))
    # What CloudFormation would ask for if the resources had properties that they have not, or belongs to services that nothing here uses.
    not_used = [
        *("codedeploy:*OnPremises*", "ec2:*", "elasticfilesystem:*", "firehose:*", "kinesis:*", "s3files:*", "s3tables:*"),
        *("dynamodb:*Item", "dynamodb:Query", "dynamodb:Scan", "dynamodb:*Kinesis*", "dynamodb:*Replica", "dynamodb:ImportTable"),
        *("kms:Decrypt", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateData*", "kms:*Grant"),
        *("logs:PutLogEvents", "logs:CreateLogStream", "logs:*KmsKey", "logs:PutBearerToken*", "iam:*User*", "iam:*Group*"),
        *("lambda:PassCapacityProvider", "lambda:AssociateRuntimeAlias", "s3:REST.PUT.OBJECT", "s3:getObject", "cloudfront:updateDistribution"),
    ]
    # How the actions are called that the calls in stack.py need, where it is not the call's own name.
    calls = {"s3:ListObjectsV2": "s3:ListBucket", "s3:CopyObject": "s3:PutObject"}
    services = {"cloudformation": "cloudformation", "s3": "s3", "cloudfront": "cloudfront", "lambdas": "lambda"}

    def may(self, action, patterns):
        return any(fnmatch.fnmatchcase(action, pattern) for pattern in patterns)

    def needed(self):
        for kind in {part["Type"] for part in TEMPLATE["Resources"].values()}:
            handlers = PROVIDER_SCHEMA_MANAGER.get_resource_schema("eu-central-1", kind).schema["handlers"]
            for handler in handlers.values():
                yield from handler["permissions"]

    def called_by_scripts(self):
        text = (ROOT / "deployment" / "stack.py").read_text()
        for client, service in self.services.items():
            for call in re.findall(rf"\b{client}\.(?:get_paginator\(\")?([a-z0-9_]+)", text):
                if call != "get_paginator":
                    action = f"{service}:{''.join(word.capitalize() for word in call.split('_'))}"
                    yield self.calls.get(action, action)

    def test_every_action_that_a_deployment_takes_is_listed(self):
        needed = {action for action in self.needed() if not self.may(action, self.not_used)} | set(self.called_by_scripts())

        self.assertGreater(len(needed), 150)
        self.assertEqual({action for action in needed if not self.may(action, self.listed)}, set())

    def test_the_role_that_deploys_reads_no_users_data_and_no_token(self):
        for action in ["kms:Decrypt", "kms:Encrypt", "dynamodb:GetItem", "dynamodb:Scan", "sqs:ReceiveMessage", "lambda:InvokeFunction"]:
            self.assertFalse(self.may(action, self.listed), action)

    def test_the_calls_of_stack_py_are_found(self):
        self.assertLessEqual(
            {"cloudformation:DescribeStackEvents", "cloudfront:CreateInvalidation", "s3:ListBucket", "lambda:GetAccountSettings"},
            set(self.called_by_scripts()),
        )


class OutputsTest(unittest.TestCase):
    def test_what_operators_call_has_its_name_in_an_output(self):
        values = [part["Value"] for part in TEMPLATE["Outputs"].values()]
        called = ("AWS::Lambda::Function", "AWS::Lambda::EventSourceMapping", "AWS::Events::Rule", "AWS::ApiGatewayV2::Api")
        for name, part in TEMPLATE["Resources"].items():
            if part["Type"] in called + ("AWS::SQS::Queue", "AWS::DynamoDB::Table", "AWS::Logs::LogGroup"):
                self.assertIn({"Ref": name}, values)


if __name__ == "__main__":
    unittest.main()
