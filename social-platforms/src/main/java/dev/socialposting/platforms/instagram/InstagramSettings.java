package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.PlatformEnvironment;
import java.util.Map;

/**
 * Where Instagram's services are, and which version of them is asked for.
 *
 * @param graph base address for accounts that were connected by Instagram Login
 * @param facebookGraph base address for accounts that were connected by Facebook Login
 * @param www base address of the pages
 * @param version such as {@code v25.0}; an unversioned path would mean the app's default version
 */
record InstagramSettings(String graph, String facebookGraph, String www, String version) {
    static final Map<String, String> STANDARD = Map.of(
            "graph", "https://graph.instagram.com",
            "facebook_graph", "https://graph.facebook.com",
            "www", "https://www.instagram.com",
            "version", "v25.0");

    static InstagramSettings of(PlatformEnvironment.Settings settings) {
        return new InstagramSettings(
                settings.get("graph"), settings.get("facebook_graph"), settings.get("www"), settings.get("version"));
    }
}
