package dev.socialposting.platforms.facebook;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.platforms.Connector;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.facebook.FacebookOptions.Format;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.meta.GraphAnswers;
import dev.socialposting.platforms.meta.MetaToken;
import dev.socialposting.platforms.publisher.AnswerFacts;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.CaptionLimit;
import dev.socialposting.platforms.rules.CountingMethod;
import dev.socialposting.platforms.rules.ParsedOptions;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.platforms.rules.VideoFormat;
import dev.socialposting.platforms.rules.VideoFormat.Lengths;
import dev.socialposting.platforms.rules.VideoFormat.OptionValue;
import dev.socialposting.platforms.rules.VideoFormat.Ratio;
import dev.socialposting.platforms.rules.VideoFormat.Remedy;
import dev.socialposting.platforms.rules.VideoFormat.Shapes;
import dev.socialposting.platforms.rules.VideoFormat.Size;
import dev.socialposting.platforms.rules.VideoFormat.Upright;
import dev.socialposting.secrets.SecretShape;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Facebook: Reels and videos of Pages. */
public final class Facebook implements SocialPlatform {
    /** Its name in the API. */
    public static final Platform ID = new Platform("facebook");

    static final String NAME = "Facebook";

    /**
     * 63,206 characters is the known limit of a post's text; Meta's pages about videos and Reels state none, nor what a character is, so
     * that both are unsure. Counted are code points, which are as few as a server is likely to see.
     */
    private static final List<CaptionLimit> CAPTION =
            List.of(CaptionLimit.of(CountingMethod.CODE_POINTS, "characters", 63_206, "caption_too_long"));

    private static final OptionValue VIDEO = new OptionValue(FacebookOptions.FORMAT, FacebookOptions.VIDEO);

    /** Source: Meta's pages "Reels on Pages" and "Video API: get started". */
    private static final List<VideoFormat> VIDEOS = List.of(
            new VideoFormat(
                    "Reels",
                    Optional.empty(),
                    Optional.of(new Lengths(Duration.ofSeconds(3), Duration.ofSeconds(90))),
                    Optional.of(new Size(540, 960)),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Upright.REQUIRED,
                    Optional.of(new Remedy("Post as a regular video", VIDEO))),
            new VideoFormat(
                    "videos",
                    Optional.of(VIDEO),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.of(new Shapes(new Ratio(9, 16), new Ratio(16, 9))),
                    Upright.INDIFFERENT,
                    Optional.empty()));

    private static final PlatformRules RULES = new PlatformRules(
            NAME,
            PlatformRules.AccountIds.numeric(
                    "The number that Facebook gives the account.", "https://www.facebook.com/{account_id}/"),
            CAPTION,
            FacebookOptions.SCHEMA,
            VIDEOS);

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
                return List.of(new Login("facebook", "Facebook login"));
            }

            // Only a Page's own token can list its Reels, which looking for a post will need.
            @Override
            public Check check(Candidate candidate, PlatformHttp http, PlatformEnvironment.Settings settings) {
                FacebookApi api = new FacebookApi(FacebookApi.Settings.of(settings), candidate, http);
                return FacebookErrors.TABLE.check(api.reels(Optional.empty()));
            }

            @Override
            public Optional<String> objectionToToken(String login, AccessToken token) {
                return MetaToken.FACEBOOK
                        .otherKindOf(token.value())
                        .map(
                                "This is %s. A Page needs its own access token, from Facebook Login, which begins with EAA."
                                        ::formatted);
            }
        };
    }

    @Override
    public Map<String, String> settings() {
        return FacebookApi.Settings.STANDARD;
    }

    @Override
    public VideoPublisher publisher(PlatformEnvironment.Settings settings) {
        return new Publisher(FacebookApi.Settings.of(settings));
    }

    /**
     * Publishes a video on a Facebook Page: as a Reel, or with the option {@code format: video} as a video of any shape and length.
     *
     * <p>A Reel is the default because its id is known before it is published, so that what became of a lost answer can always be read.
     */
    private static final class Publisher implements VideoPublisher {
        private final Flow reel;
        private final Flow video;

        private Publisher(FacebookApi.Settings settings) {
            ReadPermalink readPermalink = new ReadPermalink(settings);
            reel = new Flow(
                    List.of(
                            new UploadSession.Start(settings),
                            new UploadSession.Upload(settings),
                            new UploadSession.Await(settings)),
                    new PublishReel(settings),
                    List.of(readPermalink));
            video = new Flow(List.of(), new PublishVideo(settings), List.of(readPermalink));
        }

        @Override
        public Platform platform() {
            return Facebook.ID;
        }

        @Override
        public List<Flow> flows() {
            return List.of(reel, video);
        }

        /** Options that are not valid lead into the flow for Reels, whose first step rejects them. */
        @Override
        public Flow flow(PostingOptions options) {
            return FacebookOptions.parse(options) instanceof ParsedOptions.Valid<FacebookOptions>(FacebookOptions asked)
                            && asked.format() == Format.VIDEO
                    ? video
                    : reel;
        }

        @Override
        public AnswerFacts facts(PlatformResponse answer) {
            return GraphAnswers.facts(answer);
        }
    }
}
