package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/**
 * The part of the index by user that is read: what was created from one instant on, and before another. An instant sorts before all that
 * was created in its millisecond, because their {@code created_order} has an id behind it.
 */
record CreatedRange(Optional<String> first, Optional<String> end) {
    static CreatedRange of(Optional<Instant> from, Optional<Instant> to) {
        return new CreatedRange(from.map(RequestRowSchema::createdAt), to.map(RequestRowSchema::createdAt));
    }

    boolean contains(String createdOrder) {
        return !first.filter(from -> createdOrder.compareTo(from) < 0).isPresent()
                && !end.filter(to -> createdOrder.compareTo(to) >= 0).isPresent();
    }

    QueryConditional of(UserId user) {
        if (first.isPresent() && end.isPresent()) {
            return QueryConditional.sortBetween(key(user, first.get()), key(user, end.get()));
        }
        return first.map(from -> QueryConditional.sortGreaterThanOrEqualTo(key(user, from)))
                .or(() -> end.map(to -> QueryConditional.sortLessThan(key(user, to))))
                .orElseGet(() -> QueryConditional.keyEqualTo(
                        Key.builder().partitionValue(user.value()).build()));
    }

    private static Key key(UserId user, String createdOrder) {
        return Key.builder()
                .partitionValue(user.value())
                .sortValue(createdOrder)
                .build();
    }
}
