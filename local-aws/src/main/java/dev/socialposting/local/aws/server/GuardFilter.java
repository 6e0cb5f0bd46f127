package dev.socialposting.local.aws.server;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import dev.socialposting.local.aws.server.SiteGuard.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Stands before a handler of the JDK's server that no page calls. */
final class GuardFilter extends Filter {

    private final SiteGuard guard;

    GuardFilter(SiteGuard guard) {
        this.guard = guard;
    }

    @Override
    public String description() {
        return "keeps pages of other sites away";
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        Optional<Refusal> refusal = guard.refusalOfPages(
                name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)));
        if (refusal.isEmpty()) {
            chain.doFilter(exchange);
            return;
        }
        try (exchange) {
            byte[] message = (refusal.get().message() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(refusal.get().status(), message.length);
            exchange.getResponseBody().write(message);
        }
    }
}
