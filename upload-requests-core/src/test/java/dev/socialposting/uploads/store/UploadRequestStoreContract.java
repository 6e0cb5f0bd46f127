package dev.socialposting.uploads.store;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.TIKTOK;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.aPublishedPost;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.deadLettered;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static dev.socialposting.uploads.model.Fixtures.waitingUntil;
import static dev.socialposting.uploads.model.Transitions.moved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.Refusal;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadChange;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UploadRequestBuilder;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.UploadRequestStore.Creation;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of upload requests does. */
public abstract class UploadRequestStoreContract {
    private static final Instant LEASE_END = NOW.plusSeconds(90);

    /** The store of this test: empty when the test begins, the same for the whole of it. */
    protected abstract UploadRequestStore store();

    /** Makes a stored row one that nobody can read. */
    protected abstract void damage(RequestId id);

    @Test
    void aCreatedRequestIsFoundAsItWasCreated() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("thumb_offset", 1500L);
        values.put("share_to_feed", true);
        values.put("collaborators", List.of("a", "b"));
        values.put("audio_name", "Grüße 👋");
        UploadRequest request = anUploadRequest()
                .createdAt(Instant.parse("2100-03-04T05:06:07.000000089Z"))
                .withCaption("Zeile 1\nLine 2 🚀 \"quoted\"")
                .to(INSTAGRAM, new PostingOptions(values))
                .to(FACEBOOK)
                .queued();

        Creation creation = store().create(request);

