package dev.socialposting.simulator.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One page of a list, with cursors as the Graph API has them: the cursor names the last item that was shown. */
public final class GraphPage {
    private static final int DEFAULT_LIMIT = 25;
    private static final int MAXIMUM = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private GraphPage() {}

    /**
     * The page a call asks for by {@code limit} and {@code after}.
     *
     * @param items all items, whole, each with an id
     * @param largest the most items a page may have, whatever the call asks for
     * @param address the call's own address without a query
     */
    public static GraphReply of(ApiCall call, List<ObjectNode> items, int largest, String address) {
        return of(call, FieldSelection.of(call), items, largest, address);
    }

    /** The same for a list whose items show other fields than the call names. */
    public static GraphReply of(
            ApiCall call, FieldSelection fields, List<ObjectNode> items, int largest, String address) {
        Optional<String> limitText = call.filled("limit");
        if (limitText.isPresent() && !NUMBER.matcher(limitText.get()).matches()) {
            return GraphReply.refused(GraphError.badParameter("Param limit must be an integer greater or equal to 0"));
        }
        int limit = Math.min(
                Math.min(largest, MAXIMUM),
                Math.max(1, limitText.map(Integer::parseInt).orElse(DEFAULT_LIMIT)));
        List<ObjectNode> rest =
                call.filled("after").map(after -> behind(items, after)).orElse(items);
        List<ObjectNode> shown = rest.subList(0, Math.min(limit, rest.size()));
        return new GraphReply.Data(body(call, fields, shown, rest.size() > shown.size(), limit, address));
    }

    private static List<ObjectNode> behind(List<ObjectNode> items, String cursor) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).path("id").asText().equals(cursor)) {
                return items.subList(i + 1, items.size());
            }
        }
        return List.of();
    }

    private static ObjectNode body(
            ApiCall call, FieldSelection fields, List<ObjectNode> shown, boolean more, int limit, String address) {
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        shown.forEach(item -> data.add(fields.select(item)));
        if (!shown.isEmpty()) {
            String last = shown.getLast().path("id").asText();
            ObjectNode paging = body.putObject("paging");
            paging.putObject("cursors")
                    .put("before", shown.getFirst().path("id").asText())
                    .put("after", last);
            if (more) {
                paging.put("next", address + "?" + query(call) + "limit=" + limit + "&after=" + last);
            }
        }
        return body;
    }

    private static String query(ApiCall call) {
        StringBuilder query = new StringBuilder();
        call.parameters().all().forEach((name, value) -> {
            if (!name.equals("limit") && !name.equals("after") && !name.equals("access_token")) {
                query.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&');
            }
        });
        // Like the real ones these addresses carry the token: a client must not log them as they are.
        call.token()
                .ifPresent(token -> query.append("access_token=").append(token).append('&'));
        return query.toString();
    }
}
