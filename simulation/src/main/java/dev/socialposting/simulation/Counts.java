package dev.socialposting.simulation;

import dev.socialposting.metrics.Metric;
import dev.socialposting.simulation.Witness.PostingKey;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges what operators were told: nothing twice, and nothing left out unless somebody died or got no answer. */
final class Counts {
    private final Map<Object, Integer> accepted = new HashMap<>();
    private final Map<PostingKey, Integer> published = new HashMap<>();
    private final Map<PostingKey, Integer> failed = new HashMap<>();
    private final Map<PostingKey, Integer> unconfirmed = new HashMap<>();
    private final List<String> violated = new ArrayList<>();

    Counts(Collection<Metric> counted) {
        for (Metric metric : counted) {
            switch (metric) {
                case Metric.Accepted(var id, var _) -> accepted.merge(id, 1, Integer::sum);
                case Metric.Published(var id, var to, var _) -> once(published, new PostingKey(id, to));
                case Metric.Failed(var id, var to, var _, var _) -> once(failed, new PostingKey(id, to));
                case Metric.Unconfirmed(var id, var to) -> once(unconfirmed, new PostingKey(id, to));
                case Metric.PostingsOverdue _,
                        Metric.PostingsUnended _,
                        Metric.RowsUnreadable _,
                        Metric.CallRefused _ -> {}
            }
        }
    }

    /** @param calm nothing went wrong, so that nobody was kept from counting */
    List<String> violated(List<UploadRequest> rows, boolean calm) {
        for (UploadRequest row : rows) {
            requireCount(accepted.getOrDefault(row.id(), 0), calm, "accepted: " + row.id());
            row.postings().values().forEach(posting -> judge(row, posting, calm));
        }
        return violated;
    }

    private void judge(UploadRequest row, Posting posting, boolean calm) {
        PostingKey key = new PostingKey(row.id(), posting.destination());
        boolean wentLive = posting.state() instanceof PostingState.Completed completed
                && completed.progress().phase() instanceof Phase.Live;
        int times = published.getOrDefault(key, 0);
        require(times == 0 || wentLive, key + " was counted as published, and is " + posting.status());
        requireCount(times, calm && wentLive, "published: " + key);
        require(
                !calm || !(posting.state() instanceof PostingState.Failed) || failed.containsKey(key),
                key + " has failed, and was not counted");
        require(
                !calm || !(posting.state() instanceof PostingState.Unconfirmed) || unconfirmed.containsKey(key),
                key + " is unconfirmed, and was not counted");
    }

    private void requireCount(int times, boolean must, String what) {
        require(times <= 1, "counted more than once as " + what);
        require(times == 1 || !must, "not counted as " + what);
    }

    private void require(boolean so, String otherwise) {
        if (!so) {
            violated.add(otherwise);
        }
    }

    private static void once(Map<PostingKey, Integer> counts, PostingKey key) {
        counts.merge(key, 1, Integer::sum);
    }
}
