package dev.socialposting.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of a log entry's item. It has none of those that the indexes are made of. */
final class LogItemSchema {
    private static final EnhancedType<Map<String, Object>> FIELDS = new EnhancedType<>() {};

    private LogItemSchema() {}

    static TableSchema<LogItem> create() {
        return StaticImmutableTableSchema.builder(LogItem.class, LogItem.Builder.class)
                .newItemBuilder(LogItem.Builder::new, LogItem.Builder::build)
                .addAttribute(
                        String.class,
                        a -> a.name(RequestRowSchema.REQUEST_ID)
                                .getter(item -> item.requestId().value())
                                .setter(LogItem.Builder::requestId)
                                .tags(primaryPartitionKey()))
                .addAttribute(
                        String.class,
                        a -> a.name(RequestRowSchema.ITEM)
                                .getter(LogItem::key)
                                .setter((_, _) -> {})
                                .tags(primarySortKey()))
                .addAttribute(
                        String.class,
                        a -> a.name("destination")
                                .getter(item -> item.entry().destination().toString())
                                .setter(LogItem.Builder::destination))
                .addAttribute(
                        String.class,
                        a -> a.name("position")
                                .getter(item -> item.entry().position().toString())
                                .setter(LogItem.Builder::position))
                .addAttribute(
                        Instant.class,
                        a -> a.name("timestamp")
                                .getter(item -> item.entry().timestamp())
                                .setter(LogItem.Builder::timestamp))
                .addAttribute(
                        String.class,
                        a -> a.name("level")
                                .getter(item -> Words.of(item.entry().level()))
                                .setter(LogItem.Builder::level))
                .addAttribute(
                        String.class,
                        a -> a.name("message")
                                .getter(item -> item.entry().message())
                                .setter(LogItem.Builder::message))
                .addAttribute(
                        FIELDS,
                        a -> a.name("fields")
                                .getter(item -> item.entry().fields())
                                .setter(LogItem.Builder::fields)
                                .attributeConverter(new FieldsConverter()))
                .addAttribute(
                        Long.class,
                        a -> a.name(RequestRowSchema.TTL)
                                .getter(item -> item.expiresAt().getEpochSecond())
                                .setter(LogItem.Builder::ttl))
                .build();
    }

    private static final class FieldsConverter implements AttributeConverter<Map<String, Object>> {
        @Override
        public AttributeValue transformFrom(Map<String, Object> fields) {
            return NamedValues.write(fields);
        }

        @Override
        public Map<String, Object> transformTo(AttributeValue value) {
            return NamedValues.read(value);
        }

        @Override
        public EnhancedType<Map<String, Object>> type() {
            return FIELDS;
        }

        @Override
        public AttributeValueType attributeValueType() {
            return AttributeValueType.L;
        }
    }
}
