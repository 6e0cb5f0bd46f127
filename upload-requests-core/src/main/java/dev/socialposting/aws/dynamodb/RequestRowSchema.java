package dev.socialposting.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.secondarySortKey;

import dev.socialposting.uploads.model.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.ImmutableAttribute;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * The attributes of a request's row. Those that are derived from the request are there for the indexes and filters; they are
 * written with everything else, so that they are never behind, and are not read back.
 */
final class RequestRowSchema {
    static final String REQUEST_ID = "request_id";
    static final String ITEM = "item";
    static final String USER_ID = "user_id";
    static final String CREATED_ORDER = "created_order";
    static final String STATUS = "status";
    static final String PLATFORMS = "platforms";
    static final String VERSION = "version";
    static final String WAKE_SHARD = "wake_shard";
    static final String WAKE_AT = "wake_at";
    static final String TTL = "ttl";

    static final String BY_USER = "by-user";
    static final String BY_WAKE_TIME = "by-wake-time";

    /** The {@code item} of a request's row. */
    static final String REQUEST = "request";

    private static final DateTimeFormatter TO_THE_MILLISECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern CREATED_ORDER_TEXT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z#[0-9a-f-]{36}");

    private RequestRowSchema() {}

    static TableSchema<RequestRow> create() {
        return StaticImmutableTableSchema.builder(RequestRow.class, RequestRow.Builder.class)
                .newItemBuilder(RequestRow.Builder::new, RequestRow.Builder::build)
                .addAttribute(
                        String.class,
                        a -> a.name(REQUEST_ID)
                                .getter(row -> row.id().value())
                                .setter(RequestRow.Builder::requestId)
                                .tags(primaryPartitionKey()))
                .addAttribute(derived(ITEM, String.class, _ -> REQUEST)
                        .tags(primarySortKey())
                        .build())
                .addAttribute(
                        String.class,
                        a -> a.name(USER_ID)
                                .getter(row -> row.request().userId().value())
                                .setter(RequestRow.Builder::userId)
                                .tags(secondaryPartitionKey(BY_USER)))
                .addAttribute(derived(CREATED_ORDER, String.class, RequestRowSchema::createdOrder)
                        .tags(secondarySortKey(BY_USER))
                        .build())
                .addAttribute(
                        String.class,
                        a -> a.name("video_url")
                                .getter(row -> row.request().videoUrl())
                                .setter(RequestRow.Builder::videoUrl))
                .addAttribute(
                        String.class,
                        a -> a.name("caption")
                                .getter(row -> row.request().caption())
                                .setter(RequestRow.Builder::caption))
                .addAttribute(
                        String.class,
                        a -> a.name("fingerprint")
                                .getter(row -> row.request().fingerprint())
                                .setter(RequestRow.Builder::fingerprint))
                .addAttribute(
                        Instant.class,
                        a -> a.name("scheduled_at")
                                .getter(RequestRowSchema::scheduledAt)
                                .setter(RequestRow.Builder::scheduledAt))
                .addAttribute(
                        String.class,
                        a -> a.name("time_zone")
                                .getter(RequestRowSchema::timeZone)
                                .setter(RequestRow.Builder::timeZone))
                .addAttribute(
                        Instant.class,
                        a -> a.name("created_at")
                                .getter(row -> row.request().createdAt())
                                .setter(RequestRow.Builder::createdAt))
                .addAttribute(
                        Instant.class,
                        a -> a.name("updated_at")
                                .getter(row -> row.request().updatedAt())
                                .setter(RequestRow.Builder::updatedAt))
                .addAttribute(
                        PostingsConverter.TYPE,
                        a -> a.name("destinations")
                                .getter(row -> row.request().postings())
                                .setter(RequestRow.Builder::postings)
                                .attributeConverter(new PostingsConverter()))
                .addAttribute(
                        Long.class,
                        a -> a.name(VERSION)
                                .getter(row -> row.request().version())
                                .setter(RequestRow.Builder::version))
                .addAttribute(
                        String.class,
                        a -> a.name("write_id").getter(RequestRow::writeId).setter(RequestRow.Builder::writeId))
                .addAttribute(derived(
                                STATUS,
                                String.class,
                                row -> Words.of(row.request().status()))
                        .build())
                .addAttribute(derived(PLATFORMS, EnhancedType.setOf(String.class), RequestRowSchema::platforms)
                        .build())
                .addAttribute(derived(WAKE_SHARD, String.class, RequestRowSchema::wakeShard)
                        .build())
                .addAttribute(
                        derived(WAKE_AT, Long.class, RequestRowSchema::wakeAt).build())
                .addAttribute(derived(
                                TTL,
                                Long.class,
                                row -> row.request().expiresAt().getEpochSecond())
                        .build())
                .build();
    }

    /** When the request was created, to the millisecond, and its id: sorts as lists do. */
    static String createdOrder(RequestRow row) {
        return TO_THE_MILLISECOND.format(row.request().createdAt()) + "#" + row.id();
    }

    static boolean isCreatedOrder(String text) {
        return CREATED_ORDER_TEXT.matcher(text).matches();
    }

    private static @Nullable Instant scheduledAt(RequestRow row) {
        return row.request().schedule().map(Schedule::at).orElse(null);
    }

    private static @Nullable String timeZone(RequestRow row) {
        return row.request()
                .schedule()
                .flatMap(Schedule::zone)
                .map(ZoneId::getId)
                .orElse(null);
    }

    private static Set<String> platforms(RequestRow row) {
        return row.request().postings().keySet().stream()
                .map(destination -> destination.platform().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String wakeShard(RequestRow row) {
        return row.request().wakeAt().map(_ -> WakeShards.of(row.id())).orElse(null);
    }

    /** In milliseconds, a part of one counting as a whole one, so that nobody is woken early. */
    private static @Nullable Long wakeAt(RequestRow row) {
        return row.request().wakeAt().map(RequestRowSchema::wholeMillis).orElse(null);
    }

    private static long wholeMillis(Instant instant) {
        Instant cut = instant.truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(instant) ? cut.toEpochMilli() : cut.toEpochMilli() + 1;
    }

    private static <T> ImmutableAttribute.Builder<RequestRow, RequestRow.Builder, T> derived(
            String name, Class<T> type, Function<RequestRow, @Nullable T> value) {
        return derived(name, EnhancedType.of(type), value);
    }

    private static <T> ImmutableAttribute.Builder<RequestRow, RequestRow.Builder, T> derived(
            String name, EnhancedType<T> type, Function<RequestRow, @Nullable T> value) {
        return ImmutableAttribute.builder(RequestRow.class, RequestRow.Builder.class, type)
                .name(name)
                .getter(value)
                .setter((_, _) -> {});
    }
}
