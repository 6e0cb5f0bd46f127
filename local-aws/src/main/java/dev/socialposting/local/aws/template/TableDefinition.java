package dev.socialposting.local.aws.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A DynamoDB table as the template lays it out.
 *
 * @param attributeTypes type ({@code S}, {@code N} or {@code B}) of each attribute that is part of a key
 * @param timeToLiveAttribute holds epoch seconds; empty if items never expire
 */
public record TableDefinition(
        String logicalId,
        Map<String, String> attributeTypes,
        KeyDefinition key,
        List<IndexDefinition> indexes,
        Optional<String> timeToLiveAttribute) {

    public TableDefinition {
        attributeTypes = Map.copyOf(attributeTypes);
        indexes = List.copyOf(indexes);
    }

    /** A key's attribute names. */
    public record KeyDefinition(String partition, Optional<String> sort) {}

    /**
     * A global secondary index.
     *
     * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
     * @param nonKeyAttributes what {@code INCLUDE} includes
     */
    public record IndexDefinition(String name, KeyDefinition key, String projection, List<String> nonKeyAttributes) {

        public IndexDefinition {
            nonKeyAttributes = List.copyOf(nonKeyAttributes);
        }
    }

    static TableDefinition of(String logicalId, Section properties) {
        Map<String, String> types = properties.sections("AttributeDefinitions").stream()
                .collect(Collectors.toMap(
                        attribute -> attribute.text("AttributeName"), attribute -> attribute.text("AttributeType")));
        Section ttl = properties.section("TimeToLiveSpecification");
        return new TableDefinition(
                logicalId,
                types,
                key(properties),
                properties.sections("GlobalSecondaryIndexes").stream()
                        .map(TableDefinition::index)
                        .toList(),
                ttl.flag("Enabled") ? Optional.of(ttl.text("AttributeName")) : Optional.empty());
    }

    private static IndexDefinition index(Section index) {
        Section projection = index.section("Projection");
        return new IndexDefinition(
                index.text("IndexName"),
                key(index),
                projection.text("ProjectionType"),
                projection.texts("NonKeyAttributes"));
    }

    private static KeyDefinition key(Section owner) {
        Optional<String> partition = Optional.empty();
        Optional<String> sort = Optional.empty();
        for (Section part : owner.sections("KeySchema")) {
            switch (part.text("KeyType")) {
                case "HASH" -> partition = Optional.of(part.text("AttributeName"));
                case "RANGE" -> sort = Optional.of(part.text("AttributeName"));
                default -> throw new TemplateException(part.below("KeyType") + ": expected HASH or RANGE");
            }
        }
        return new KeyDefinition(
                partition.orElseThrow(() -> new TemplateException(owner.below("KeySchema") + ": no HASH key")), sort);
    }
}
