package dev.socialposting.simulator.model;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The accounts every simulator starts with; ids and tokens never change from run to run.
 *
 * <p>The names say what happens. Each platform has the same nine, and Facebook one of its own; {@code Instagram · Slow processing} is
 * connected by Facebook Login, the other Instagram accounts by Instagram Login.
 */
public final class SeededAccounts {
    /** The one person on the simulated Facebook, who manages all Pages. */
    public static final String PERSON = "100000000000099";

    private record Seed(String name, ScenarioChoice scenario) {}

    private SeededAccounts() {}

    /** All seeded accounts, Instagram first. */
    public static List<SimulatedAccount> all() {
        return Stream.concat(of(Platform.INSTAGRAM).stream(), of(Platform.FACEBOOK).stream())
                .toList();
    }

    /** The seeded accounts of one platform. */
    public static List<SimulatedAccount> of(Platform platform) {
        List<Seed> seeds = seeds(platform);
        return IntStream.range(0, seeds.size())
                .mapToObj(index -> account(platform, index + 1, seeds.get(index)))
                .toList();
    }

    /** The seeded account whose name ends as given, such as {@code Happy path}. */
    public static SimulatedAccount named(Platform platform, String name) {
        return of(platform).stream()
                .filter(account -> account.displayName().endsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No seeded account is called " + name));
    }

    private static List<Seed> seeds(Platform platform) {
        return switch (platform) {
            case INSTAGRAM -> onBoth();
            case FACEBOOK ->
                Stream.concat(
                                onBoth().stream(),
                                Stream.of(new Seed(
                                        "Answer lost, listed as reel only",
                                        ScenarioChoice.of("answer-lost-listed-as-reel"))))
                        .toList();
        };
    }

    private static List<Seed> onBoth() {
        return List.of(
                new Seed("Happy path", ScenarioChoice.of("happy-path")),
                new Seed("Slow processing", ScenarioChoice.of("slow-processing").with("processing_seconds", 60)),
                new Seed("Expired token", ScenarioChoice.of("token-error").with("subcode", 463)),
                new Seed("Rate limited", ScenarioChoice.of("rate-limited").with("minutes", 1)),
                new Seed("Bad video", ScenarioChoice.of("bad-video")),
                new Seed("Platform down", ScenarioChoice.of("platform-down")),
                new Seed("Answer lost after publish", ScenarioChoice.of("answer-lost-after-publish")),
                new Seed("Publish fails once", ScenarioChoice.of("publish-fails-once")),
                new Seed("Acknowledged but never shown", ScenarioChoice.of("acknowledged-never-shown")));
    }

    private static SimulatedAccount account(Platform platform, int number, Seed seed) {
        String displayName = platform.displayName() + " · " + seed.name();
        String username = seed.name().toLowerCase(Locale.ROOT).replace(",", "").replace(' ', '_');
        return switch (platform) {
            case INSTAGRAM -> {
                LoginVariant variant = seed.name().equals("Slow processing")
                        ? LoginVariant.FACEBOOK_LOGIN
                        : LoginVariant.INSTAGRAM_LOGIN;
                yield new SimulatedAccount(
                        new AccountKey(platform, "17841400000000%03d".formatted(number)),
                        displayName,
                        username,
                        token(variant, "InstagramSeed", number),
                        variant,
                        "25000000000000%03d".formatted(number),
                        seed.scenario());
            }
            case FACEBOOK ->
                new SimulatedAccount(
                        new AccountKey(platform, "100000000000%03d".formatted(number)),
                        displayName,
                        username,
                        token(LoginVariant.FACEBOOK_LOGIN, "FacebookSeed", number),
                        LoginVariant.FACEBOOK_LOGIN,
                        PERSON,
                        seed.scenario());
        };
    }

    private static String token(LoginVariant variant, String kind, int number) {
        String prefix = variant == LoginVariant.INSTAGRAM_LOGIN ? "IGAA" : "EAA";
        return prefix + "Simulator" + kind + "%03d".formatted(number) + "ZDZD";
    }
}
