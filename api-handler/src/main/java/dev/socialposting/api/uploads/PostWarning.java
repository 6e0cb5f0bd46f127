package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.rules.SignedUrl;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.RecentPosts.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something about a post that its user may not have meant. It keeps nothing from going out. */
sealed interface PostWarning {
    /** Whose log tells of it. */
    Destination destination();

    /** As an answer names it: with a {@code code} and a {@code detail}, at least. */
    ObjectNode toJson();

    /** As the log tells it. */
    LogLines.Line inLog();

    /** What a destination's platform may not like about a caption. */
    record CaptionCaution(Destination destination, String detail) implements PostWarning {
        static List<CaptionCaution> of(
                SocialPlatforms platforms, Collection<Destination> destinations, String caption) {
            return destinations.stream()
                    .flatMap(destination -> platforms.rulesOf(destination.platform()).stream()
                            .flatMap(rules -> rules.cautions(caption).stream())
                            .map(caution -> new CaptionCaution(destination, caution)))
                    .toList();
        }

        @Override
        public ObjectNode toJson() {
            return Json.object()
                    .put("code", LogCode.CAPTION_CAUTION.word())
                    .put("destination", destination.toString())
                    .put("detail", detail);
        }

        @Override
        public LogLines.Line inLog() {
            return new LogLines.Line(LogCode.CAPTION_CAUTION, detail, Map.of());
        }
    }

    /**
     * A video whose signed address may have expired by the time at which a platform fetches it: a reason to warn, not to refuse.
     *
     * @param detail for its user; without the address
     */
    record ExpiringVideo(Destination destination, Instant expiresAt, String detail) implements PostWarning {
        private static final String WHAT_TO_DO =
                " Platforms cannot fetch the video after that: if this post is not out by then, it fails. Sign an address that is good for"
                        + " longer.";

        /** A platform fetches a video once it is told to, and may take its time. */
        private static final Duration TIME_TO_FETCH = Duration.ofHours(1);

        /**
         * For each destination. None if the address is good until the scheduled time and for the next hour, or does not say how long
         * it is.
         */
        static List<ExpiringVideo> of(
                Collection<Destination> destinations, String videoUrl, Optional<Schedule> schedule, Instant now) {
            Optional<Instant> expiry = SignedUrl.expiry(videoUrl);
            Optional<String> trouble = expiry.flatMap(at -> trouble(at, schedule, now));
            return trouble.isEmpty()
                    ? List.of()
                    : destinations.stream()
                            .map(destination ->
                                    new ExpiringVideo(destination, expiry.orElseThrow(), trouble.get() + WHAT_TO_DO))
                            .toList();
        }

        private static Optional<String> trouble(Instant expiry, Optional<Schedule> schedule, Instant now) {
            Optional<ZoneId> zone = schedule.flatMap(Schedule::zone);
            String until = TimeText.inWords(expiry, zone);
            Optional<Instant> after = schedule.map(Schedule::at).filter(expiry::isBefore);
            if (!expiry.isAfter(now)) {
                return Optional.of("The signed address of the video expired at %s.".formatted(until));
            }
            if (after.isPresent()) {
                return Optional.of("The signed address of the video expires at %s, before the scheduled time, %s."
                        .formatted(until, TimeText.inWords(after.get(), zone)));
            }
            return expiry.isBefore(now.plus(TIME_TO_FETCH))
                    ? Optional.of("The signed address of the video expires at %s, within an hour.".formatted(until))
                    : Optional.empty();
        }

        @Override
        public ObjectNode toJson() {
            return Json.object()
                    .put("code", LogCode.VIDEO_URL_EXPIRES.word())
                    .put("destination", destination.toString())
                    .put("expires_at", Json.instant(expiresAt))
                    .put("detail", detail);
        }

        @Override
        public LogLines.Line inLog() {
            return new LogLines.Line(LogCode.VIDEO_URL_EXPIRES, detail, Map.of("expires_at", Json.instant(expiresAt)));
        }
    }

