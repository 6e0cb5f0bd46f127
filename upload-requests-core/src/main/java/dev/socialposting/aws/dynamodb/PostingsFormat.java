package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A request's postings as a list attribute, in the order the user named the destinations. */
final class PostingsFormat {
    private PostingsFormat() {}

    static AttributeValue write(SequencedMap<Destination, Posting> postings) {
        return AttributeValue.fromL(
                postings.sequencedValues().stream().map(PostingsFormat::write).toList());
    }

    static SequencedMap<Destination, Posting> read(AttributeValue list) {
        SequencedMap<Destination, Posting> postings = new LinkedHashMap<>();
        for (AttributeValue item : list.l()) {
            Posting posting = read(MapReader.of(item));
            postings.put(posting.destination(), posting);
        }
        return postings;
    }

    private static AttributeValue write(Posting posting) {
        MapWriter map = new MapWriter()
                .text("destination", posting.destination().toString())
                .put("options", NamedValues.write(posting.options().values()))
                .instant("created_at", posting.createdAt())
                .instant("updated_at", posting.updatedAt())
                .instant("publish_by", posting.publishBy());
        return StateFormat.write(posting.state(), map).value();
    }

    private static Posting read(MapReader map) {
        return new Posting(
                Destinations.read(map.text("destination")),
                new PostingOptions(NamedValues.read(map.require("options"))),
                map.instant("created_at"),
                map.instant("updated_at"),
                map.instant("publish_by"),
                StateFormat.read(map));
    }
}
