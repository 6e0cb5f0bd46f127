package dev.socialposting.platforms.clips;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.platforms.Connector;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.platforms.rules.CaptionLimit;
import dev.socialposting.platforms.rules.CountingMethod;
import dev.socialposting.platforms.rules.OptionSchema;
import dev.socialposting.platforms.rules.OptionSchema.Option;
import dev.socialposting.platforms.rules.OptionType;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.platforms.rules.VideoFormat;
import dev.socialposting.platforms.rules.VideoFormat.Lengths;
import dev.socialposting.platforms.rules.VideoFormat.Upright;
import dev.socialposting.secrets.SecretShape;
import dev.socialposting.uploads.model.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Clips, which does not exist: it takes a video by its address, and publishes it when it has processed it. */
public final class Clips implements SocialPlatform {
    static final Platform ID = new Platform("clips");

    private static final PlatformRules RULES = new PlatformRules(
            "Clips",
            PlatformRules.AccountIds.numeric(
                    "The number that Clips gives the account.", "https://clips.example/{account_id}"),
            List.of(CaptionLimit.of(CountingMethod.CODE_POINTS, "characters", 500, "caption_too_long")),
            new OptionSchema(
                    "Clips",
                    List.of(Option.of("topic", "Topic", "One word that others find it by.", new OptionType.Text(30)))),
            List.of(new VideoFormat(
                    "videos",
                    Optional.empty(),
                    Optional.of(new Lengths(Duration.ofSeconds(1), Duration.ofMinutes(10))),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Upright.INDIFFERENT,
                    Optional.empty())));

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
        return List.of(SecretShape.token("clips-", "clips-[a-zA-Z0-9-]{1,64}+", "clips-"));
    }

    @Override
    public Connector connector() {
        return new Connector() {
            @Override
            public List<Login> logins() {
                return List.of(new Login("clips", "Clips login"));
            }

            @Override
            public Check check(Candidate candidate, PlatformHttp http, PlatformEnvironment.Settings settings) {
                return ClipsPublisher.check(
                        settings.get("api"), candidate.credentials().accessToken(), http);
            }

            @Override
            public Optional<String> objectionToToken(String login, AccessToken token) {
                return token.value().startsWith("clips-")
                        ? Optional.empty()
                        : Optional.of("A token of Clips begins with clips-.");
            }
        };
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("api", "https://api.clips.example");
    }

    @Override
    public VideoPublisher publisher(PlatformEnvironment.Settings settings) {
        return new ClipsPublisher(settings.get("api"));
    }
}
