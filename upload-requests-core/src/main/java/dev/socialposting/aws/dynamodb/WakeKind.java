package dev.socialposting.aws.dynamodb;

/**
 * A kind of rows in the index by wake time. Each kind has partitions of its own, so that whoever sees to one kind reads no other.
 *
 * <p>They are a few instead of one, so that no single one takes all writes. One partition takes 1,000 writes a second (DynamoDB Developer
 * Guide, "Partitions and data distribution").
 */
enum WakeKind {
    /** Requests with a posting in flight. */
    POSTING("", RequestRowSchema.REQUEST);

    static final int SHARDS = 4;

    private final String prefix;
    private final String item;

    /**
     * @param prefix what the names of its partitions begin with
     * @param item the {@code item} of its rows
     */
    WakeKind(String prefix, String item) {
        this.prefix = prefix;
        this.item = item;
    }

    /** The partition of the row with this id; always the same. */
    String shardOf(String id) {
        return shard(Math.floorMod(id.hashCode(), SHARDS));
    }

    /** The name of a partition, from 0. */
    String shard(int number) {
        return prefix + number;
    }

    String item() {
        return item;
    }
}
