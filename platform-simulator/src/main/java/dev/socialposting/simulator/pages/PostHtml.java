package dev.socialposting.simulator.pages;

import dev.socialposting.simulator.model.PublicPost;
import java.net.URI;
import java.util.Optional;

/** One post as HTML: player, caption, time and link. */
final class PostHtml {
    private PostHtml() {}

    static String render(PublicPost post) {
        String origin = post.origin() == PublicPost.Origin.APP ? " · posted in the app, not through the API" : "";
        return """
                <article>
                %s
                <p class="caption">%s</p>
                <p class="facts"><time datetime="%s">%s</time>%s · post %s · <a href="%s">link to this post</a></p>
                </article>
                """.formatted(
                        player(post.videoUrl()),
                        Html.escape(post.caption()),
                        post.publishedAt(),
                        post.publishedAt(),
                        origin,
                        Html.escape(post.postId()),
                        Html.escape(URI.create(post.permalink()).getPath()));
    }

    private static String player(Optional<String> videoUrl) {
        return videoUrl.map(url ->
                        "<video controls preload=\"metadata\" playsinline src=\"" + Html.escape(url) + "\"></video>")
                .orElse("<p class=\"no-video\">This video was sent as bytes, which are not kept.</p>");
    }
}
