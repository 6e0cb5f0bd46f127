package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.RecentPostsContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(LocalAwsExtension.class)
final class DynamoDbRecentPostsTest extends RecentPostsContract {
    private final LocalAws aws;
    private final String table;
    private final RecentPosts recentPosts;

    DynamoDbRecentPostsTest(LocalAws aws) {
        this.aws = aws;
        this.table = EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS);
        this.recentPosts = new DynamoDbRecentPosts(aws.dynamoDb(), table);
    }

    @Override
    protected RecentPosts recentPosts() {
        return recentPosts;
    }

    @Test
    void theItemIsInNoListEndsByItselfAndHoldsNeitherCaptionNorAddress() {
        recentPosts.note(anUploadRequest()
                .to(INSTAGRAM)
                .withCaption("a caption of mine")
                .withVideo("https://videos.example.com/mine.mp4")
                .queued());

        assertThat(aws.dynamoDb().scan(request -> request.tableName(table)).items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("item")).isEqualTo(AttributeValue.fromS("recent"));
                    assertThat(item.get("ttl")).isEqualTo(AttributeValue.fromN("4102531200"));
                    assertThat(item).doesNotContainKeys("user_id", "wake_shard", "wake_at");
                    assertThat(item.toString()).doesNotContain("a caption of mine", "mine.mp4");
                });
    }
}