        assertThat(creation).isEqualTo(new Creation.Created(request));
        assertThat(store().find(request.id())).contains(request);
        assertThat(found(request.id())
                        .posting(INSTAGRAM)
                        .orElseThrow()
                        .options()
                        .values())
                .containsExactlyEntriesOf(values);
    }

    @Test
    void everyStateOfAPostingIsFoundAsItWasStored() {
        UploadRequest request = anUploadRequest()
                .with(FACEBOOK, completed())
                .with(TIKTOK, unconfirmed())
                .with(instagramAccount(5), deadLettered(new NudgeId("nudge-7")))
                .with(instagramAccount(4), leasedBy("worker-1", LEASE_END))
                .with(instagramAccount(9), waitingUntil(NOW.plusSeconds(30)))
                .to(INSTAGRAM)
                .queued();

        store().create(request);

        assertThat(found(request.id())).isEqualTo(request);
        assertThat(found(request.id()).postings().sequencedKeySet())
                .containsExactlyElementsOf(request.postings().sequencedKeySet());
    }

    @Test
    void aNewRequestBeginsAtVersionOne() {
        store().create(anUploadRequest().atVersion(7).queued());

        assertThat(found(requestId(1)).version()).isEqualTo(1);
    }

    @Test
    void anIdIsCreatedOnceAndTheFirstRequestStays() {
        UploadRequest first = anUploadRequest().withCaption("first").queued();
        UploadRequest second = anUploadRequest().by(BOB).withCaption("second").queued();
        store().create(first);

        Creation creation = store().create(second);

        assertThat(creation).isEqualTo(new Creation.AlreadyExists(first));
        assertThat(found(first.id())).isEqualTo(first);
    }

    @Test
    void ofManyWhoCreateTheSameIdAtOnceExactlyOneDoes() {
        List<Creation> creations = atOnce(IntStream.range(0, 10)
                .<Callable<Creation>>mapToObj(n -> () ->
                        store().create(anUploadRequest().withCaption("by " + n).queued()))
                .toList());

        List<UploadRequest> created = creations.stream()
                .filter(Creation.Created.class::isInstance)
                .map(creation -> ((Creation.Created) creation).request())
                .toList();
        assertThat(created).containsExactly(found(requestId(1)));
    }

    @Test
    void anUnknownRequestIsNotFound() {
        store().create(anUploadRequest().number(1).queued());

        assertThat(store().find(requestId(2))).isEmpty();
    }

    @Test
    void aMoveIsWrittenAndRaisesTheVersion() {
        UploadRequest request = created(anUploadRequest());

        Update update = store().update(request, lease(INSTAGRAM, "worker-1"));

        UploadRequest expected =
                moved(lease(INSTAGRAM, "worker-1").apply(request)).atVersion(2);
        assertThat(update).isEqualTo(new Update.Updated(expected));
        assertThat(found(request.id())).isEqualTo(expected);
    }

    @Test
    void aMoveFromStaleKnowledgeIsMadeFromTheRowAsItIs() {
        UploadRequest stale = created(anUploadRequest());
        store().update(stale, lease(INSTAGRAM, "worker-1"));

        Update update = store().update(stale, lease(FACEBOOK, "worker-2"));

        assertThat(update).isInstanceOf(Update.Updated.class);
        UploadRequest now = found(stale.id());
        assertThat(update).isEqualTo(new Update.Updated(now));
        assertThat(now.version()).isEqualTo(3);
        assertThat(now.counts()).containsExactly(Map.entry(PostingStatus.PROCESSING, 2));
    }

    @Test
    void aMoveThatTheRowRefusesChangesNothingAndSaysWhy() {
        UploadRequest request = created(anUploadRequest().with(INSTAGRAM, completed()));

        Update update = store().update(request, lease(INSTAGRAM, "worker-1"));

        assertThat(update).isEqualTo(new Update.Unchanged(request, Refusal.ALREADY_FINAL));
        assertThat(found(request.id())).isEqualTo(request);
    }

    @Test
    void aMoveThatOnlyStaleKnowledgeAllowsIsRefusedWithTheRowAsItIs() {
        UploadRequest stale = created(anUploadRequest());
        store().update(stale, lease(INSTAGRAM, "worker-1"));

        Update update = store().update(stale, lease(INSTAGRAM, "worker-2"));

        assertThat(update).isEqualTo(new Update.Unchanged(found(stale.id()), Refusal.LEASED_BY_ANOTHER));
        assertThat(found(stale.id()).version()).isEqualTo(2);
    }

    @Test
    void aMoveThatOnlyStaleKnowledgeRefusesIsMade() {
        UploadRequest stale = created(anUploadRequest().with(INSTAGRAM, leasedBy("worker-1", LEASE_END)));
        store().update(stale, endLease(INSTAGRAM, "worker-1"));

        Update update = store().update(stale, lease(INSTAGRAM, "worker-2"));

        assertThat(update).isEqualTo(new Update.Updated(found(stale.id())));
        assertThat(found(stale.id()).version()).isEqualTo(3);
    }

    @Test
    void aRequestThatIsNotThereIsGone() {
        UploadRequest never = anUploadRequest().queued();

        assertThat(store().update(never, lease(INSTAGRAM, "worker-1"))).isEqualTo(new Update.Gone());
        assertThat(store().update(never, _ -> Transition.refused(Refusal.NOT_DUE)))
                .isEqualTo(new Update.Gone());
        assertThat(store().find(never.id())).isEmpty();
    }

    @Test
    void twentyFiveWritersOfOneRowAtOnceAllSucceed() {
        List<Destination> destinations =
                IntStream.range(0, 25).mapToObj(n -> instagramAccount(n)).toList();
        UploadRequest request = created(anUploadRequest().to(destinations.toArray(Destination[]::new)));

        List<Update> updates = atOnce(destinations.stream()
                .<Callable<Update>>map(
                        destination -> () -> store().update(request, lease(destination, "worker-of-" + destination)))
                .toList());

        assertThat(updates).allMatch(Update.Updated.class::isInstance);
        UploadRequest now = found(request.id());
        assertThat(now.version()).isEqualTo(26);
        assertThat(now.counts()).containsExactly(Map.entry(PostingStatus.PROCESSING, 25));
    }

    @Test
    void ofManyWhoLeaseTheSamePostingAtOnceExactlyOneDoes() {
        UploadRequest request = created(anUploadRequest());

        List<Update> updates = atOnce(IntStream.range(0, 10)
                .<Callable<Update>>mapToObj(n -> () -> store().update(request, lease(INSTAGRAM, "worker-" + n)))
                .toList());

        assertThat(updates)
                .filteredOn(Update.Updated.class::isInstance)
                .containsExactly(new Update.Updated(found(request.id())));
        assertThat(updates)
                .filteredOn(Update.Unchanged.class::isInstance)
                .hasSize(9)
                .allMatch(update -> ((Update.Unchanged) update).reason() == Refusal.LEASED_BY_ANOTHER);
    }

    @Test
    void aUserIsListedTheirOwnRequestsNewestFirst() {
        UploadRequest oldest = created(anUploadRequest().number(1).createdAt(NOW));
        UploadRequest newest = created(anUploadRequest().number(2).createdAt(NOW.plusSeconds(60)));
        UploadRequest between = created(anUploadRequest().number(3).createdAt(NOW.plusMillis(1)));
        created(anUploadRequest().number(4).by(BOB));

        assertThat(listed(ALICE, ListFilter.EVERYTHING, 10)).containsExactly(newest, between, oldest);
    }

    @Test
    void requestsOfTheSameMillisecondAreListedByTheirIds() {
        UploadRequest first = created(anUploadRequest().number(1).createdAt(NOW.plusNanos(900_000)));
        UploadRequest third = created(anUploadRequest().number(3).createdAt(NOW));
        UploadRequest second = created(anUploadRequest().number(2).createdAt(NOW.plusNanos(500)));

        assertThat(listed(ALICE, ListFilter.EVERYTHING, 10)).containsExactly(third, second, first);
    }

    @Test
    void aUserWithoutRequestsIsListedNone() {
        created(anUploadRequest());

        assertThat(store().list(BOB, ListFilter.EVERYTHING, 10, Optional.empty()))
                .isEqualTo(new Page.Items<UploadRequest>(List.of(), Optional.empty()));
    }

    @Test
    void aListShowsTheRequestsAsTheyAreNow() {
        UploadRequest request = created(anUploadRequest());
        store().update(request, lease(INSTAGRAM, "worker-1"));

        assertThat(listed(ALICE, ListFilter.EVERYTHING, 10)).containsExactly(found(request.id()));
    }

    @Test
    void aListIsFilteredByStatusAsItIsNow() {
        UploadRequest queued = created(anUploadRequest().number(1));
        UploadRequest begun = created(anUploadRequest().number(2).to(INSTAGRAM));
        UploadRequest failed = created(anUploadRequest().number(3).failed());
        UploadRequest done = created(anUploadRequest().number(4).completed());
        store().update(begun, lease(INSTAGRAM, "worker-1"));

        assertThat(listed(ALICE, status(RequestStatus.QUEUED), 10)).containsExactly(queued);
        assertThat(listed(ALICE, status(RequestStatus.PROCESSING), 10)).containsExactly(found(begun.id()));
        assertThat(listed(ALICE, status(RequestStatus.FAILED), 10)).containsExactly(failed);
        assertThat(listed(ALICE, status(RequestStatus.COMPLETED), 10)).containsExactly(done);
    }

    @Test
    void aStatusIsThatOfTheRequestOrOfAnyOfItsDestinations() {
        UploadRequest partly =
                created(anUploadRequest().number(1).with(INSTAGRAM, completed()).with(FACEBOOK, failed()));
        UploadRequest unknown = created(
                anUploadRequest().number(2).with(INSTAGRAM, unconfirmed()).with(FACEBOOK, failed()));
        UploadRequest busy = created(anUploadRequest()
                .number(3)
                .with(INSTAGRAM, leasedBy("worker-1", LEASE_END))
                .with(FACEBOOK, completed()));

        assertThat(listed(ALICE, status(RequestStatus.PARTIALLY_COMPLETED), 10)).containsExactly(partly);
        assertThat(listed(ALICE, status(RequestStatus.UNCONFIRMED), 10)).containsExactly(unknown);
        assertThat(listed(ALICE, status(RequestStatus.FAILED), 10)).containsExactly(unknown, partly);
        assertThat(listed(ALICE, status(RequestStatus.COMPLETED), 10)).containsExactly(busy, partly);
        assertThat(listed(ALICE, status(RequestStatus.PROCESSING), 10)).containsExactly(busy);
        assertThat(listed(ALICE, status(RequestStatus.CANCELLED), 10)).isEmpty();
    }

    @Test
    void aListIsFilteredByPlatform() {
        UploadRequest both = created(anUploadRequest().number(1));
        UploadRequest facebook = created(anUploadRequest().number(2).to(FACEBOOK));
        UploadRequest instagram = created(anUploadRequest().number(3).to(INSTAGRAM));

        assertThat(listed(ALICE, platform(FACEBOOK), 10)).containsExactly(facebook, both);
        assertThat(listed(ALICE, platform(INSTAGRAM), 10)).containsExactly(instagram, both);
        assertThat(listed(ALICE, platform(TIKTOK), 10)).isEmpty();
    }

    @Test
    void aListIsFilteredByStatusAndPlatformTogether() {
        created(anUploadRequest().number(1).to(FACEBOOK));
        UploadRequest wanted = created(anUploadRequest().number(2).to(FACEBOOK).failed());
        created(anUploadRequest().number(3).to(INSTAGRAM).failed());

        ListFilter filter =
                ListFilter.EVERYTHING.withStatus(RequestStatus.FAILED).withPlatform(FACEBOOK.platform());

        assertThat(listed(ALICE, filter, 10)).containsExactly(wanted);
    }

    @Test
    void aListIsFilteredByAccount() {
        UploadRequest both = created(anUploadRequest().number(1));
        created(anUploadRequest().number(2).to(instagramAccount(2)));
        UploadRequest one = created(anUploadRequest().number(3).to(INSTAGRAM));

        assertThat(listed(ALICE, ListFilter.EVERYTHING.withAccount(INSTAGRAM), 10))
                .containsExactly(one, both);
        assertThat(listed(ALICE, ListFilter.EVERYTHING.withAccount(FACEBOOK), 10))
                .containsExactly(both);
        assertThat(listed(ALICE, ListFilter.EVERYTHING.withAccount(instagramAccount(3)), 10))
                .isEmpty();
    }

    @Test
    void aListIsFilteredByTextInCaptionVideoAddressAndId() {
        UploadRequest summer = created(anUploadRequest().number(1).withCaption("Sommer in Zürich"));
        UploadRequest winter = created(
                anUploadRequest().number(2).withCaption("").withVideo("https://videos.example.com/Z%C3%BCrich.mp4"));
        created(anUploadRequest().number(3).withCaption("Zug"));

        assertThat(listed(ALICE, text("ZU\u0308RICH"), 10)).containsExactly(winter, summer);
        assertThat(listed(ALICE, text("sommer zürich"), 10)).containsExactly(summer);
        assertThat(listed(ALICE, text(requestId(2).value().toUpperCase(Locale.ROOT)), 10))
                .containsExactly(winter);
        assertThat(listed(ALICE, text("Genf"), 10)).isEmpty();
    }

    @Test
    void aListIsFilteredByTheTimeOfCreationFromOneInstantOnAndBeforeAnother() {
        List<UploadRequest> byMillis = IntStream.range(0, 6)
                .mapToObj(n -> created(anUploadRequest().number(n + 1).createdAt(NOW.plusMillis(n))))
                .toList();

        assertThat(listed(ALICE, ListFilter.EVERYTHING.createdFrom(NOW.plusMillis(4)), 2))
                .containsExactly(byMillis.get(5), byMillis.get(4));
        assertThat(listed(ALICE, ListFilter.EVERYTHING.createdBefore(NOW.plusMillis(2)), 1))
                .containsExactly(byMillis.get(1), byMillis.get(0));
        assertThat(listed(ALICE, between(NOW.plusMillis(1), NOW.plusMillis(4)), 2))
                .containsExactly(byMillis.get(3), byMillis.get(2), byMillis.get(1));
        assertThat(listed(ALICE, between(NOW.plusNanos(2_000_001), NOW.plusNanos(3_000_001)), 10))
                .containsExactly(byMillis.get(3));
        assertThat(listed(ALICE, between(NOW.plusMillis(3), NOW.plusMillis(3)), 10))
                .isEmpty();
        assertThat(listed(ALICE, between(NOW.plusMillis(4), NOW.plusMillis(1)), 10))
                .isEmpty();
    }

    @Test
    void noTimeIsTooEarlyOrTooLateToAskFor() {
        UploadRequest request = created(anUploadRequest());
        Instant first = Instant.MIN.truncatedTo(ChronoUnit.DAYS);
        Instant last = Instant.MAX.truncatedTo(ChronoUnit.DAYS);

        assertThat(listed(ALICE, between(first, last), 10)).containsExactly(request);
        assertThat(listed(ALICE, ListFilter.EVERYTHING.createdFrom(last), 10)).isEmpty();
        assertThat(listed(ALICE, ListFilter.EVERYTHING.createdBefore(first), 10))
                .isEmpty();
        assertThat(listed(ALICE, between(last, last.plusSeconds(1)), 10)).isEmpty();
    }

    @Test
    void aListIsFilteredByEverythingTogether() {
        IntStream.range(0, 40)
                .forEach(n -> created(anUploadRequest()
                        .number(n + 1)
                        .createdAt(NOW.plusSeconds(n))
                        .withCaption(n % 2 == 0 ? "even" : "odd")
                        .with(n % 3 == 0 ? INSTAGRAM : instagramAccount(9), n % 5 == 0 ? failed() : completed())));
        ListFilter filter = between(NOW.plusSeconds(10), NOW.plusSeconds(40))
                .withStatus(RequestStatus.FAILED)
                .withPlatform(INSTAGRAM.platform())
                .withAccount(INSTAGRAM)
                .withText(SearchText.of("Even"));

        for (int limit : new int[] {1, 2, 10}) {
            assertThat(listed(ALICE, filter, limit))
                    .extracting(UploadRequest::id)
                    .containsExactly(requestId(31));
        }
    }

    @Test
    void aListThatEndsWithAPageHasNoNextOne() {
        created(anUploadRequest().number(1));
        created(anUploadRequest().number(2));

        Page.Items<UploadRequest> page = items(store().list(ALICE, ListFilter.EVERYTHING, 2, Optional.empty()));

        assertThat(page.items()).hasSize(2);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void thePagesOfAListAreTheList() {
        List<UploadRequest> all = IntStream.rangeClosed(1, 13)
                .mapToObj(n -> created(anUploadRequest().number(n).createdAt(NOW.plusMillis(n / 3))))
                .toList()
                .reversed();

        for (int limit : new int[] {1, 2, 4, 5, 12, 13, 14}) {
            assertThat(listed(ALICE, ListFilter.EVERYTHING, limit))
                    .as("pages of %d", limit)
                    .containsExactlyElementsOf(all);
        }
    }

    @Test
    void thePagesOfAFilteredListAreTheFilteredList() {
        List<UploadRequest> failed = IntStream.rangeClosed(1, 12)
                .mapToObj(n -> anUploadRequest().number(n).createdAt(NOW.plusSeconds(n)))
                .map(request -> created(request.failed()))
                .toList()
                .reversed();
        IntStream.rangeClosed(13, 30)
                .forEach(n -> created(anUploadRequest().number(n).createdAt(NOW.plusSeconds(n % 12))));

        assertThat(listed(ALICE, status(RequestStatus.FAILED), 5)).containsExactlyElementsOf(failed);
    }

    @Test
    void aPageGoesOnWhereTheLastOneEndedThoughNewRequestsHaveCome() {
        UploadRequest older = created(anUploadRequest().number(1).createdAt(NOW));
        created(anUploadRequest().number(2).createdAt(NOW.plusSeconds(1)));
        Optional<PageToken> next = items(store().list(ALICE, ListFilter.EVERYTHING, 1, Optional.empty()))
                .next();
        created(anUploadRequest().number(3).createdAt(NOW.plusSeconds(2)));

        assertThat(items(store().list(ALICE, ListFilter.EVERYTHING, 10, next)).items())
                .containsExactly(older);
    }

    @Test
    void aTokenOfAnotherUsersListIsABadToken() {
        PageToken ofAlice = tokenOfTwoRequestsOf(ALICE, ListFilter.EVERYTHING);
        created(anUploadRequest().number(3).by(BOB));

        assertThat(store().list(BOB, ListFilter.EVERYTHING, 1, Optional.of(ofAlice)))
                .isEqualTo(new Page.BadToken<UploadRequest>());
    }

    @Test
    void aTokenOfAnotherFilterIsABadToken() {
        PageToken unfiltered = tokenOfTwoRequestsOf(ALICE, ListFilter.EVERYTHING);

        assertThat(store().list(ALICE, status(RequestStatus.QUEUED), 1, Optional.of(unfiltered)))
                .isEqualTo(new Page.BadToken<UploadRequest>());
        assertThat(store().list(ALICE, platform(INSTAGRAM), 1, Optional.of(unfiltered)))
                .isEqualTo(new Page.BadToken<UploadRequest>());
        assertThat(store().list(ALICE, text("launch"), 1, Optional.of(unfiltered)))
                .isEqualTo(new Page.BadToken<UploadRequest>());
        assertThat(store().list(ALICE, ListFilter.EVERYTHING.createdFrom(NOW), 1, Optional.of(unfiltered)))
                .isEqualTo(new Page.BadToken<UploadRequest>());
    }

    @Test
    void aTokenOfTheDueRequestsIsNoneOfAListNorTheOtherWayRound() {
        PageToken ofList = tokenOfTwoRequestsOf(ALICE, ListFilter.EVERYTHING);
        Optional<PageToken> ofDue =
                items(store().due(NOW.plusSeconds(60), Optional.empty())).next();

        assertThat(store().due(NOW, Optional.of(ofList))).isEqualTo(new Page.BadToken<RequestId>());
        ofDue.ifPresent(token -> assertThat(store().list(ALICE, ListFilter.EVERYTHING, 1, Optional.of(token)))
                .isEqualTo(new Page.BadToken<UploadRequest>()));
    }

    @Test
    void whoseRequestsSomeAreIsToldOfThoseThatAreThere() {
        Map<RequestId, UserId> owners = new HashMap<>();
        for (int n = 0; n < 120; n++) {
            UserId user = n % 3 == 0 ? BOB : ALICE;
            UploadRequest request = anUploadRequest().number(n).by(user).queued();
            store().create(request);
            owners.put(request.id(), user);
        }
        List<RequestId> asked = new ArrayList<>(owners.keySet());
        asked.add(anUploadRequest().number(500).queued().id());
        asked.add(asked.getFirst());

        assertThat(store().owners(asked)).isEqualTo(owners);
        assertThat(store().owners(List.of())).isEmpty();
    }

    @Test
    void aTokenThatWasChangedIsABadToken() {
        String token = tokenOfTwoRequestsOf(ALICE, ListFilter.EVERYTHING).value();

        for (int at = 0; at < token.length(); at++) {
            String changed = token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
            assertThat(store().list(ALICE, ListFilter.EVERYTHING, 1, Optional.of(new PageToken(changed))))
                    .as("changed at %d", at)
                    .isEqualTo(new Page.BadToken<UploadRequest>());
        }
    }

    @Test
    void nonsenseIsABadToken() {
        for (String nonsense : List.of("", " ", "A", "AAAA", "not a token", "%00", "ünïcödé", "A".repeat(5000))) {
            assertThat(store().list(ALICE, ListFilter.EVERYTHING, 1, Optional.of(new PageToken(nonsense))))
                    .isEqualTo(new Page.BadToken<UploadRequest>());
            assertThat(store().due(NOW, Optional.of(new PageToken(nonsense))))
                    .isEqualTo(new Page.BadToken<RequestId>());
        }
    }

    @Test
    void aTokenCanStandInAUrl() {
        assertThat(tokenOfTwoRequestsOf(new UserId("a&b=c/d?e"), ListFilter.EVERYTHING)
                        .value())
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aPageHasOneToAHundredRequests() {
        assertThatThrownBy(() -> store().list(ALICE, ListFilter.EVERYTHING, 0, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().list(ALICE, ListFilter.EVERYTHING, 101, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRequestIsDueFromTheEarliestWakeTimeOfItsPostings() {
        UploadRequest request = created(anUploadRequest()
                .with(INSTAGRAM, leasedBy("worker-1", LEASE_END))
                .with(FACEBOOK, completed()));

        assertThat(due(LEASE_END.minusMillis(1))).isEmpty();
        assertThat(due(LEASE_END)).containsExactly(request.id());
        assertThat(due(LEASE_END.plus(Duration.ofDays(1)))).containsExactly(request.id());
    }

    @Test
    void aRequestWithNothingInFlightIsNeverDue() {
        created(anUploadRequest().number(1).completed());
        UploadRequest atWork = created(anUploadRequest()
                .number(2)
                .with(INSTAGRAM, leasedBy("worker-1", LEASE_END))
                .to(INSTAGRAM));

        assertThat(due(NOW.plus(Duration.ofDays(80)))).containsExactly(atWork.id());
        store().update(atWork, finish(INSTAGRAM, "worker-1"));
        assertThat(due(NOW.plus(Duration.ofDays(80)))).isEmpty();
    }

    @Test
    void aScheduledRequestIsDueWhenItsPreparationBeginsAndListedAsScheduled() {
        Schedule schedule = new Schedule(NOW.plus(Duration.ofDays(30)), Optional.of(ZoneId.of("Australia/Lord_Howe")));
        UploadRequest request =
                created(anUploadRequest().to(INSTAGRAM).at(new Timing(Optional.of(schedule), Optional.empty())));
        ListFilter scheduled = ListFilter.EVERYTHING.withStatus(RequestStatus.SCHEDULED);

        assertThat(found(request.id()).schedule()).contains(schedule);
        assertThat(listed(ALICE, scheduled, 10)).containsExactly(request);
        assertThat(due(schedule.startAt().minusMillis(1))).isEmpty();
        assertThat(due(schedule.startAt())).containsExactly(request.id());
    }

    @Test
    void aRequestWhoseTimeIsTakenAwayHasNoneAndIsDueSoon() {
        UploadRequest request = created(anUploadRequest().to(INSTAGRAM).scheduledAt(NOW.plus(Duration.ofDays(30))));
        UploadChange now = new UploadChange(
                Optional.of("Other words"), new UploadChange.Time.Now(), new UploadChange.Deadline.Unchanged());

        store().update(request, row -> row.change(now, NOW));

        assertThat(found(request.id()).schedule()).isEmpty();
        assertThat(found(request.id()).caption()).isEqualTo("Other words");
        assertThat(due(NOW.plusSeconds(60))).containsExactly(request.id());
    }

    @Test
    void aNudgedRequestIsDueAgainOnlyAfterItsBackoff() {
        UploadRequest request = created(anUploadRequest());
        Instant overdue = NOW.plusSeconds(60);

        store().update(request, row -> row.nudgeOverdue(overdue));

        assertThat(due(overdue)).isEmpty();
        assertThat(due(overdue.plusSeconds(60))).containsExactly(request.id());
    }

    @Test
    void allThatIsDueIsOnOneOfThePages() {
        List<RequestId> expected = IntStream.rangeClosed(1, 40)
                .mapToObj(n -> created(anUploadRequest().number(n)).id())
                .toList();
        created(anUploadRequest().number(99).createdAt(NOW.plusSeconds(3600)));

        assertThat(due(NOW.plusSeconds(60))).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theLongestOverdueAreFirst() {
        List<RequestId> longestFirst = IntStream.rangeClosed(1, 40)
                .map(n -> n * 7 % 41)
                .mapToObj(n -> created(anUploadRequest().number(n).createdAt(NOW.minusSeconds(n))))
                .sorted(Comparator.comparing(UploadRequest::createdAt))
                .map(UploadRequest::id)
                .toList();

        assertThat(due(NOW.plusSeconds(60))).containsExactlyElementsOf(longestFirst);
    }

    @Test
    void aRowThatCannotBeReadIsNamedAndKeepsNoOtherFromBeingFoundOrListed() {
        UploadRequest first = created(anUploadRequest().number(1));
        UploadRequest damaged = created(anUploadRequest().number(2));
        UploadRequest last = created(anUploadRequest().number(3));

        damage(damaged.id());

        assertThatThrownBy(() -> store().find(damaged.id()))
                .isInstanceOf(UnreadableRowException.class)
                .hasMessageContaining(damaged.id().value());
        assertThatThrownBy(() -> store().update(damaged, row -> row.nudgeOverdue(NOW.plusSeconds(60))))
                .isInstanceOf(UnreadableRowException.class);
        assertThat(found(first.id())).isEqualTo(first.atVersion(1));
        assertThat(due(NOW.plusSeconds(60))).contains(damaged.id());
        Page.Items<UploadRequest> page = items(store().list(ALICE, ListFilter.EVERYTHING, 10, Optional.empty()));
        assertThat(page.items()).extracting(UploadRequest::id).containsExactly(last.id(), first.id());
        assertThat(page.unreadable()).containsExactly(damaged.id());
    }

    @Test
    void aRowThatCannotBeReadIsOnOneOfThePages() {
        UploadRequest first = created(anUploadRequest().number(1));
        created(anUploadRequest().number(2));
        damage(requestId(2));
        UploadRequest last = created(anUploadRequest().number(3));

        Page.Items<UploadRequest> page = items(store().list(ALICE, ListFilter.EVERYTHING, 1, Optional.empty()));
        Page.Items<UploadRequest> second = items(store().list(ALICE, ListFilter.EVERYTHING, 1, page.next()));
        Page.Items<UploadRequest> third = items(store().list(ALICE, ListFilter.EVERYTHING, 1, second.next()));

        assertThat(page.items()).extracting(UploadRequest::id).containsExactly(last.id());
        assertThat(second.items()).isEmpty();
        assertThat(second.unreadable()).containsExactly(requestId(2));
        assertThat(third.items()).extracting(UploadRequest::id).containsExactly(first.id());
        assertThat(third.next()).isEmpty();
    }

    protected final UploadRequest created(UploadRequestBuilder request) {
        return created(request.queued());
    }

    protected final UploadRequest created(UploadRequest request) {
        assertThat(store().create(request)).isInstanceOf(Creation.Created.class);
        return request;
    }

    protected final UploadRequest found(RequestId id) {
        return store().find(id).orElseThrow();
    }

    /** The whole list, page by page. */
    protected final List<UploadRequest> listed(UserId user, ListFilter filter, int limit) {
        return allPages(limit, from -> store().list(user, filter, limit, from));
    }

    protected final List<RequestId> due(Instant now) {
        return allPages(Integer.MAX_VALUE, from -> store().due(now, from));
    }

    /** Runs these at the same time, each on a thread of its own. */
    protected static <T> List<T> atOnce(List<Callable<T>> tasks) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a task of the test failed", e);
        }
    }

    protected static Function<UploadRequest, Transition<UploadRequest>> lease(Destination destination, String owner) {
        return request -> request.lease(destination, aLease(owner, LEASE_END), FIRST_STEP, NOW.plusSeconds(1));
    }

    /** Lets the lease be over, as if its time had passed. */
    private static Function<UploadRequest, Transition<UploadRequest>> endLease(Destination destination, String owner) {
        return request -> request.whileLeasedBy(
                destination,
                owner,
                NOW.plusSeconds(2),
                leased -> leased.waiting(NOW, leased.wake(), "the next turn", leased.progress()));
    }

    private static Function<UploadRequest, Transition<UploadRequest>> finish(Destination destination, String owner) {
        return request -> request.whileLeasedBy(
                destination, owner, NOW.plusSeconds(2), leased -> leased.completed(aPublishedPost()));
    }

    private PageToken tokenOfTwoRequestsOf(UserId user, ListFilter filter) {
        created(anUploadRequest().number(1).by(user));
        created(anUploadRequest().number(2).by(user));
        return items(store().list(user, filter, 1, Optional.empty())).next().orElseThrow();
    }

    private static <T> List<T> allPages(int limit, Function<Optional<PageToken>, Page<T>> read) {
        List<T> all = new ArrayList<>();
        Optional<PageToken> next = Optional.empty();
        do {
            Page.Items<T> page = items(read.apply(next));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    private static <T> Page.Items<T> items(Page<T> page) {
        return switch (page) {
            case Page.Items<T> items -> items;
            case Page.BadToken<T> _ -> throw new AssertionError("the store does not know its own token");
        };
    }

    private static ListFilter status(RequestStatus status) {
        return ListFilter.EVERYTHING.withStatus(status);
    }

    private static ListFilter text(String text) {
        return ListFilter.EVERYTHING.withText(SearchText.of(text));
    }

    private static ListFilter between(Instant from, Instant to) {
        return ListFilter.EVERYTHING.createdFrom(from).createdBefore(to);
    }

    private static ListFilter platform(Destination onIt) {
        return ListFilter.EVERYTHING.withPlatform(onIt.platform());
    }
}
