package dev.socialposting.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every form of a secret that the platforms' documentation knows, those of the platforms included that are not posted to yet, each
 * as it stands in a text. The values are made up.
 */
public enum SecretForms {
    INSTAGRAM_TOKEN("IGAAKy8Zq0123mXcVbNq4wErTyUiOp7AsDfGhJkL", "token: %s"),
    INSTAGRAM_OLD_TOKEN("IGQVJXb0123mXcVbNq4wErTyUiOp7AsDfGhJkL", "%s"),
    FACEBOOK_TOKEN("EAAGm0PX4ZCpsBAKZCq2wErTyUiOp7AsDfGhJkL", "Malformed access token %s"),
    FACEBOOK_APP_TOKEN("123456789012345|Qw3RtYuIoP_aSdFgHjKlZxCvBnM", "access by %s refused"),
    FACEBOOK_TOKEN_IN_QUERY("Qw3RtYuIoPaSdFgHj", "https://graph.facebook.com/v25.0/me?fields=id&access_token=%s&x=1"),
    FACEBOOK_TOKEN_IN_JSON("Qw3RtYuIoPaSdFgHj", "{\"access_token\":\"%s\",\"expires_in\":5183944}"),
    FACEBOOK_APP_SECRET("0a1b2c3d4e5f60718293a4b5c6d7e8f9", "client_id=1&client_secret=%s"),
    FACEBOOK_PROOF("9f8e7d6c5b4a39281706f5e4d3c2b1a0", "?appsecret_proof=%s"),
    FACEBOOK_EXCHANGED("Qw3RtYuIoPaSdFgHj", "fb_exchange_token=%s&grant_type=fb_exchange_token"),
    FACEBOOK_INSPECTED("Qw3RtYuIoPaSdFgHj", "/debug_token?input_token=%s"),
    FACEBOOK_SIGNED("vlXgu64BQGFSQrY0ZcJBZASMvYvTHu9GQ0YM9rjPSso.eyJhbGciOiJI", "signed_request=%s"),
    FACEBOOK_UPLOAD_HEADER("Qw3RtYuIoPaSdFgHj", "Authorization: OAuth %s"),
    AUTHORIZATION_CODE("AQBx7Qw3RtYuIoPaSdFgHjKlZxCvBnM", "https://app.example/back?code=%s&state=1"),
    THREADS_TOKEN("THQVJXb0123mXcVbNq4wErTyUiOp7AsDfGhJkL", "for %s"),
    THREADS_NEW_TOKEN("THAAKy8Zq0123mXcVbNq4wErTyUiOp7AsDfGhJkL", "for %s"),
    X_BEARER("bWRWa3gzdnk3WHRGU1o0bmRRcTJ5VHlkNGcyN3dRdkds", "Authorization: Bearer %s"),
    X_BASIC("Y2xpZW50LWlkOmNsaWVudC1zZWNyZXQ0Mg==", "Authorization: Basic %s"),
    X_REFRESH("bnNvM0tsUXdlclR5VWlPcDdBc0RmR2hKa0w6MTY4", "{\"refresh_token\": \"%s\"}"),
    X_VERIFIER("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "grant_type=authorization_code&code_verifier=%s"),
    X_OAUTH_1("kNnDvWzhRTYUIKMNBV", "oauth_consumer_key=\"xvz\", oauth_token=\"1\", oauth_signature=\"%s\""),
    BLUESKY_JWT(
            "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJFUzI1NksifQ.eyJzY29wZSI6ImNvbS5hdHByb3RvIn0.c2lnbmF0dXJl-_c2ln",
            "token %s has expired"),
    BLUESKY_SESSION("Qw3RtYuIoPaSdFgHj", "{\"accessJwt\":\"%s\",\"did\":\"did:plc:ewvi7nxzyoun6zhxrhs64oiz\"}"),
    BLUESKY_REFRESH("Qw3RtYuIoPaSdFgHj", "{\"refreshJwt\":\"%s\"}"),
    BLUESKY_APP_PASSWORD("abcd-efgh-2345-mnop", "Invalid password %s for did:plc:ewvi7nxzyoun6zhxrhs64oiz"),
    BLUESKY_PASSWORD_IN_JSON("correct horse battery", "{\"identifier\":\"a\",\"password\":\"%s\"}"),
    MASTODON_TOKEN("ZA-Yj3aBD8U8Cm7lKUp-lm9O9BmDgdhHzDeqsY8tlL0", "Authorization: Bearer %s"),
    MASTODON_CLIENT("CZ_wRtYuIoPaSdFgHjKlZxCvBnM0123456789", "{\"client_secret\":\"%s\"}"),
    GOOGLE_ACCESS("ya29.a0AfB_byQw3RtYuIoP-aSdFgHjKl", "Invalid Credentials: %s"),
    GOOGLE_REFRESH("1//0gQw3RtYuIoPaSdFgHjKlZxCvBnM", "refresh by %s"),
    GOOGLE_CLIENT("GOCSPX-Qw3RtYuIoPaSdFgHj", "client %s"),
    YOUTUBE_SESSION(
            "AHmUCY0Qw3RtYuIoPaSdFgHjKl",
            "Location: https://www.googleapis.com/upload/youtube/v3/videos?uploadType=resumable&upload_id=%s"),
    TIKTOK_ACCESS("act.Qw3RtYuIoP!aSdFgHj*Kl", "access %s"),
    TIKTOK_REFRESH("rft.Qw3RtYuIoP!aSdFgHj*Kl", "refresh %s"),
    TIKTOK_UPLOAD("Xza123-4af5-4e7d", "https://open-upload.tiktokapis.com/video/?upload_id=1&upload_token=%s"),
    TIKTOK_WEBHOOK("8f3ad9c0b1e2", "TikTok-Signature: t=1633174587,s=%s"),
    PINTEREST_ACCESS("pina_Qw3RtYuIoPaSdFgHj", "with %s"),
    PINTEREST_REFRESH("pinr_Qw3RtYuIoPaSdFgHj", "with %s"),
    PINTEREST_UPLOAD("fcd6aa0b1c2d3e4f", "{\"x-amz-signature\":\"%s\",\"x-amz-date\":\"20260127T185143Z\"}"),
    PINTEREST_AWS_SESSION("IQoJb3JpZ2luX2VjEJr//////////wEa", "{\"fields\":[\"x\",\"%s\"]}"),
    SIGNED_ADDRESS("5f6e7d8c9b0a", "https://b.s3.amazonaws.com/v.mp4?X-Amz-Expires=60&X-Amz-Signature=%s"),
    SIGNED_ADDRESS_OF_AZURE("kNnDvWzhRTYUIKMNBV", "https://b.blob.core.windows.net/v.mp4?sp=r&sig=%s"),
    LINKEDIN_TOKEN("AQVdZ7Qw3RtYuIoPaSdFgHjKlZxCvBnM-Qw3RtYuIoPaSdFgHjKlZxCvBnM_Qw3RtYuI", "The token %s is revoked"),
    LINKEDIN_UPLOAD(
            "C5505AQH-oV1qvnFtKA/uploadedVideo", "https://www.linkedin.com/dms-uploads/%s?ca=vector&cn=uploads"),
    TELEGRAM_BOT("1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1", "https://api.telegram.org/bot%s/sendVideo"),
    TELEGRAM_FILE("1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1", "/file/bot%s/videos/file_1.mp4"),
    API_KEY("Qw3RtYuIoPaSdFgHj", "x-api-key: %s"),
    COOKIE("c_user-Qw3RtYuIoPaSdFgHj", "Set-Cookie: %s"),
    SESSION("Qw3RtYuIoPaSdFgHj", "sessionid=%s");

    private final String secret;
    private final String text;

    SecretForms(String secret, String text) {
        this.secret = secret;
        this.text = text.replace("%s", secret);
    }

    /** What nobody may read. */
    public String secret() {
        return secret;
    }

    /** A text as a platform or a library would write it, with the secret in it. */
    public String text() {
        return text;
    }

    /** Fails to be true of a text in which the secret, or a part of it that is of use, can be read in any spelling. */
    public boolean isHiddenIn(String output) {
        return Arrays.stream(Spelling.values())
                .flatMap(spelling -> Stream.of(spelling.of(secret), spelling.of(tail())))
                .noneMatch(output::contains);
    }

    /** The end of the secret, which a mask that stops too early leaves. */
    private String tail() {
        return secret.substring(secret.length() - Math.min(8, secret.length()));
    }

    /** How a text may be quoted in another one. */
    public enum Spelling {
        AS_IT_IS,
        IN_JSON,
        IN_JSON_IN_JSON,
        WITH_ESCAPED_SLASHES,
        WITH_UNICODE_ESCAPES,
        IN_AN_ADDRESS,
        IN_AN_ADDRESS_IN_AN_ADDRESS,
        IN_HTML;

        public String of(String text) {
            return switch (this) {
                case AS_IT_IS -> text;
                case IN_JSON -> inJson(text);
                case IN_JSON_IN_JSON -> inJson(inJson(text));
                case WITH_ESCAPED_SLASHES -> inJson(text).replace("/", "\\/");
                case WITH_UNICODE_ESCAPES ->
                    inJson(text)
                            .replace("\\\"", "\\u0022")
                            .replace("=", "\\u003d")
                            .replace("&", "\\u0026")
                            .replace("|", "\\u007c");
                case IN_AN_ADDRESS -> inAnAddress(text);
                case IN_AN_ADDRESS_IN_AN_ADDRESS -> inAnAddress(inAnAddress(text));
                case IN_HTML -> text.replace("&", "&amp;").replace("\"", "&quot;");
            };
        }
    }

    /** What stands before a text in a longer one. */
    public static List<String> beginnings() {
        return List.of("", " ", "a sentence: ", "\n", "\t", "(", "\"", "'", ">", "x=", "url=https://x/?", "é", "…");
    }

    private static String inJson(String text) {
        String quoted = JsonNodeFactory.instance.textNode(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String inAnAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
