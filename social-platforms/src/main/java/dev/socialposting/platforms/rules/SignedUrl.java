package dev.socialposting.platforms.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Until when an address that its owner has signed can be fetched, as far as its parameters tell. It may end before: with the credentials
 * that signed it.
 *
 * <p>Sources: AWS, "Authenticating requests: using query parameters" (Signature Version 4: {@code X-Amz-Date} and {@code X-Amz-Expires}),
 * and Signature Version 2 and CloudFront ({@code Expires}); Google Cloud Storage, "Signed URLs" ({@code X-Goog-Date},
 * {@code X-Goog-Expires}; {@code Expires} before); Alibaba Cloud OSS ({@code x-oss-date}, {@code x-oss-expires}; {@code Expires} before);
 * Azure Storage, "Create a service SAS" ({@code se}).
 */
public final class SignedUrl {
    /** Signers that give a time and how many seconds from then. */
    private static final List<String> FAMILIES = List.of("x-amz", "x-goog", "x-oss");

    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern EPOCH_SECONDS = Pattern.compile("[0-9]{9,11}");
    private static final Pattern ISO_INSTANT = Pattern.compile("[0-9-]{10}T[0-9:.]{5,20}Z");

    private SignedUrl() {}

    /** Empty if the address is not signed, or does not say until when. */
    public static Optional<Instant> expiry(String url) {
        Map<String, String> parameters = parameters(url);
        return Stream.concat(
                        FAMILIES.stream().flatMap(family -> datedExpiry(family, parameters).stream()),
                        Stream.concat(
                                parameter("expires", parameters).flatMap(SignedUrl::epoch).stream(),
                                azureExpiry(parameters).stream()))
                .min(Instant::compareTo);
    }

    private static Optional<Instant> datedExpiry(String family, Map<String, String> parameters) {
        Optional<Instant> signed = parameter(family + "-date", parameters)
                .flatMap(text -> time(() -> LocalDateTime.parse(text, COMPACT).toInstant(ZoneOffset.UTC)));
        return parameter(family + "-expires", parameters)
                .filter(text -> SECONDS.matcher(text).matches())
                .flatMap(text -> signed.map(at -> at.plusSeconds(Long.parseLong(text))));
    }

    private static Optional<Instant> epoch(String text) {
        return EPOCH_SECONDS.matcher(text).matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                : Optional.empty();
    }

    /** Only of what has a signature, too: two letters mean anything elsewhere. */
    private static Optional<Instant> azureExpiry(Map<String, String> parameters) {
        return parameter("se", parameters)
                .filter(_ -> parameters.containsKey("sig"))
                .flatMap(text -> ISO_INSTANT.matcher(text).matches()
                        ? time(() -> LocalDateTime.parse(text.substring(0, text.length() - 1))
                                .toInstant(ZoneOffset.UTC))
                        : time(() -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    private interface Reading {
        Instant read();
    }

    private static Optional<Instant> time(Reading reading) {
        try {
            return Optional.of(reading.read());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> parameter(String name, Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** By name in lower case; of one that is given twice, the first. */
    private static Map<String, String> parameters(String url) {
        Map<String, String> parameters = new HashMap<>();
        int mark = url.indexOf('?');
        for (String pair : mark < 0 ? new String[0] : url.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        pair.substring(0, equals).toLowerCase(Locale.ROOT),
                        pair.substring(equals + 1).replaceAll("(?i)%3A", ":"));
            }
        }
        return parameters;
    }
}
