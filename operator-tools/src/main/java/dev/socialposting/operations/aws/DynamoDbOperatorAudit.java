package dev.socialposting.operations.aws;

import dev.socialposting.operations.AuditEntry;
import dev.socialposting.operations.OperatorAudit;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps the audit in the table {@code UploadRequestsTable}, an item for each use of a tool: {@code request_id = "audit#<day>"}, {@code item =
 * "<time>#<random>"}, days and times in UTC. It has none of the attributes that the indexes are made of, so that no list and no dispatcher
 * finds it, and it outlives a stack with the table.
 */
public final class DynamoDbOperatorAudit implements OperatorAudit {
    private static final String DAY = "request_id";
    private static final String ITEM = "item";
    private static final String AT = "at";
    private static final String OPERATOR = "operator";
    private static final String COMMAND = "command";
    private static final int RANDOM_BYTES = 8;

    /** Sorts as the times do. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final DynamoDbClient client;
    private final String tableName;
    private final SecureRandom random;

    public DynamoDbOperatorAudit(DynamoDbClient client, String tableName, SecureRandom random) {
        this.client = client;
        this.tableName = tableName;
        this.random = random;
    }

    @Override
    public void write(AuditEntry entry) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        Map<String, AttributeValue> item = Map.of(
                DAY,
                day(LocalDate.ofInstant(entry.at(), ZoneOffset.UTC)),
                ITEM,
                AttributeValue.fromS(
                        TIME.format(entry.at()) + "#" + HexFormat.of().formatHex(bytes)),
                AT,
                AttributeValue.fromS(entry.at().toString()),
                OPERATOR,
                AttributeValue.fromS(entry.operator()),
                COMMAND,
                AttributeValue.fromS(entry.command()),
                "ttl",
                AttributeValue.fromN(Long.toString(entry.at().plus(KEPT).getEpochSecond())));
        dynamoDb(
                "note who does what",
                () -> client.putItem(request -> request.tableName(tableName).item(item)));
    }

    @Override
    public List<AuditEntry> between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return List.of();
        }
        LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
        return LocalDate.ofInstant(from, ZoneOffset.UTC)
                .datesUntil(last.plusDays(1))
                .flatMap(this::ofDay)
                .filter(entry -> !entry.at().isBefore(from) && !entry.at().isAfter(to))
                .toList();
    }

    private Stream<AuditEntry> ofDay(LocalDate day) {
        return dynamoDb(
                "read who did what",
                () -> client
                        .queryPaginator(query -> query.tableName(tableName)
                                .keyConditionExpression("#day = :day")
                                .expressionAttributeNames(Map.of("#day", DAY))
                                .expressionAttributeValues(Map.of(":day", day(day)))
                                .consistentRead(true))
                        .items()
                        .stream()
                        .map(DynamoDbOperatorAudit::entry)
                        .toList()
                        .stream());
    }

    private static AuditEntry entry(Map<String, AttributeValue> item) {
        return new AuditEntry(Instant.parse(text(item, AT)), text(item, OPERATOR), text(item, COMMAND));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    private static AttributeValue day(LocalDate day) {
        return AttributeValue.fromS("audit#" + day);
    }

    private static <T> T dynamoDb(String toDo, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreUnavailableException("DynamoDB could not be asked to " + toDo, e);
        }
    }
}
