package dev.socialposting.local.aws.server;

import dev.socialposting.local.aws.server.SiteGuard.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Stands before a handler of Jetty's that no page calls. */
final class JettyGuard extends Handler.Wrapper {

    private final SiteGuard guard;

    JettyGuard(Handler handler, SiteGuard guard) {
        super(handler);
        this.guard = guard;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<Refusal> refusal = guard.refusalOfPages(
                name -> Optional.ofNullable(request.getHeaders().get(name)));
        if (refusal.isEmpty()) {
            return super.handle(request, response, callback);
        }
        response.setStatus(refusal.get().status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.write(true, StandardCharsets.UTF_8.encode(refusal.get().message() + "\n"), callback);
        return true;
    }
}