    /**
     * The same post, accepted a short while before: a reason to warn, not to refuse. It stands in the log as well, from which the first
     * answer can be given again.
     *
     * @param requestId of the earlier one
     * @param acceptedAt when the earlier one was accepted, as it is shown
     * @param permalink where the earlier one is to be seen, if that is known
     * @param detail for its user
     */
    record RecentPost(
            Destination destination, String requestId, String acceptedAt, Optional<String> permalink, String detail)
            implements PostWarning {
        /** An API call that stores a row ends by then: API Gateway answers for it after 30 seconds. */
        private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

        private static final String REQUEST_FIELD = "earlier_request_id";
        private static final String TIME_FIELD = "earlier_accepted_at";
        private static final String LINK_FIELD = "earlier_permalink";

        /** Whether the later post is accepted, or only asked about. */
        enum Asked {
            WHEN_ACCEPTED("cancel this one before it goes out"),
            BEFORE("do not post it again");

            private final String advice;

            Asked(String advice) {
                this.advice = advice;
            }
        }

        /** Nothing if the earlier one has become another post since, or did not go out and will not. */
        static Optional<RecentPost> of(
                UploadRequest later, Destination destination, Earlier earlier, UploadRequest row, Asked asked) {
            boolean isTheSame =
                    row.videoUrl().equals(later.videoUrl()) && row.caption().equals(later.caption());
            return row.posting(destination)
                    .filter(_ -> isTheSame)
                    .map(Posting::state)
                    .flatMap(state -> whatBecameOf(state)
                            .map(became -> warning(
                                    destination, earlier, permalink(state), "accepted", "That post " + became, asked)));
        }

        /** Of one that has no row: it is being stored at this moment, or could not be. Nothing if that must be over. */
        static Optional<RecentPost> withoutRow(
                UploadRequest later, Destination destination, Earlier earlier, Asked asked) {
            return earlier.acceptedAt().plus(LONGEST_CALL).isAfter(later.createdAt())
                    ? Optional.of(warning(
                            destination,
                            earlier,
                            Optional.empty(),
                            "sent",
                            "Whether that post was accepted was not known at this moment",
                            asked))
                    : Optional.empty();
        }

        private static RecentPost warning(
                Destination destination,
                Earlier earlier,
                Optional<String> permalink,
                String happened,
                String became,
                Asked asked) {
            String at = Json.instant(earlier.acceptedAt());
            String detail = ("The same video and caption were %s for this destination at %s, as request %s. %s."
                            + " If it is not to be there twice, %s.")
                    .formatted(happened, at, earlier.requestId(), became, asked.advice);
            return new RecentPost(destination, earlier.requestId().value(), at, permalink, detail);
        }

        private static Optional<String> permalink(PostingState state) {
            return switch (state) {
                case PostingState.Completed completed -> completed.post().permalink();
                case PostingState.InFlight _, PostingState.Unconfirmed _ ->
                    state.startedProgress()
                            .flatMap(progress -> progress.phase() instanceof Phase.Live(PublishedPost post)
                                    ? post.permalink()
                                    : Optional.empty());
                case PostingState.Failed _, PostingState.Cancelled _ -> Optional.empty();
            };
        }

        private static Optional<String> whatBecameOf(PostingState state) {
            return switch (state) {
                case PostingState.Completed _ -> Optional.of("is live");
                case PostingState.Unconfirmed _ -> Optional.of("may be live");
                case PostingState.InFlight _ -> Optional.of("is on its way");
                case PostingState.Failed _, PostingState.Cancelled _ -> Optional.empty();
            };
        }

        /** What an entry of the log tells, if it is about this. */
        static Optional<RecentPost> of(LogEntry entry) {
            Map<String, Object> fields = entry.fields();
            return entry.code() == LogCode.POSTED_RECENTLY
                            && fields.get(REQUEST_FIELD) instanceof String requestId
                            && fields.get(TIME_FIELD) instanceof String acceptedAt
                    ? Optional.of(new RecentPost(
                            entry.destination(),
                            requestId,
                            acceptedAt,
                            Optional.ofNullable(fields.get(LINK_FIELD)).map(Object::toString),
                            entry.message()))
                    : Optional.empty();
        }

        @Override
        public ObjectNode toJson() {
            ObjectNode json = Json.object()
                    .put("code", LogCode.POSTED_RECENTLY.word())
                    .put("destination", destination.toString())
                    .put("request_id", requestId)
                    .put("accepted_at", acceptedAt);
            permalink.ifPresent(address -> json.put("permalink", address));
            return json.put("detail", detail);
        }

        @Override
        public LogLines.Line inLog() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put(REQUEST_FIELD, requestId);
            fields.put(TIME_FIELD, acceptedAt);
            permalink.ifPresent(address -> fields.put(LINK_FIELD, address));
            return new LogLines.Line(LogCode.POSTED_RECENTLY, detail, fields);
        }
    }
}
