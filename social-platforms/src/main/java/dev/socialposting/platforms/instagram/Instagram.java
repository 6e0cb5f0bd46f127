package dev.socialposting.platforms.instagram;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.platforms.Connector;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.meta.GraphAnswers;
import dev.socialposting.platforms.meta.MetaToken;
import dev.socialposting.platforms.publisher.AnswerFacts;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.CaptionLimit;
import dev.socialposting.platforms.rules.CountingMethod;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.platforms.rules.VideoFormat;
import dev.socialposting.platforms.rules.VideoFormat.Lengths;
import dev.socialposting.platforms.rules.VideoFormat.Ratio;
import dev.socialposting.platforms.rules.VideoFormat.Shapes;
import dev.socialposting.platforms.rules.VideoFormat.Upright;
import dev.socialposting.secrets.SecretShape;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Instagram: Reels of professional accounts, which are connected by either of Meta's two logins. */
public final class Instagram implements SocialPlatform {
    /** Its name in the API. */
    public static final Platform ID = new Platform("instagram");

    static final String NAME = "Instagram";
    static final String INSTAGRAM_LOGIN = "instagram";
    static final String FACEBOOK_LOGIN = "facebook";

    /**
     * Meta's reference of {@code POST /{ig-user-id}/media} allows a caption 2200 characters, 30 hashtags and 20 mentions. It does not say
     * what it takes for a character, a hashtag or a mention, so that this is unsure: we count as few as a server is likely to see
     * ({@link CountingMethod}), because a caption refused here in error cannot be posted at all, while one refused by Instagram fails
     * with its own words (code 36004, subcode 2207010).
     *
     * <p>Instagram announced in December 2025 that a post may have 5 hashtags; what its API does with more is not documented.
     */
    private static final List<CaptionLimit> CAPTION = List.of(
            CaptionLimit.of(CountingMethod.CODE_POINTS, "characters", 2200, "caption_too_long"),
            CaptionLimit.of(CountingMethod.HASHTAGS, "hashtags", 30, "caption_too_many_hashtags")
                    .withCaution(
                            5,
                            "The caption has {count} hashtags. Instagram has announced a limit of 5; it may refuse the post or"
                                    + " leave some out."),
            CaptionLimit.of(CountingMethod.MENTIONS, "mentions", 20, "caption_too_many_mentions"));

    /** Source: Meta's reference of {@code POST /{ig-user-id}/media}, "Reel specifications". */
    private static final VideoFormat REELS = new VideoFormat(
            "Reels",
            Optional.empty(),
            Optional.of(new Lengths(Duration.ofSeconds(3), Duration.ofMinutes(15))),
            Optional.empty(),
            OptionalInt.of(1920),
            Optional.of(new Shapes(new Ratio(1, 100), new Ratio(10, 1))),
            Upright.RECOMMENDED,
            Optional.empty());

    private static final PlatformRules RULES = new PlatformRules(
            NAME,
            PlatformRules.AccountIds.numeric(
                    "The number that Instagram gives the account.", "https://www.instagram.com/"),
            CAPTION,
            InstagramOptions.SCHEMA,
            List.of(REELS));

    @Override
    public Platform id() {
        return ID;
    }

    @Override
    public PlatformRules rules() {
        return RULES;
    }

    @Override
    public List<SecretShape> secrets() {
        return MetaToken.SECRETS;
    }

    @Override
    public Connector connector() {
        return new Connector() {
            @Override
            public List<Login> logins() {
                return List.of(
                        new Login(INSTAGRAM_LOGIN, "Instagram login"), new Login(FACEBOOK_LOGIN, "Facebook login"));
            }

            @Override
            public Check check(Candidate candidate, PlatformHttp http, PlatformEnvironment.Settings settings) {
                InstagramApi api = new InstagramApi(InstagramApi.Settings.of(settings), candidate, http);
                return api.errors().check(api.publishingLimit());
            }

            @Override
            public Optional<String> objectionToToken(String login, AccessToken token) {
                return login.equals(FACEBOOK_LOGIN)
                        ? MetaToken.FACEBOOK
                                .otherKindOf(token.value())
                                .map(
                                        "This is %s. With the login facebook, the token comes from there and begins with EAA."
                                                ::formatted)
                        : MetaToken.INSTAGRAM
                                .otherKindOf(token.value())
                                .map(
                                        "This is %s. With the login instagram, the token comes from there and begins with IGAA."
                                                ::formatted);
            }
        };
    }

    @Override
    public Map<String, String> settings() {
        return InstagramApi.Settings.STANDARD;
    }

    @Override
    public VideoPublisher publisher(PlatformEnvironment.Settings settings) {
        return new Publisher(InstagramApi.Settings.of(settings));
    }

    /** Publishes a video as a Reel on a professional Instagram account, connected by either of Meta's two logins. */
    private static final class Publisher implements VideoPublisher {
        private final Flow flow;

        private Publisher(InstagramApi.Settings settings) {
            flow = new Flow(
                    List.of(new CreateContainer(settings), new AwaitProcessing(settings)),
                    new PublishContainer(settings),
                    List.of(new ReadPermalink(settings)));
        }

        @Override
        public Platform platform() {
            return Instagram.ID;
        }

        @Override
        public List<Flow> flows() {
            return List.of(flow);
        }

        @Override
        public Flow flow(PostingOptions options) {
            return flow;
        }

        @Override
        public AnswerFacts facts(PlatformResponse answer) {
            return GraphAnswers.facts(answer);
        }
    }
}
