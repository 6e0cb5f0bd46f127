package dev.socialposting.api.fuzz;

import dev.socialposting.api.bench.TestCall;
import io.swagger.v3.oas.models.Operation;

/**
 * A call made up from the contract.
 *
 * @param name the operation it was made from, such as {@code GET /api/social/accounts}
 * @param path of the operation, with parameters in braces
 * @param described what the contract says of it
 * @param call what is sent
 * @param sound whether nothing was done to it: the contract allows it
 * @param astray whether its path or method was changed, so that it may be no call of this operation any more
 */
record FuzzedCall(String name, String path, Operation described, TestCall call, boolean sound, boolean astray) {
    FuzzedCall changed(TestCall changed) {
        return new FuzzedCall(name, path, described, changed, false, astray);
    }

    FuzzedCall ledAstray(TestCall changed) {
        return new FuzzedCall(name, path, described, changed, false, true);
    }
}
