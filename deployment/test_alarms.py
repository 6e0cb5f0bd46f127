"""Nights for the alarms of template.yaml: what is counted minute by minute, and when which alarm rings. Run by bin/check-template."""

import re
import unittest

from metric_math import Alarm, Point, evaluated
from test_template import ROOT, Stack

SERVICE = ("service", str({"Ref": "AWS::StackName"}))
HOUR = 60
QUARTER = 15


class Night:
    """What the functions count, as EmfMetrics prints it, and how every alarm on it stands."""

    def __init__(self):
        self.counted = {}
        alarms = Stack().resources("AWS::CloudWatch::Alarm")
        ours = {name: alarm for name, alarm in alarms.items() if "SocialPosting" in str(alarm)}
        self.alarms = {name: Alarm(properties, self.counted) for name, properties in ours.items()}
        self.minute = 0
        self.rang = []

    def count(self, name, value, **dimensions):
        series = (name, frozenset([SERVICE, *dimensions.items()]))
        self.counted.setdefault(self.minute, {}).setdefault(series, []).append(value)

    def published(self, platform, times=1, milliseconds=20_000):
        for _ in range(times):
            self.count("Published", 1)
            self.count("TimeToPublish", milliseconds)
            self.count("Published", 1, platform=platform)
            self.count("PlatformFailed", 0, platform=platform)
        return self

    def failed(self, platform, cause, times=1):
        for _ in range(times):
            self.count("Failed", 1)
            self.count("OperatorFailed", int(cause == "OPERATOR"))
            self.count("Published", 0, platform=platform)
            self.count("PlatformFailed", int(cause == "PLATFORM"), platform=platform)
        return self

    def passes(self, minutes=1):
        """Time goes by; what begins to ring on the way is noted."""
        for _ in range(minutes):
            self.minute += 1
            for name, alarm in self.alarms.items():
                before = alarm.state
                if alarm.look(self.minute) == "ALARM" and before != "ALARM":
                    self.rang.append(name)
        return self

    def is_on(self, name):
        return self.alarms[name].state == "ALARM"


class PlatformNightsTest(unittest.TestCase):
    def outage(self):
        """Facebook is wholly dead, while as many posts go out on Instagram."""
        night = Night()
        for _ in range(20):
            night.failed("facebook", "PLATFORM").published("instagram").passes()
        return night

    def test_one_users_bad_video_to_twelve_accounts_rings_for_nobody(self):
        night = Night().failed("instagram", "POST", times=12).passes(HOUR)

        self.assertEqual(night.rang, [])

    def test_a_bad_video_does_not_hide_an_outage(self):
        night = Night().failed("facebook", "POST", times=12).failed("facebook", "PLATFORM", times=5).passes()

        self.assertIn("FacebookDownAlarm", night.rang)

    def test_a_platform_that_is_wholly_dead_rings_beside_as_many_successes_on_another(self):
        night = self.outage()

        self.assertTrue(night.is_on("FacebookDownAlarm"))
        self.assertTrue(night.is_on("FacebookFailingAlarm"))
        self.assertFalse(night.is_on("InstagramDownAlarm"))
        self.assertFalse(night.is_on("InstagramFailingAlarm"))

    def test_it_rings_at_the_fifth_failure_in_a_quarter_of_an_hour_and_not_before(self):
        night = Night().failed("facebook", "PLATFORM", times=4).passes(QUARTER)
        self.assertEqual(night.rang, [])

        night.failed("facebook", "PLATFORM", times=4).passes(2).failed("facebook", "PLATFORM").passes()
        self.assertTrue(night.is_on("FacebookDownAlarm"))

    def test_quiet_hours_do_not_end_it(self):
        night = self.outage().passes(5 * HOUR)

        self.assertTrue(night.is_on("FacebookDownAlarm"))

    def test_neither_do_failures_of_another_kind(self):
        night = self.outage().passes(HOUR).failed("facebook", "POST", times=3).passes(HOUR)

        self.assertTrue(night.is_on("FacebookDownAlarm"))

    def test_the_first_post_that_goes_out_ends_it_and_it_stays_over_in_the_quiet_that_follows(self):
        night = self.outage().published("facebook").passes()
        self.assertFalse(night.is_on("FacebookDownAlarm"))

        night.passes(5 * HOUR)
        self.assertFalse(night.is_on("FacebookDownAlarm"))
        self.assertEqual(night.rang.count("FacebookDownAlarm"), 1)

    def test_a_platform_that_takes_some_posts_and_fails_more_is_a_matter_of_its_own(self):
        night = Night()
        for _ in range(QUARTER):
            night.failed("instagram", "PLATFORM", times=3).published("instagram", times=2).passes()

        self.assertTrue(night.is_on("InstagramFailingAlarm"))
        self.assertFalse(night.passes(QUARTER).is_on("InstagramFailingAlarm"))
        self.assertEqual(night.rang, ["InstagramFailingAlarm"])

    def test_a_few_failures_among_many_posts_ring_for_nobody(self):
        night = Night()
        for _ in range(HOUR):
            night.failed("instagram", "PLATFORM").published("instagram", times=3).passes()

        self.assertEqual(night.rang, [])

    def test_faults_of_ours_are_for_operators(self):
        night = Night().failed("instagram", "OPERATOR", times=3).passes()

        self.assertEqual(night.rang, ["OperatorFailuresAlarm"])


