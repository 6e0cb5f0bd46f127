package dev.socialposting.local.identity;

import dev.socialposting.local.aws.server.SiteGuard;
import dev.socialposting.local.aws.server.SiteGuard.Refusal;
import java.net.InetAddress;
import java.util.Optional;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The provider's server, for callers by one of our names only. */
final class GuardedHttp implements OAuth2HttpServer {

    private final NettyWrapper server = new NettyWrapper();
    private final SiteGuard guard;

    GuardedHttp(SiteGuard guard) {
        this.guard = guard;
    }

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(0, handler);
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(InetAddress.getLoopbackAddress(), port, handler);
    }

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        server.start(
                address,
                port,
                (OAuth2HttpRequest request) -> guard.refusalOfName(
                                name -> Optional.ofNullable(request.getHeaders().get(name)))
                        .map(GuardedHttp::response)
                        .orElseGet(() -> handler.invoke(request)));
        return this;
    }

    @Override
    public OAuth2HttpServer stop() {
        server.stop();
        return this;
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public HttpUrl url(String path) {
        return server.url(path);
    }

    @Override
    public @Nullable Ssl sslConfig() {
        return server.sslConfig();
    }

    private static OAuth2HttpResponse response(Refusal refusal) {
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "text/plain; charset=utf-8"),
                refusal.status(),
                refusal.message() + "\n",
                null);
    }
}
