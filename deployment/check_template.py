"""Holds template.yaml against the SAM CLI and cfn-lint. Needs nothing of AWS. Run by bin/check-template.

usage: check_template.py ROOT OUTPUT

Writes what `sam build` makes and the plain CloudFormation that SAM makes of the template into OUTPUT. Ends with 1, having said
what is wrong, when anything is.
"""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

# Before samtranslator and boto are loaded: they look for a region, and must not look for an account.
os.environ["AWS_DEFAULT_REGION"] = "eu-central-1"
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
os.environ["SAM_CLI_TELEMETRY"] = "0"

from samcli.yamlhelper import yaml_parse  # noqa: E402
from samtranslator.translator.transform import transform  # noqa: E402

BIN = Path(sys.executable).parent
FUNCTION = "AWS::Serverless::Function"


class Failed(Exception):
    """Something is wrong with the template; the text says what."""


class NoManagedPolicies:
    """SAM asks the account for the managed policies by name; the template names none."""

    def load(self):
        return {}


def run(what, *command):
    print(f"{what} ...", flush=True)
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})
    if done.returncode != 0:
        raise Failed(f"{what} failed:\n{done.stdout}")


def functions(template):
    return {name: part["Properties"] for name, part in template["Resources"].items() if part["Type"] == FUNCTION}


def check_packages(root, build, template):
    """What `sam build` hands on are the packages that the Maven build made, and each has its function's handler in it."""
    built = functions(yaml_parse((build / "template.yaml").read_text()))
    for name, properties in functions(template).items():
        made_by_maven = (root / properties["CodeUri"]).resolve()
        handed_on = (build / built[name]["CodeUri"]).resolve()
        if handed_on != made_by_maven:
            raise Failed(f"{name}: sam build hands on {handed_on}, not {made_by_maven}")
        handler = properties["Handler"].replace(".", "/") + ".class"
        with zipfile.ZipFile(made_by_maven) as package:
            if handler not in package.namelist():
                raise Failed(f"{name}: {made_by_maven} has no {handler}")


def transformed(template, **parameters):
    """The template as CloudFormation gets it from SAM, which puts in the values of parameters and else their defaults. Packages lie in S3
    by then, so each gets such an address."""
    for properties in functions(template).values():
        properties["CodeUri"] = "s3://bucket/package"
    return transform(template, parameters, NoManagedPolicies())


def check_aliases(resources):
    """Whatever calls a function calls a published version by its alias; for else there would be no SnapStart, and no way back."""
    functions_made = {name for name, part in resources.items() if part["Type"] == "AWS::Lambda::Function"}
    callers = {
        name: part
        for name, part in resources.items()
        if part["Type"] in ("AWS::ApiGatewayV2::Api", "AWS::Lambda::EventSourceMapping", "AWS::Events::Rule")
    }
    if len(callers) < 3:
        raise Failed(f"only {sorted(callers)} call functions: this check looks in the wrong place")
    for name, part in callers.items():
        text = json.dumps(part)
        for function in functions_made:
            if f"{function}.Arn" in text or f'"{function}"' in text:
                raise Failed(f"{name} calls {function} past its alias")
        if "Aliaslive" not in text:
            raise Failed(f"{name} calls no alias")


def main(root, output):
    template_file = root / "template.yaml"
    config = root / "deployment" / "cfnlintrc.yaml"
    build = output / "sam-build"
    run("sam validate --lint", BIN / "sam", "validate", "--lint", "--template-file", template_file, "--config-file", root / "samconfig.toml")
    run("cfn-lint", BIN / "cfn-lint", "--config-file", config, template_file)
    run("sam build", BIN / "sam", "build", "--template-file", template_file, "--build-dir", build, "--cache-dir", output / "sam-cache")
    check_packages(root, build, yaml_parse(template_file.read_text()))
    plain = transformed(yaml_parse(template_file.read_text()))
    plain_file = output / "transformed.json"
    plain_file.write_text(json.dumps(plain, indent=2))
    run("cfn-lint of what SAM makes of it", BIN / "cfn-lint", "--config-file", config, plain_file)
    check_aliases(plain["Resources"])
    run("tests of what is done besides SAM", sys.executable, "-m", "unittest", "discover", "-b", "-q", "-s", root / "deployment")
    print(f"template.yaml is in order; {len(plain['Resources'])} resources are made of it.")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
    except Failed as failure:
        print(f"check-template: {failure}", file=sys.stderr)
        sys.exit(1)
