package dev.socialposting.benchmarks.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.model.Platform;
import dev.socialposting.uploads.model.Destination;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PostingAccountsTest {
    private int connected;

    @Test
    void noAccountGetsMorePostsThanItsPlatformTakesOfItInADay() {
        PostingAccounts accounts = PostingAccounts.forPosts(1000, this::connect);

        Map<Destination, Long> posts = IntStream.range(0, 1000)
                .mapToObj(accounts::ofPost)
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(posts).hasSize(connected).hasSize(120);
        assertThat(posts.values()).containsOnly((long) PostingAccounts.POSTS_OF_ACCOUNT);
    }

    @Test
    void aPostGoesToThreeAccountsHoweverFewPostsThereAre() {
        PostingAccounts accounts = PostingAccounts.forPosts(1, this::connect);

        assertThat(accounts.ofPost(0))
                .extracting(Destination::toString)
                .containsExactly("instagram:1", "instagram:2", "facebook:3");
    }

    private Destination connect(Platform platform) {
        return Destination.parse(platform.id() + ":" + ++connected).orElseThrow();
    }
}
