package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.RequestId;

/**
 * The partitions of the index by wake time: a few instead of one, so that no single one takes all writes. One partition takes
 * 1,000 writes a second (DynamoDB Developer Guide, "Partitions and data distribution").
 */
final class WakeShards {
    static final int COUNT = 4;

    private WakeShards() {}

    /** Always the same for the same id. */
    static String of(RequestId id) {
        return name(Math.floorMod(id.value().hashCode(), COUNT));
    }

    static String name(int shard) {
        return Integer.toString(shard);
    }
}
