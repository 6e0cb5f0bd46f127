package dev.socialposting.api.bench;

import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.api.ApiPorts;
import dev.socialposting.calls.WritingCallLimit;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.rules.MediaUrlRules;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;

/** The API over the ports of a bench, with a note of every method of theirs that is called. */
public final class RecordedPorts {
    /** No account is connected here. */
    private static final PlatformHttp NO_PLATFORM = call -> {
        throw new PlatformUnreachableException("there is no platform", new IOException(call.toString()));
    };

    private final Set<String> called = new ConcurrentSkipListSet<>();
    private final ApiFunction function;

    public RecordedPorts(ApiBench bench) {
        this.function = new ApiFunction(new ApiPorts(
                recorded(UploadRequestStore.class, bench.requests),
                recorded(PostingLog.class, bench.log),
                recorded(PostingQueue.class, bench.queue),
                recorded(RecentPosts.class, bench.recentPosts),
                recorded(SocialAccountStore.class, bench.accounts),
                recorded(TokenCipher.class, bench.cipher),
                SocialPlatforms.standard(),
                NO_PLATFORM,
                new MediaUrlRules(List.of()),
                WritingCallLimit.none(),
                bench.clock,
                UUID::randomUUID));
    }

    public void handle(TestCall call) {
        function.handleRequest(call.event(), new TestContext());
    }

    /** By port and name, such as {@code PostingQueue.send}. */
    public Set<String> called() {
        return new TreeSet<>(called);
    }

    private <T> T recorded(Class<T> port, T real) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    called.add(port.getSimpleName() + "." + method.getName());
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
