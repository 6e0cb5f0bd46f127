package dev.socialposting.worker.publisher.meta;

import dev.socialposting.environment.Environment;

/**
 * Where Meta's services are, and which version of the Graph API is asked for.
 *
 * @param instagramGraph base address of the Graph API for accounts connected by Instagram Login
 * @param facebookGraph base address of the Graph API for everything else
 * @param facebookRupload base address of the upload service; tokens are sent to upload addresses below it only
 * @param instagramWww base address of Instagram's pages
 * @param facebookWww base address of Facebook's pages, which relative links are relative to
 * @param version such as {@code v25.0}; an unversioned path would mean the app's default version
 */
public record MetaSettings(
        String instagramGraph,
        String facebookGraph,
        String facebookRupload,
        String instagramWww,
        String facebookWww,
        String version) {
    public MetaSettings {
        instagramGraph = withoutSlash(instagramGraph);
        facebookGraph = withoutSlash(facebookGraph);
        facebookRupload = withoutSlash(facebookRupload);
        instagramWww = withoutSlash(instagramWww);
        facebookWww = withoutSlash(facebookWww);
    }

    /**
     * As the environment says.
     *
     * @throws IllegalArgumentException naming the variable that is missing
     */
    public static MetaSettings from(Environment environment) {
        return new MetaSettings(
                environment.required("INSTAGRAM_GRAPH_URL"),
                environment.required("FACEBOOK_GRAPH_URL"),
                environment.required("FACEBOOK_RUPLOAD_URL"),
                environment.required("INSTAGRAM_WWW_URL"),
                environment.required("FACEBOOK_WWW_URL"),
                environment.required("META_GRAPH_VERSION"));
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
