package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Endpoint;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Query;
import dev.socialposting.api.http.Reply;
import java.util.List;

/**
 * {@code POST /api/social/post}: with {@code dry_run=true} everything but the post, which changes nothing and is not counted.
 *
 * @param post what makes the post
 * @param rehearse what does everything else
 */
record PostOrRehearse(Endpoint post, Endpoint rehearse) implements Endpoint {
    @Override
    public Reply handle(Call call) {
        Query query = new Query(call.http().query());
        boolean isDryRun = query.flag("dry_run");
        List<FieldError> errors = query.errors();
        if (!errors.isEmpty()) {
            return Problem.invalidParameters(errors).toReply();
        }
        return isDryRun ? rehearse.handle(call) : post.handle(call);
    }
}
