package dev.socialposting.aws.dynamodb;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.CredentialsKey;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.KeptCredentials;
import dev.socialposting.accounts.StoredCredentials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** One change of an item that may have credentials, an account's or a grant's, put together attribute by attribute. */
final class CredentialsUpdates {
    private final Map<String, AttributeValue> key;
    private final List<String> sets = new ArrayList<>();
    private final List<String> removals = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    private CredentialsUpdates(Map<String, AttributeValue> key) {
        this.key = key;
    }

    static CredentialsUpdates of(CredentialsKey key) {
        return new CredentialsUpdates(keyOf(key));
    }

    static Map<String, AttributeValue> keyOf(CredentialsKey key) {
        String sort = switch (key) {
            case AccountKey account -> account.destination().toString();
            case GrantKey grant -> GrantSchema.sortKey(grant.id());
        };
        return Map.of(
                AccountSchema.USER_ID,
                AttributeValue.fromS(key.userId().value()),
                AccountSchema.DESTINATION,
                AttributeValue.fromS(sort));
    }

    /**
     * The item as it is given, in place of whatever there is; but the time of the first connection is kept, and the version counted on, so
     * that no two credentials of a record have the same.
     */
    static CredentialsUpdates inPlace(CredentialsKey key, Map<String, AttributeValue> item) {
        CredentialsUpdates update = of(key).countOn();
        item.forEach((name, value) -> {
            if (name.equals(AccountSchema.CONNECTED_AT)) {
                update.sets.add("%s = if_not_exists(%s, %s)"
                        .formatted(update.name(name), update.name(name), update.value(name, value)));
            } else if (!name.equals(CredentialsFormat.VERSION) && !update.key.containsKey(name)) {
                update.set(name, value);
            }
        });
        return update.removeOthers(
                item,
                AccountSchema.GRANT,
                CredentialsFormat.TOKEN,
                CredentialsFormat.ACCESS_EXPIRES_AT,
                CredentialsFormat.REFRESH_EXPIRES_AT,
                CredentialsFormat.SCOPES);
    }

    CredentialsUpdates set(String name, AttributeValue value) {
        sets.add(name(name) + " = " + value(name, value));
        return this;
    }

    CredentialsUpdates status(AccountStatus status, Instant now) {
        return set(AccountSchema.STATUS, AttributeValue.fromS(Words.of(status))).updatedAt(now);
    }

    CredentialsUpdates updatedAt(Instant now) {
        new MapWriter().instant(AccountSchema.UPDATED_AT, now).fields().forEach(this::set);
        return this;
    }

    CredentialsUpdates credentials(StoredCredentials newer) {
        Map<String, AttributeValue> attributes =
                CredentialsFormat.write(new MapWriter(), newer).fields();
        attributes.forEach(this::set);
        return removeOthers(
                attributes,
                CredentialsFormat.ACCESS_EXPIRES_AT,
                CredentialsFormat.REFRESH_EXPIRES_AT,
                CredentialsFormat.SCOPES);
    }

    /** The next version, whatever the stored one is. */
    CredentialsUpdates countOn() {
        String version = name(CredentialsFormat.VERSION);
        sets.add("%s = if_not_exists(%s, %s) + %s"
                .formatted(
                        version,
                        version,
                        value("none", AttributeValue.fromN("0")),
                        value("one", AttributeValue.fromN("1"))));
        return this;
    }

    /** Only if these credentials are still stored. A ciphertext is never made twice, so it is them even if the record was made anew. */
    CredentialsUpdates ifStill(KeptCredentials seen) {
        String token = name(CredentialsFormat.TOKEN);
        conditions.add("%s = %s"
                .formatted(
                        token,
                        value(
                                "seen_token",
                                AttributeValue.fromS(seen.stored().secrets().ciphertext()))));
        String version = name(CredentialsFormat.VERSION);
        long seenVersion = seen.stored().version();
        conditions.add(
                seenVersion == 0
                        ? "attribute_not_exists(%s)".formatted(version)
                        : "%s = %s"
                                .formatted(
                                        version,
                                        value("seen_version", AttributeValue.fromN(Long.toString(seenVersion)))));
        return this;
    }

    CredentialsUpdates ifThere() {
        conditions.add("attribute_exists(%s)".formatted(name(AccountSchema.USER_ID)));
        return this;
    }

    UpdateItemRequest request(String table) {
        UpdateItemRequest.Builder request = UpdateItemRequest.builder()
                .tableName(table)
                .key(key)
                .updateExpression(Stream.of(clause("SET ", sets), clause(" REMOVE ", removals))
                        .reduce("", String::concat))
                .expressionAttributeNames(names)
                .returnValues(ReturnValue.ALL_NEW);
        if (!values.isEmpty()) {
            request.expressionAttributeValues(values);
        }
        if (!conditions.isEmpty()) {
            request.conditionExpression(String.join(" AND ", conditions));
        }
        return request.build();
    }

    private CredentialsUpdates removeOthers(Map<String, AttributeValue> given, String... known) {
        for (String each : known) {
            if (!given.containsKey(each)) {
                removals.add(name(each));
            }
        }
        return this;
    }

    private static String clause(String word, List<String> parts) {
        return parts.isEmpty() ? "" : word + String.join(", ", parts);
    }

    private String name(String name) {
        names.put("#" + name, name);
        return "#" + name;
    }

    private String value(String name, AttributeValue value) {
        values.put(":" + name, value);
        return ":" + name;
    }
}
