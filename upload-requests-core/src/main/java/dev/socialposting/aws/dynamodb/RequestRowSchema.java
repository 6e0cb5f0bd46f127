package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.UnreadableRowException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;

/**
 * The attributes of a request's row. Those that are derived from the request are there for the indexes and filters; they are
 * written with everything else, so that they are never behind, and are not read back.
 */
final class RequestRowSchema extends ItemSchema<RequestRow> {
    static final String REQUEST_ID = "request_id";
    static final String ITEM = "item";
    static final String USER_ID = "user_id";
    static final String CREATED_ORDER = "created_order";
    static final String STATUS = "status";
    static final String STATUSES = "statuses";
    static final String PLATFORMS = "platforms";
    static final String VERSION = "version";
    static final String WAKE_SHARD = "wake_shard";
    static final String WAKE_AT = "wake_at";
    static final String TTL = "ttl";

    static final String BY_USER = "by-user";
    static final String BY_WAKE_TIME = "by-wake-time";

    /** The {@code item} of a request's row. */
    static final String REQUEST = "request";

    static final TableMetadata KEYS =
            index(key(REQUEST_ID, ITEM), BY_USER, USER_ID, CREATED_ORDER).build();

    private static final DateTimeFormatter TO_THE_MILLISECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Instant FIRST_SORTABLE = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST_SORTABLE = Instant.parse("9999-12-31T23:59:59.999Z");

    private static final Pattern CREATED_ORDER_TEXT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z#[0-9a-f-]{36}");

    RequestRowSchema() {
        super(RequestRow.class, KEYS);
    }

    @Override
    MapWriter write(RequestRow row) {
        UploadRequest request = row.request();
        MapWriter item = new MapWriter()
                .text(REQUEST_ID, row.id().value())
                .text(ITEM, REQUEST)
                .text(USER_ID, request.userId().value())
                .text(CREATED_ORDER, createdOrder(row))
                .text("video_url", request.videoUrl())
                .text("caption", request.caption())
                .text("fingerprint", request.fingerprint())
                .text(
                        "scheduled_at",
                        request.schedule().map(schedule -> schedule.at().toString()))
                .text("time_zone", request.schedule().flatMap(Schedule::zone).map(ZoneId::getId))
                .instant("created_at", request.createdAt())
                .instant("updated_at", request.updatedAt())
                .put("destinations", PostingsFormat.write(request.postings()))
                .number(VERSION, request.version())
                .text("write_id", row.writeId());
        return writeDerived(request, item);
    }

    private static MapWriter writeDerived(UploadRequest request, MapWriter item) {
        return item.text(STATUS, Words.of(request.status()))
                .texts(STATUSES, statuses(request))
                .texts(PLATFORMS, platforms(request))
                .text(
                        WAKE_SHARD,
                        request.wakeAt()
                                .map(_ -> WakeKind.POSTING.shardOf(request.id().value())))
                .number(WAKE_AT, request.wakeAt().map(RequestRowSchema::wholeMillis))
                .number(TTL, request.expiresAt().getEpochSecond());
    }

    /** @throws UnreadableRowException naming the row */
    @Override
    RequestRow read(MapReader item) {
        try {
            return readAll(item);
        } catch (RuntimeException notAsWritten) {
            throw new UnreadableRowException(item.text(REQUEST_ID), notAsWritten);
        }
    }

    private static RequestRow readAll(MapReader item) {
        UploadRequest request = new UploadRequest(
                new RequestId(item.text(REQUEST_ID)),
                new UserId(item.text(USER_ID)),
                item.text("video_url"),
                item.text("caption"),
                item.text("fingerprint"),
                item.optionalText("scheduled_at").map(at -> new Schedule(Instant.parse(at), zone(item))),
                item.instant("created_at"),
                item.instant("updated_at"),
                PostingsFormat.read(item.require("destinations")),
                item.longNumber(VERSION));
        return new RequestRow(request, item.text("write_id"));
    }

    /** A zone that this Java's own data do not have is left out: it only says how to show the time. */
    private static Optional<ZoneId> zone(MapReader item) {
        try {
            return item.optionalText("time_zone").map(ZoneId::of);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** When the request was created, to the millisecond, and its id: sorts as lists do. */
    static String createdOrder(RequestRow row) {
        return createdAt(row.request().createdAt()) + "#" + row.id();
    }

    /** The beginning of {@link #createdOrder}; of a year that would not sort as a text the nearest that does. */
    static String createdAt(Instant instant) {
        Instant sortable = instant.isBefore(FIRST_SORTABLE) ? FIRST_SORTABLE : instant;
        return TO_THE_MILLISECOND.format(sortable.isAfter(LAST_SORTABLE) ? LAST_SORTABLE : sortable);
    }

    static boolean isCreatedOrder(String text) {
        return CREATED_ORDER_TEXT.matcher(text).matches();
    }

    private static Set<String> statuses(UploadRequest request) {
        return request.statuses().stream().map(Words::of).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> platforms(UploadRequest request) {
        return request.postings().keySet().stream()
                .map(destination -> destination.platform().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In milliseconds, a part of one counting as a whole one, so that nobody is woken early. */
    private static long wholeMillis(Instant instant) {
        Instant cut = instant.truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(instant) ? cut.toEpochMilli() : cut.toEpochMilli() + 1;
    }
}
