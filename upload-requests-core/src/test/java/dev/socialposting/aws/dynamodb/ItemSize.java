package dev.socialposting.aws.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How large an item is for DynamoDB. Source: DynamoDB developer guide, "DynamoDB Item sizes and formats". */
final class ItemSize {
    private static final int COLLECTION = 3;
    private static final int ELEMENT = 1;

    private ItemSize() {}

    static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> bytes(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> value.n().length() / 2 + 2;
            case BOOL, NUL -> 1;
            case SS -> value.ss().stream().mapToInt(ItemSize::bytes).sum();
            case L ->
                COLLECTION
                        + value.l().stream()
                                .mapToInt(each -> ELEMENT + of(each))
                                .sum();
            case M -> COLLECTION + ELEMENT * value.m().size() + of(value.m());
            default -> throw new IllegalArgumentException("our rows have no " + value.type());
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
