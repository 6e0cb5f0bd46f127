package dev.socialposting.aws;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.requestId;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.Secrets;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.aws.dynamodb.DynamoDbUploadRequestStore;
import dev.socialposting.aws.kms.KmsTokenCipher;
import dev.socialposting.aws.sqs.SqsPostingQueue;
import dev.socialposting.uploads.queue.Nudge;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that, like a Lambda, knows nothing but its environment: asks each service once and prints what came of it. */
final class AwsClientsProbe {
    private AwsClientsProbe() {}

    public static void main(String[] arguments) {
        Map<String, String> environment = System.getenv();
        try (AwsClients clients = new AwsClients()) {
            var store = new DynamoDbUploadRequestStore(
                    clients.dynamoDb(), required(environment, "UPLOAD_REQUESTS_TABLE"), new SecureRandom());
            System.out.println(
                    "caption: " + store.find(requestId(1)).orElseThrow().caption());

            var queue = new SqsPostingQueue(clients.sqs(), required(environment, "POSTING_QUEUE_URL"));
            queue.send(ALICE, List.of(new Nudge(requestId(1), INSTAGRAM, Optional.empty())), Duration.ZERO);

            TokenCipher cipher = new KmsTokenCipher(clients.kms(), required(environment, "TOKEN_KEY_ID"));
            AccountKey key = new AccountKey(ALICE, INSTAGRAM);
            AccessToken token = cipher.decrypt(key, cipher.encrypt(key, Secrets.of(new AccessToken("test token"))))
                    .accessToken();
            System.out.println("token: " + token.value());
        }
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).orElseThrow(() -> new IllegalStateException("no " + name));
    }
}
