package dev.socialposting.simulator.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RobotsTxtTest {
    private static final String CRAWLER = "facebookexternalhit";

    @Test
    void without_rules_everything_is_allowed() {
        assertThat(RobotsTxt.parse("").allows(CRAWLER, "/videos/a.mp4")).isTrue();
        assertThat(RobotsTxt.parse("User-agent: *\nDisallow:").allows(CRAWLER, "/videos/a.mp4"))
                .isTrue();
    }

    @Test
    void a_rule_for_all_crawlers_holds_for_this_one() {
        RobotsTxt robots = RobotsTxt.parse("User-agent: *\nDisallow: /videos/ # none of these\n");

        assertThat(robots.allows(CRAWLER, "/videos/a.mp4")).isFalse();
        assertThat(robots.allows(CRAWLER, "/other/a.mp4")).isTrue();
    }

    @Test
    void the_crawlers_own_group_wins() {
        RobotsTxt robots = RobotsTxt.parse("User-agent: *\nDisallow: /\n\nUser-agent: facebookexternalhit\nAllow: /\n");

        assertThat(robots.allows(CRAWLER, "/a.mp4")).isTrue();
        assertThat(robots.allows("another", "/a.mp4")).isFalse();
    }

    @Test
    void several_crawlers_may_share_a_group_and_the_longest_rule_wins() {
        RobotsTxt robots =
                RobotsTxt.parse("User-agent: another\nUser-agent: FacebookExternalHit\nDisallow: /\nAllow: /public/\n");

        assertThat(robots.allows(CRAWLER, "/public/a.mp4")).isTrue();
        assertThat(robots.allows(CRAWLER, "/private/a.mp4")).isFalse();
        assertThat(robots.allows("another", "/private/a.mp4")).isFalse();
    }
}
