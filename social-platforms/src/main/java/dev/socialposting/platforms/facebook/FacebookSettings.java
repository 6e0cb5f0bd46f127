package dev.socialposting.platforms.facebook;

import dev.socialposting.platforms.PlatformEnvironment;
import java.util.Map;

/**
 * Where Facebook's services are, and which version of them is asked for.
 *
 * @param graph base address of the Graph API
 * @param rupload base address of the upload service; tokens are sent to upload addresses below it only
 * @param www base address of the pages, which relative links are relative to
 * @param version such as {@code v25.0}; an unversioned path would mean the app's default version
 */
record FacebookSettings(String graph, String rupload, String www, String version) {
    static final Map<String, String> STANDARD = Map.of(
            "graph", "https://graph.facebook.com",
            "rupload", "https://rupload.facebook.com",
            "www", "https://www.facebook.com",
            "version", "v25.0");

    static FacebookSettings of(PlatformEnvironment.Settings settings) {
        return new FacebookSettings(
                settings.get("graph"), settings.get("rupload"), settings.get("www"), settings.get("version"));
    }
}
