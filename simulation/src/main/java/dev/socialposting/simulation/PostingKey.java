package dev.socialposting.simulation;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;

/** One posting of one request. */
record PostingKey(RequestId request, Destination destination) {
    @Override
    public String toString() {
        return request + " to " + destination;
    }
}
