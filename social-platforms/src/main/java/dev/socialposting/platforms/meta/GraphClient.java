package dev.socialposting.platforms.meta;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls one version of the Graph API on one host for one account. The token travels in the {@code Authorization} header only.
 *
 * <p>What {@link PlatformHttp} throws passes through.
 */
public final class GraphClient {
    private final PlatformHttp http;
    private final AccessToken token;
    private final String base;

    /**
     * A client for one step.
     *
     * @param host base address of the host
     * @param version such as {@code v25.0}
     */
    public GraphClient(PlatformHttp http, AccessToken token, String host, String version) {
        this.http = http;
        this.token = token;
        this.base = host + "/" + version + "/";
    }

    /**
     * Reads an object or a list.
     *
     * @param path relative to the version, such as {@code 1789/media}
     */
    public GraphAnswer get(String path, Map<String, String> query) {
        return call(PlatformCall.get(base + path, query), "Bearer ");
    }

    /** Reads some fields of an object. */
    public GraphAnswer get(String path, String fields) {
        return get(path, Map.of("fields", fields));
    }

    /** Makes or changes something, with a form body: Meta's servers have been seen to ignore parameters sent as JSON. */
    public GraphAnswer post(String path, Map<String, String> form) {
        return call(PlatformCall.post(base + path, form), "Bearer ");
    }

    /**
     * Tells the upload service to fetch a file by itself.
     *
     * @param uploadUrl as the Graph API gave it; the caller has made sure that it is an address of the upload service
     * @param fileUrl ASCII
     */
    public GraphAnswer uploadHosted(String uploadUrl, String fileUrl) {
        return call(PlatformCall.post(uploadUrl).withHeader("file_url", fileUrl), "OAuth ");
    }

    /** An address that Meta's servers fetch from, which take ASCII only: every other character is percent-encoded. */
    public static String fetchable(String address) {
        return URI.create(address).toASCIIString();
    }

    private GraphAnswer call(PlatformCall call, String scheme) {
        return GraphAnswers.read(http.send(call.withHeader("Authorization", scheme + token.value())));
    }

    /**
     * Which fields an object or a list is asked for: all that are of use, and fewer where one is refused, for the two logins and the
     * versions of the Graph API do not know the same ones. Remembers what was taken; for one turn.
     */
    public static final class Fields {
        private static final Pattern UNKNOWN = Pattern.compile("nonexisting field \\(([A-Za-z0-9_]+)\\)");

        private final List<String> choices;
        private int choice;

        private Fields(List<String> choices) {
            this.choices = choices;
        }

        /**
         * Fields and what is asked for in their place.
         *
         * @param choices names with commas between them, and then fewer each time
         */
        public static Fields of(String... choices) {
            return new Fields(List.of(choices));
        }

        /** Reads with as many fields as are taken. */
        public GraphAnswer ask(Function<String, GraphAnswer> read) {
            GraphAnswer answer = read.apply(choices.get(choice));
            while (choice + 1 < choices.size()
                    && answer instanceof GraphAnswer.Refusal(GraphError error)
                    && mayBeOfAField(error)) {
                choice++;
                answer = read.apply(choices.get(choice));
            }
            return answer;
        }

        private boolean mayBeOfAField(GraphError error) {
            Matcher unknown = UNKNOWN.matcher(error.message());
            if (unknown.find()) {
                return Arrays.asList(choices.get(choice).split(",", -1)).contains(unknown.group(1));
            }
            return error.isCode(100)
                    ? error.subcode().isEmpty()
                    : error.code().stream().anyMatch(Fields::isOfPermission);
        }

        /** One of a missing permission, or of a field that the version does not offer any more. */
        private static boolean isOfPermission(int code) {
            return code == 3 || code == 10 || code == 12 || (200 <= code && code <= 299);
        }
    }
}
