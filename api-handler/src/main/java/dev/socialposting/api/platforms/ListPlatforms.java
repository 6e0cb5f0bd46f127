package dev.socialposting.api.platforms;

import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Endpoint;
import dev.socialposting.api.http.EntityTag;
import dev.socialposting.api.http.Reply;
import dev.socialposting.platforms.SocialPlatforms;
import java.util.List;

/** {@code GET /api/social/platforms}: what each platform accepts, and how its accounts are connected. The same for every caller. */
public final class ListPlatforms implements Endpoint {
    private final SocialPlatforms platforms;

    /** Of these platforms. */
    public ListPlatforms(SocialPlatforms platforms) {
        this.platforms = platforms;
    }

    @Override
    public Reply handle(Call call) {
        Reply reply = Reply.json(200, PlatformJson.write(platforms));
        return EntityTag.of(List.of(reply.body())).reply(call.http(), () -> reply);
    }
}