class OtherNightsTest(unittest.TestCase):
    def test_twenty_posts_of_which_two_were_slow_are_a_ticket_and_nineteen_are_none(self):
        slow = 16 * 60 * 1000
        night = Night().published("instagram", times=17).published("instagram", times=2, milliseconds=slow).passes()
        self.assertEqual(night.rang, [])

        night.published("instagram").passes()
        self.assertEqual(night.rang, ["PublishingSlowAlarm"])

    def test_third_tries_of_a_short_outage_are_not_slow(self):
        night = Night().published("instagram", times=30, milliseconds=11 * 60 * 1000).passes(HOUR)

        self.assertEqual(night.rang, [])

    def test_the_third_unconfirmed_post_of_an_hour_is_a_ticket(self):
        night = Night()
        for wanted in [[], [], ["UnconfirmedAlarm"]]:
            night.count("Unconfirmed", 1)
            self.assertEqual(night.passes(20).rang, wanted)

    def test_a_posting_that_one_run_could_not_end_rings_for_nobody_and_one_that_none_could_for_somebody(self):
        night = Night()
        for minute in range(40):
            night.count("PostingsUnended", 1 if minute == 7 else 0)
            night.passes()
        self.assertEqual(night.rang, [])

        for _ in range(21):
            night.count("PostingsUnended", 1)
            night.passes()
        self.assertEqual(night.rang, ["PostingsUnendedAlarm"])


class MailTest(unittest.TestCase):
    def mailed(self, **parameters):
        """Who is mailed by which topic."""
        return {
            each["TopicArn"]["Ref"]: each["Endpoint"]
            for each in Stack(**parameters).resources("AWS::SNS::Subscription").values()
        }

    def test_tickets_go_where_pages_go_unless_they_have_an_address_of_their_own(self):
        night, day = "night@example.com", "day@example.com"

        self.assertEqual(self.mailed(), {})
        self.assertEqual(self.mailed(AlarmEmail=night), {"AlarmTopic": night, "TicketTopic": night})
        self.assertEqual(self.mailed(AlarmEmail=night, TicketEmail=day), {"AlarmTopic": night, "TicketTopic": day})
        self.assertEqual(self.mailed(TicketEmail=day), {"TicketTopic": day})

    def test_there_is_a_budget_only_if_one_is_wanted_and_it_is_mailed_to_somebody(self):
        self.assertEqual(Stack().resources("AWS::Budgets::Budget"), {})
        self.assertFalse(Stack(MonthlyBudgetUsd=50).is_allowed())
        self.assertTrue(Stack(MonthlyBudgetUsd=50, AlarmEmail="night@example.com").is_allowed())
        self.assertTrue(Stack().is_allowed())

        budget = Stack(MonthlyBudgetUsd=50, TicketEmail="day@example.com").resource("AWS::Budgets::Budget")
        self.assertEqual(budget["Budget"]["BudgetLimit"], {"Amount": "50", "Unit": "USD"})
        told = [notice["Subscribers"] for notice in budget["NotificationsWithSubscribers"]]
        self.assertEqual(told, [[{"SubscriptionType": "EMAIL", "Address": "day@example.com"}]] * 2)


