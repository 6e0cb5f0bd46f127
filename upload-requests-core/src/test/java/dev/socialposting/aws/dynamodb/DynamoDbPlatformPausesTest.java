package dev.socialposting.aws.dynamodb;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.pauses.PlatformPauses;
import dev.socialposting.pauses.PlatformPausesContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAwsExtension.class)
final class DynamoDbPlatformPausesTest extends PlatformPausesContract {
    private final PlatformPauses pauses;

    DynamoDbPlatformPausesTest(LocalAws aws) {
        this.pauses = new DynamoDbPlatformPauses(aws.dynamoDb(), EmptyTables.empty(aws, EmptyTables.UPLOAD_REQUESTS));
    }

    @Override
    protected PlatformPauses pauses() {
        return pauses;
    }
}
