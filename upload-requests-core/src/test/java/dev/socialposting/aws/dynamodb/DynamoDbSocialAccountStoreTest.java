package dev.socialposting.aws.dynamodb;

import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.SocialAccountStoreContract;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAwsExtension.class)
final class DynamoDbSocialAccountStoreTest extends SocialAccountStoreContract {
    private final SocialAccountStore store;

    DynamoDbSocialAccountStoreTest(LocalAws aws) {
        this.store =
                new DynamoDbSocialAccountStore(aws.dynamoDb(), EmptyTables.empty(aws, EmptyTables.SOCIAL_ACCOUNTS));
    }

    @Override
    protected SocialAccountStore store() {
        return store;
    }
}
