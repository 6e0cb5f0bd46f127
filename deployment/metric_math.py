"""What CloudWatch makes of an alarm whose value is a metric, or an expression over metrics: enough of it to play nights for the alarms of
template.yaml in tests. Nothing is deployed of this.

Source: CloudWatch user guide, "Using math expressions with CloudWatch metrics" (missing values, comparisons, IF), "Configuring how CloudWatch
alarms treat missing data", and "Evaluating an alarm": one is evaluated every minute, over its period up to then.
"""

import ast
import operator
import re
from dataclasses import dataclass

MINUTE = 60
# CloudWatch looks at more periods than it needs, when the latest have no values. How many it does not say: so many at most, here.
PERIODS_LOOKED_AT = 5
OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
}
COMPARISONS = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanThreshold": operator.lt,
    "LessThanOrEqualToThreshold": operator.le,
}


@dataclass(frozen=True)
class Point:
    """A series at one time; None where it has no value."""

    value: float | None


def both(operation, left, right):
    """Of two series, one without a value counts as 0, unless neither has one. A number goes with each value of a series."""
    if not isinstance(left, Point) and not isinstance(right, Point):
        return float(operation(left, right))
    if isinstance(left, Point) and isinstance(right, Point):
        if left.value is None and right.value is None:
            return Point(None)
        left, right = left.value or 0, right.value or 0
    else:
        left = left.value if isinstance(left, Point) else left
        right = right.value if isinstance(right, Point) else right
        if left is None or right is None:
            return Point(None)
    if operation is operator.truediv and right == 0:
        return Point(None)
    return Point(float(operation(left, right)))


def chosen(condition, when_true, *when_false):
    """IF: a value is dropped where the condition has none, or where what is chosen has none; the latter is 0 for the true side."""
    if condition.value is None:
        return condition
    side = when_true if condition.value else (when_false[0] if when_false else Point(None))
    if isinstance(side, Point):
        return Point(0) if side.value is None and condition.value else side
    return Point(float(side))


def fill(point, filler):
    return Point(filler) if point.value is None else point


def evaluated(expression, metrics):
    """The value of an expression at one time, from those of the metrics by their ids."""

    def of(node):
        match node:
            case ast.Constant(value):
                return float(value)
            case ast.Name(name):
                return metrics[name]
            case ast.BinOp(left, symbol, right) | ast.Compare(left, [symbol], [right]):
                return both(OPERATORS[type(symbol)], of(left), of(right))
            case ast.BoolOp(ast.And(), [left, right]):
                return both(lambda one, other: bool(one) and bool(other), of(left), of(right))
            case ast.Call(ast.Name("IF"), arguments):
                return chosen(*map(of, arguments))
            case ast.Call(ast.Name("METRICS"), []):
                return list(metrics.values())
            case ast.Call(ast.Name("FILL"), [series, filler]):
                filled = of(series)
                return [fill(each, of(filler)) for each in filled] if isinstance(filled, list) else fill(filled, of(filler))
            case ast.Call(ast.Name("SUM"), [series]):
                values = [each.value for each in of(series) if each.value is not None]
                return Point(sum(values) if values else None)
        raise AssertionError(f"{ast.dump(node)} is not understood")

    return of(ast.parse(re.sub(r"\bAND\b", "and", expression), mode="eval").body)


def statistic(name, values):
    if not values:
        return None
    if re.fullmatch(r"p\d+", name):
        return sorted(values)[min(len(values) - 1, len(values) * int(name[1:]) // 100)]
    return {"Sum": sum, "Maximum": max, "Minimum": min, "SampleCount": len}[name](values)


class Alarm:
    """An alarm of the template, with what is counted for it.

    counted: for each minute (a number) the values, by name and dimensions: {(name, frozenset of (dimension, value)): [values]}
    """

    def __init__(self, properties, counted):
        self.properties = properties
        self.counted = counted
        self.state = "INSUFFICIENT_DATA"

    def at(self, metric, period, stat, minute):
        dimensions = frozenset((each["Name"], str(each["Value"])) for each in metric["Dimensions"])
        minutes = range(minute - period // MINUTE, minute)
        values = [value for each in minutes for value in self.counted.get(each, {}).get((metric["MetricName"], dimensions), [])]
        return Point(statistic(stat, values))

    def value(self, minute):
        """What the alarm looks at, over its period up to this minute."""
        properties = self.properties
        if "Metrics" not in properties:
            stat = properties.get("Statistic") or properties["ExtendedStatistic"]
            return self.at(properties, int(properties["Period"]), stat, minute).value
        metrics = {}
        for part in properties["Metrics"]:
            if "MetricStat" in part:
                measured = part["MetricStat"]
                metrics[part["Id"]] = self.at(measured["Metric"], int(measured["Period"]), measured["Stat"], minute)
        (expression,) = [part["Expression"] for part in properties["Metrics"] if "Expression" in part]
        return evaluated(expression, metrics).value

    def period(self):
        parts = self.properties.get("Metrics", [])
        return int(self.properties.get("Period") or next(part["MetricStat"]["Period"] for part in parts if "MetricStat" in part))

    def look(self, minute):
        """Evaluates the alarm, and gives its state from then on."""
        wanted = int(self.properties["EvaluationPeriods"])
        looked_at = [self.value(minute - n * self.period() // MINUTE) for n in range(max(wanted, PERIODS_LOOKED_AT))]
        known = [value for value in looked_at if value is not None][:wanted]
        treat = self.properties["TreatMissingData"]
        if len(known) < wanted and treat == "ignore":
            return self.state
        beyond = COMPARISONS[self.properties["ComparisonOperator"]]
        breaching = [beyond(value, float(self.properties["Threshold"])) for value in known]
        breaching += [treat == "breaching"] * (wanted - len(known))
        needed = int(self.properties.get("DatapointsToAlarm", wanted))
        self.state = "ALARM" if sum(breaching) >= needed else "OK"
        return self.state