class CostsTest(unittest.TestCase):
    """0.10 USD a month for each metric that an alarm watches. Source: CloudWatch's price page, us-east-1, end of 2025."""

    def test_the_runbook_says_how_many_alarms_there_are_and_what_they_cost(self):
        alarms = Stack().resources("AWS::CloudWatch::Alarm").values()
        metrics = sum(str(alarm).count("'MetricName'") for alarm in alarms)

        self.assertIn(f"| {len(alarms)} alarms over {metrics} metrics | {metrics / 10:.2f} |", (ROOT / "docs" / "runbook.md").read_text())


    def test_a_million_posts_cost_what_their_parts_cost(self):
        runbook = (ROOT / "docs" / "runbook.md").read_text()
        (chapter,) = re.findall(r"^## What a million posts a month cost$(.*?)(?=^## )", runbook, re.M | re.S)
        rows = dict(re.findall(r"^\| (.+?) \| \**([\d.]+)\** \|$", chapter, re.M))
        together = rows.pop("**together**")
        (of_1000,) = re.findall(r"^\| \*\*together\*\* \| \| \| \*\*([\d.]+)\*\* \|$", runbook, re.M)
        (alarms,) = re.findall(r"^\| \d+ alarms over \d+ metrics \| ([\d.]+) \|", runbook, re.M)
        (metrics,) = re.findall(r"hours in which it is counted: ([\d.]+) for the", runbook)
        # Table and backup by the size of what is kept; logs; traces; what is there anyway: dashboard 3.00, key 1.00, dispatcher 0.05, polling 0.26.
        gigabytes = 30e3 * 1e6 / 1e9
        runs = {"API": 1e6, "worker": 6e6, "dispatcher": 43_800}
        seconds = 30 * 24 * 3600
        traces = sum(min(each, min(each, seconds) + 0.05 * max(0, each - seconds)) for each in runs.values())
        expected = [
            float(of_1000) * 1000,
            3 * gigabytes * (0.25 + 0.20),
            gigabytes * 0.50,
            traces * 5 / 1e6,
            float(alarms) + float(metrics) + 3 + 1 + 0.05 + 0.26,
        ]

        self.assertEqual(len(rows), len(expected))
        for (what, stands), is_so in zip(rows.items(), expected):
            self.assertAlmostEqual(float(stands), is_so, delta=0.51, msg=what)
        self.assertEqual(sum(map(int, rows.values())), int(together))


class MetricMathTest(unittest.TestCase):
    """The examples of the user guide, by which the nights are played."""

    def of(self, expression, *points):
        """The values of an expression over series m1, m2 and m3, whose values are given time by time."""
        return [
            evaluated(expression, {f"m{n}": Point(value) for n, value in enumerate(values, 1)}).value for values in zip(*points)
        ]

    def test_a_series_without_a_value_is_compared_as_zero(self):
        m1, m2 = [30, 20, 0, 0], [20, None, 20, None]

        self.assertEqual(self.of("m1 < m2", m1, m2), [0, 0, 1, 0])
        self.assertEqual(self.of("m1 >= 30", m1, m2), [1, 0, 0, 0])
        self.assertEqual(self.of("m1 > 15 AND m2 > 15", m1, m2), [1, 0, 0, 0])

    def test_a_choice_drops_what_it_has_no_value_for(self):
        m1, m2, m3 = [1, 1, 0, 0, None], [30, None, 0, 0, 30], [0, 0, 20, None, 20]

        self.assertEqual(self.of("IF(m1, m2, m3)", m1, m2, m3), [30, 0, 20, None, None])
        self.assertEqual(self.of("IF(m1, 5, m3)", m1, m2, m3), [5, 5, 20, None, None])
        self.assertEqual(self.of("IF(m1, m2, 5)", m1, m2, m3), [30, 0, 5, 5, None])
        self.assertEqual(self.of("IF(m1 < 1, 7)", m1, m2, m3), [None, None, 7, 7, None])

    def test_a_sum_leaves_out_what_has_no_value_and_a_division_by_zero_has_none(self):
        self.assertEqual(self.of("SUM(METRICS())", [1, None], [2, None]), [3, None])
        self.assertEqual(self.of("SUM(FILL(METRICS(), 0))", [1, None], [2, None]), [3, 0])
        self.assertEqual(self.of("m1 / m2", [1, 1], [2, 0]), [0.5, None])


if __name__ == "__main__":
    unittest.main()
