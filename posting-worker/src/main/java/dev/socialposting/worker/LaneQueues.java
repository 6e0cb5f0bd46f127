package dev.socialposting.worker;

import dev.socialposting.uploads.queue.PostingQueue;

/**
 * The queues behind which workers are. Whoever has no flows at hand, such as the API and the dispatcher, sends to the first: a worker passes on what is not
 * for its lane.
 */
record LaneQueues(PostingQueue posting, PostingQueue transfer) {
    PostingQueue of(Lane lane) {
        return switch (lane) {
            case POSTING -> posting;
            case TRANSFER -> transfer;
        };
    }
}
