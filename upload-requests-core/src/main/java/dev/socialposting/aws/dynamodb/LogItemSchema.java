package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import java.time.Instant;

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
                .text("message", entry.message())
                .put("fields", NamedValues.write(entry.fields()))
                .number(RequestRowSchema.TTL, item.expiresAt().getEpochSecond());
    }

    @Override
    LogItem read(MapReader item) {
        LogEntry entry = new LogEntry(
                Destinations.read(item.text("destination")),
                LogPosition.parse(item.text("position")).orElseThrow(),
                item.instant("timestamp"),
                Words.read(LogLevel.class, item.text("level")),
                item.text("message"),
                NamedValues.read(item.require("fields")));
        return new LogItem(
                new RequestId(item.text(RequestRowSchema.REQUEST_ID)),
                entry,
                Instant.ofEpochSecond(item.longNumber(RequestRowSchema.TTL)));
    }
}
