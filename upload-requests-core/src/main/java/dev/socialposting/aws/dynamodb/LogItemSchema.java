package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The attributes of a log entry's item. It has none of those that the indexes are made of. */
final class LogItemSchema extends ItemSchema<LogItem> {
    LogItemSchema() {
        super(
                LogItem.class,
                key(RequestRowSchema.REQUEST_ID, RequestRowSchema.ITEM).build());
    }

    @Override
    MapWriter write(LogItem item) {
        LogEntry entry = item.entry();
        return new MapWriter()
                .text(RequestRowSchema.REQUEST_ID, item.requestId().value())
                .text(RequestRowSchema.ITEM, item.key())
                .text("destination", entry.destination().toString())
                .text("position", entry.position().toString())
                .instant("timestamp", entry.timestamp())
                .text("level", Words.of(entry.level()))
                .text("code", entry.code().word())
                .text("message", entry.message())
                .put("fields", NamedValues.write(entry.fields()))
                .number(RequestRowSchema.TTL, item.expiresAt().getEpochSecond());
    }

    @Override
    LogItem read(MapReader item) {
        Map<String, Object> fields = NamedValues.read(item.require("fields"));
        LogEntry entry = new LogEntry(
                Destinations.read(item.text("destination")),
                LogPosition.parse(item.text("position")).orElseThrow(),
                item.instant("timestamp"),
                Words.read(LogLevel.class, item.text("level")),
                code(item, fields),
                item.text("message"),
                fields);
        return new LogItem(
                new RequestId(item.text(RequestRowSchema.REQUEST_ID)),
                entry,
                Instant.ofEpochSecond(item.longNumber(RequestRowSchema.TTL)));
    }

    /**
     * Items that were stored before there were codes have none, but for warnings of the API, which have it among their fields. Those of a newer
     * version may have a code that is not known here.
     */
    private static LogCode code(MapReader item, Map<String, Object> fields) {
        return item.optionalText("code")
                .or(() -> Optional.ofNullable(fields.get("code")).map(Object::toString))
                .flatMap(LogCode::of)
                .orElse(LogCode.NOTE);
    }
}
