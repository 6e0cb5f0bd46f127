package dev.socialposting.aws.dynamodb;

import dev.socialposting.hashing.Sha256;
import dev.socialposting.uploads.model.UploadRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item that remembers the requests of one user for one video address and caption: {@code request_id = "recent#<hash>"}, {@code
 * item = "recent"}. An attribute for each destination and place in the order, {@code "<n>#<destination>"}, is a map of {@code
 * request_id} and {@code accepted_at} in epoch milliseconds; a place that no request has taken yet is an empty map.
 */
final class RecentPostsItem {
    static final String ACCEPTED_AT = "accepted_at";

    private static final String RECENT = "recent";

    private RecentPostsItem() {}

    static Map<String, AttributeValue> key(UploadRequest request) {
        return Map.of(
                RequestRowSchema.REQUEST_ID, AttributeValue.fromS(RECENT + "#" + hash(request)),
                RequestRowSchema.ITEM, AttributeValue.fromS(RECENT));
    }

    static AttributeValue entry(UploadRequest request) {
        return new MapWriter()
                .text(RequestRowSchema.REQUEST_ID, request.id().value())
                .number(ACCEPTED_AT, request.createdAt().toEpochMilli())
                .value();
    }

    /** Each text goes in with its length, so that no two different posts are one text. */
    private static String hash(UploadRequest request) {
        MessageDigest digest = Sha256.begun();
        for (String text : new String[] {request.userId().value(), request.videoUrl(), request.caption()}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
