package dev.socialposting.api;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Events that no gateway should send: with parts missing, and with nobody authenticated in every way that can be written. */
class MalformedEventTest {
    private static final List<TestCall> CALLS = List.of(
            TestCall.get("/api/social/accounts"),
            TestCall.get("/api/social/uploads?limit=5"),
            TestCall.post(Posts.toTexts(List.of()).toString()),
            TestCall.of("DELETE", "/api/social/accounts/instagram:1"));

    private final ApiBench api = ApiBench.withAccounts();

    /** A part of an event that may be missing. */
    enum Missing {
        CONTEXT(true),
        AUTHORIZER(true),
        JWT(true),
        CLAIMS(true),
        SUBJECT(true),
        BLANK_SUBJECT(true),
        LONG_SUBJECT(true),
        NULL_SUBJECT(true),
        HTTP(false),
        METHOD(false),
        CALL_ID(false),
        PATH(false),
        QUERY(false),
        HEADERS(false),
        HEADER_VALUES(false),
        BODY(false);

        private final boolean tellsWhoCalls;

        Missing(boolean tellsWhoCalls) {
            this.tellsWhoCalls = tellsWhoCalls;
        }
    }

    @Property(tries = 3000)
    void anEventWithPartsMissingIsAnswered(@ForAll("calls") TestCall call, @ForAll Set<Missing> missing) {
        APIGatewayV2HTTPEvent event = call.event();
        missing.stream().sorted((one, other) -> other.compareTo(one)).forEach(part -> remove(part, event));

        Answer answer = api.handle(event);

        assertThat(answer.status()).isBetween(200, 499);
        if (missing.stream().anyMatch(part -> part.tellsWhoCalls)) {
            assertThat(answer.problem()).isEqualTo("401 unauthenticated");
        }
        assertThat(api.accounts.list(ALICE)).hasSize(2);
    }

    private static void remove(Missing part, APIGatewayV2HTTPEvent event) {
        RequestContext context = event.getRequestContext();
        switch (part) {
            case CONTEXT -> event.setRequestContext(null);
            case AUTHORIZER -> context.setAuthorizer(null);
            case JWT -> context.getAuthorizer().setJwt(null);
            case CLAIMS -> context.getAuthorizer().getJwt().setClaims(null);
            case SUBJECT -> subject(context, claims -> claims.remove("sub"));
            case BLANK_SUBJECT -> subject(context, claims -> claims.put("sub", " \t"));
            case LONG_SUBJECT -> subject(context, claims -> claims.put("sub", "x".repeat(256)));
            case NULL_SUBJECT -> subject(context, claims -> claims.replaceAll((_, _) -> null));
            case HTTP -> context.setHttp(null);
            case METHOD -> context.getHttp().setMethod(null);
            case CALL_ID -> context.setRequestId(null);
            case PATH -> event.setRawPath(null);
            case QUERY -> event.setRawQueryString(null);
            case HEADERS -> event.setHeaders(null);
            case HEADER_VALUES -> {
                Map<String, String> headers = new HashMap<>();
                headers.put("content-type", null);
                event.setHeaders(headers);
            }
            case BODY -> event.setBody(null);
        }
    }

    private static void subject(RequestContext context, Consumer<Map<String, String>> change) {
        Authorizer.JWT jwt = context.getAuthorizer().getJwt();
        Map<String, String> claims = new HashMap<>(jwt.getClaims());
        change.accept(claims);
        jwt.setClaims(claims);
    }

    @Provide
    Arbitrary<TestCall> calls() {
        return Arbitraries.of(Stream.concat(CALLS.stream(), Arrays.stream(new TestCall[] {TestCall.of("", "")}))
                .toList());
    }
}
