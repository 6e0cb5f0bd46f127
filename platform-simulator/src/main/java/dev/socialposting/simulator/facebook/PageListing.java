package dev.socialposting.simulator.facebook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.graph.FieldSelection;
import dev.socialposting.simulator.graph.GraphError;
import dev.socialposting.simulator.graph.GraphPage;
import dev.socialposting.simulator.graph.GraphReply;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /me/accounts}: the Pages the person manages, with their tokens.
 *
 * @param account the account the person agreed as, whose scenario decides what is listed
 */
record PageListing(SimulatorState state, FacebookScript script, SimulatedAccount account, Tokens.Grant grant) {
    private static final List<String> FIELDS = List.of(
            "id",
            "name",
            "username",
            "access_token",
            "category",
            "category_list",
            "tasks",
            "picture",
            "instagram_business_account");
    private static final List<String> DEFAULT_FIELDS =
            List.of("access_token", "category", "category_list", "name", "id", "tasks");
    private static final List<String> ALL_TASKS =
            List.of("ANALYZE", "ADVERTISE", "MODERATE", "CREATE_CONTENT", "MANAGE");
    private static final int LARGEST_PAGE = 100;

    GraphReply list(ApiCall call) {
        FieldSelection fields = FieldSelection.of(call);
        Optional<GraphError> fault = fields.fault(FIELDS);
        if (fault.isPresent()) {
            return GraphReply.refused(fault.get());
        }
        List<ObjectNode> pages = pages().stream().map(this::whole).toList();
        boolean split = script.pageListing == FacebookScript.PageListing.SECOND_PAGE;
        int largest = split ? Math.max(1, pages.size() - 1) : LARGEST_PAGE;
        FieldSelection wanted = fields.names().isEmpty() ? new FieldSelection(DEFAULT_FIELDS) : fields;
        return GraphPage.of(
                call, wanted, pages, largest, state.address(call.request().path()));
    }

    /** The Page that was chosen when logging in comes last, so that a scenario can push it to the second page of the list. */
    private List<SimulatedAccount> pages() {
        if (script.pageListing == FacebookScript.PageListing.NONE) {
            return List.of();
        }
        List<SimulatedAccount> pages = new ArrayList<>(state.accounts().of(Meta.FACEBOOK));
        if (pages.remove(account)) {
            pages.add(account);
        }
        return pages;
    }

    private ObjectNode whole(SimulatedAccount page) {
        ObjectNode whole = Json.object()
                .put("id", page.accountId())
                .put("name", page.displayName())
                .put("username", page.username())
                .put("access_token", pageToken(page))
                .put("category", "Brand");
        whole.putArray("category_list")
                .addObject()
                .put("id", "1605186416478696")
                .put("name", "Brand");
        whole.putObject("picture").putObject("data").put("url", state.address("/profile.svg"));
        boolean mayNotCreate =
                script.pageListing == FacebookScript.PageListing.WITHOUT_CREATE_CONTENT && page.equals(account);
        ArrayNode tasks = whole.putArray("tasks");
        (mayNotCreate ? List.of("ANALYZE", "ADVERTISE") : ALL_TASKS).forEach(tasks::add);
        new LinkedPages(state.accounts())
                .instagramOf(page)
                .ifPresent(instagram -> whole.putObject("instagram_business_account")
                        .put("id", instagram.accountId())
                        .put("username", instagram.username())
                        .put("name", instagram.displayName())
                        .put("profile_picture_url", state.address("/profile.svg")));
        return whole;
    }

    /** From a long-lived person's token the Page's token has no time expiry; from a short-lived one it dies with it. */
    private String pageToken(SimulatedAccount page) {
        if (grant.longLived()) {
            return page.accessToken();
        }
        String token = Meta.token(state.ids(), Meta.FACEBOOK_LOGIN);
        state.tokens()
                .put(
                        token,
                        new Tokens.Grant(
                                Meta.FACEBOOK_ACCOUNT,
                                page.key(),
                                false,
                                state.clock().instant(),
                                grant.expiresAt(),
                                grant.scopes()));
        return token;
    }
}
