package dev.socialposting.simulator;

import dev.socialposting.simulator.http.SimulatorRequest;
import java.util.regex.Pattern;

/** Hides tokens, codes and secrets in the addresses that the journal keeps. */
final class Masking {
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b(access_token|input_token|fb_exchange_token|refresh_token|client_secret|appsecret_proof|code)=[^&]*");

    private Masking() {}

    static String address(SimulatorRequest request) {
        String query = SECRET.matcher(request.rawQuery()).replaceAll("$1=***");
        return request.path() + (query.isEmpty() ? "" : "?" + query);
    }
}
