package dev.socialposting.uploads.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates upload requests in whatever state they can be, for properties. */
public final class AnyUploadRequest {
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2199-12-31T23:59:59Z");

    private AnyUploadRequest() {}

    public static Arbitrary<UploadRequest> requests() {
        return Combinators.combine(
                        ids(),
                        text(),
                        text(),
                        schedules().optional(),
                        instants(),
                        instants(),
                        allPostings(),
                        versions())
                .as((id, caption, fingerprint, schedule, createdAt, updatedAt, postings, version) -> new UploadRequest(
                        id,
                        Fixtures.ALICE,
                        "https://videos.example.com/" + fingerprint.length(),
                        caption,
                        fingerprint,
                        schedule,
                        createdAt,
                        updatedAt,
                        postings,
                        version))
                .withoutEdgeCases();
    }

    public static Arbitrary<RequestId> ids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) -> RequestId.of(new UUID(high, low)));
    }

    public static Arbitrary<Destination> destinations() {
        Arbitrary<Platform> platforms =
                Arbitraries.of("instagram", "facebook", "x1").map(Platform::new);
        Arbitrary<String> accounts = Arbitraries.strings()
                .withCharRange('0', '9')
                .withChars("aZ._:@-")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(account -> Character.isLetterOrDigit(account.charAt(0)));
        return Combinators.combine(platforms, accounts).as(Destination::new);
    }

    /** Text that UTF-8 can carry, the empty one included. */
    public static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40).filter(AnyUploadRequest::isWellFormed),
                Arbitraries.of("", " ", "\n", "\"}", "👩‍👩‍👧", "ﷺ", "\u0000", "null"));
    }

    /** To the nanosecond. */
    public static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(EARLIEST.getEpochSecond(), LATEST.getEpochSecond()),
                        Arbitraries.oneOf(
                                Arbitraries.of(0, 1, 1_000_000, 999_999_999),
                                Arbitraries.integers().between(0, 999_999_999)))
                .as(Instant::ofEpochSecond);
    }

    public static Arbitrary<Posting> postings() {
        return Combinators.combine(destinations(), options(), instants(), instants(), instants(), states())
                .as(Posting::new)
                .withoutEdgeCases();
    }

    public static Arbitrary<PostingState> states() {
        return Arbitraries.oneOf(
                Combinators.combine(instants(), wakes()).as(PostingState.Scheduled::new),
                wakes().map(PostingState.Queued::new),
                Combinators.combine(leases(), wakes(), progress()).as(PostingState.Leased::new),
                Combinators.combine(instants(), wakes(), text(), progress()).as(PostingState.Waiting::new),
                Combinators.combine(posts(), progress()).as(PostingState.Completed::new),
                Combinators.combine(errors(), nudgeIds().optional(), progress().optional())
                        .as(PostingState.Failed::new),
                Combinators.combine(errors(), progress()).as(PostingState.Unconfirmed::new),
                progress().optional().map(PostingState.Cancelled::new));
    }

    public static Arbitrary<Schedule> schedules() {
        Arbitrary<ZoneId> zones = Arbitraries.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
                .map(ZoneId::of);
        return Combinators.combine(instants(), zones.optional()).as(Schedule::new);
    }

    public static Arbitrary<NudgeId> nudgeIds() {
        return text().map(text -> new NudgeId("n" + text));
    }

    private static Arbitrary<Long> versions() {
        return Arbitraries.longs().between(1, 9_999_999_999L);
    }

    private static Arbitrary<SequencedMap<Destination, Posting>> allPostings() {
        return postings().list().ofMinSize(1).ofMaxSize(6).map(postings -> {
            SequencedMap<Destination, Posting> byDestination = new LinkedHashMap<>();
            postings.forEach(posting -> byDestination.put(posting.destination(), posting));
            return byDestination;
        });
    }

    private static Arbitrary<PostingOptions> options() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                text().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                text().list().ofMaxSize(3).map(Object.class::cast));
        return Arbitraries.maps(text(), values).ofMaxSize(4).map(map -> new PostingOptions(shuffled(map)));
    }

    private static Arbitrary<Wake> wakes() {
        return Combinators.combine(instants(), Arbitraries.integers().between(0, 1000))
                .as(Wake::new);
    }

    private static Arbitrary<Lease> leases() {
        return Combinators.combine(text(), instants()).as(Lease::new);
    }

    private static Arbitrary<Progress> progress() {
        return Combinators.combine(
                        Arbitraries.of("create_container", "publish", "x").map(StepName::new),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 9),
                        checkpoints(),
                        phases(),
                        instants().optional(),
                        errors().optional())
                .as(Progress::new);
    }

    private static Arbitrary<Checkpoint> checkpoints() {
        Arbitrary<String> names = text().filter(name -> !name.isEmpty());
        return Arbitraries.maps(names, text()).ofMaxSize(3).map(Checkpoint::new);
    }

    private static Arbitrary<Phase> phases() {
        return Arbitraries.oneOf(
                Arbitraries.just(new Phase.Preparing()),
                Combinators.combine(instants(), instants().optional()).as(Phase.Publishing::new),
                instants().map(Phase.Restored::new),
                posts().map(Phase.Live::new));
    }

    private static Arbitrary<PublishedPost> posts() {
        return Combinators.combine(text().optional(), text().optional(), text().optional())
                .as(PublishedPost::new);
    }

    private static Arbitrary<PostingError> errors() {
        return Combinators.combine(
                        text(),
                        text(),
                        text().optional(),
                        text(),
                        Arbitraries.of(WhoActs.class),
                        text(),
                        Arbitraries.of(true, false))
                .as(PostingError::new);
    }

    /** In an order that no map would choose by itself. */
    private static <T> Map<String, T> shuffled(Map<String, T> map) {
        SequencedMap<String, T> other = new LinkedHashMap<>();
        List<String> names = map.keySet().stream().sorted().toList().reversed();
        names.forEach(name -> Optional.ofNullable(map.get(name)).ifPresent(value -> other.put(name, value)));
        return other;
    }

    private static boolean isWellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }
}
