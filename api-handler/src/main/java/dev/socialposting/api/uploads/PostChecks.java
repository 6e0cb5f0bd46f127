package dev.socialposting.api.uploads;

import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.rules.Fault;
import dev.socialposting.platforms.rules.MediaUrlRules;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.RowBounds;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Judges what a post says: the video's address, what each platform takes, its times, and whether the accounts are the caller's. */
final class PostChecks {
    private final SocialPlatforms platforms;
    private final MediaUrlRules videoUrls;
    private final SocialAccountStore accounts;
    private final Clock clock;

    PostChecks(SocialPlatforms platforms, MediaUrlRules videoUrls, SocialAccountStore accounts, Clock clock) {
        this.platforms = platforms;
        this.videoUrls = videoUrls;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Everything that is wrong with what could be read of a post. */
    List<FieldError> check(PostBody.Draft draft, UserId caller) {
        Set<FieldError> errors = new LinkedHashSet<>();
        draft.videoUrl()
                .ifPresent(url -> videoUrls
                        .check(url)
                        .forEach(problem ->
                                errors.add(FieldError.at(PostBody.VIDEO_URL, problem.code(), problem.message()))));
        for (Destination destination : draft.places().keySet()) {
            errors.addAll(platformFaults(draft, destination));
        }
        tooLarge(
                        draft.videoUrl().orElse(""),
                        draft.caption().orElse(""),
                        draft.places().keySet().stream().map(draft::optionsOf).toList())
                .ifPresent(errors::add);
        errors.addAll(missingAccounts(draft, caller));
        errors.addAll(timeFaults(draft.timing()));
        return new ArrayList<>(errors);
    }

    /** What the platforms of a request do not take of a new caption for it. */
    List<FieldError> checkCaption(String caption, UploadRequest request) {
        Stream<FieldError> notTaken = request.postings().values().stream()
                .filter(posting -> !posting.status().isFinal())
                .flatMap(posting -> faults(posting.destination(), caption, posting.options()).stream())
                .filter(fault -> fault.subject() instanceof Fault.Subject.CaptionText)
                .map(fault -> FieldError.at(PostBody.CAPTION, fault.code(), fault.message()))
                .distinct();
        List<PostingOptions> options =
                request.postings().values().stream().map(Posting::options).toList();
        return Stream.concat(notTaken, tooLarge(request.videoUrl(), caption, options).stream())
                .toList();
    }

    /** What is accepted must fit into its row until its end, whatever platforms answer. */
    private static Optional<FieldError> tooLarge(String videoUrl, String caption, List<PostingOptions> options) {
        int excess = RowBounds.largest(videoUrl, caption, options) - RowBounds.MAX_BYTES;
        return excess <= 0
                ? Optional.empty()
                : Optional.of(FieldError.at(
                        PostBody.CAPTION,
                        "post_too_large",
                        "Caption, options and %d destinations together are %d bytes too many to be kept in one post. Shorten the caption (an emoji has four bytes or more), or post to fewer accounts at once."
                                .formatted(options.size(), excess)));
    }

    private List<Fault> faults(Destination destination, String caption, PostingOptions options) {
        return platforms
                .rulesOf(destination.platform())
                .map(rules -> rules.check(caption, options))
                .orElse(List.of());
    }

    private List<FieldError> platformFaults(PostBody.Draft draft, Destination destination) {
        JsonPath options = PostBody.OPTIONS.to(destination.toString());
        return faults(destination, draft.caption().orElse(""), draft.optionsOf(destination)).stream()
                .map(fault -> FieldError.at(
                        switch (fault.subject()) {
                            case Fault.Subject.CaptionText() -> PostBody.CAPTION;
                            case Fault.Subject.Option(String name) -> options.to(name);
                        },
                        fault.code(),
                        fault.message()))
                .toList();
    }

    private List<FieldError> timeFaults(Timing timing) {
        Instant now = clock.instant();
        Optional<Instant> scheduledAt = timing.schedule().map(Schedule::at);
        return Stream.concat(
                        scheduledAt.stream().flatMap(at -> GivenTimes.checkScheduledAt(at, now).stream()),
                        timing.publishBy().stream()
                                .flatMap(by -> GivenTimes.checkPublishBy(by, scheduledAt, now).stream()))
                .toList();
    }

    private List<FieldError> missingAccounts(PostBody.Draft draft, UserId caller) {
        if (draft.places().isEmpty()) {
            return List.of();
        }
        Set<Destination> connected = new HashSet<>();
        accounts.list(caller).forEach(account -> connected.add(account.key().destination()));
        return draft.places().entrySet().stream()
                .filter(place -> !connected.contains(place.getKey()))
                .map(place -> FieldError.at(
                        PostBody.DESTINATIONS.to(place.getValue()),
                        "account_not_connected",
                        "You have not connected this account."))
                .toList();
    }
}
