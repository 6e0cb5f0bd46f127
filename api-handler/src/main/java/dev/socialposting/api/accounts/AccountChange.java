package dev.socialposting.api.accounts;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.FieldReader;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.api.http.Problem;
import dev.socialposting.platforms.Connector;
import dev.socialposting.platforms.SocialPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user wants an account to be.
 *
 * @param token empty to keep the one that is stored
 */
record AccountChange(String displayName, String login, Optional<AccessToken> token) {
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_TOKEN_LENGTH = 4096;
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]*");
    static final JsonPath TOKEN = JsonPath.ROOT.to("access_token");
    private static final JsonPath LOGIN = JsonPath.ROOT.to("login");

    /** Reads the body of a change; what it does not give stays as it is stored, or gets the platform's usual value. */
    static Checked<AccountChange> read(
            JsonBody body, SocialPlatform platform, String accountId, Optional<SocialAccount> stored) {
        List<FieldError> errors = new ArrayList<>(body.errors());
        FieldReader fields = new FieldReader(body.root(), JsonPath.ROOT, errors);
        String name = fields.text("display_name")
                .filter(text -> isName(text, errors))
                .or(() -> stored.map(SocialAccount::displayName))
                .orElse(platform.rules().displayName() + " " + accountId);
        String login = fields.text("login")
                .filter(text -> isLogin(text, platform, errors))
                .or(() -> stored.map(SocialAccount::login))
                .orElse(platform.connector().logins().getFirst().name());
        Optional<String> token =
                fields.text("access_token").filter(text -> !text.isEmpty()).filter(text -> isToken(text, errors));
        token.flatMap(text -> platform.connector().objectionToToken(login, new AccessToken(text)))
                .ifPresent(reason -> errors.add(FieldError.at(TOKEN, "wrong_kind_of_token", reason)));
        fields.rejectOthers();
        if (errors.isEmpty() && token.isEmpty()) {
            stored.ifPresentOrElse(
                    account -> requireSameLogin(account, login, errors),
                    () -> errors.add(FieldError.at(TOKEN, "required", "A new account needs its access token.")));
        }
        return errors.isEmpty()
                ? Checked.valid(new AccountChange(name, login, token.map(AccessToken::new)))
                : Checked.invalid(Problem.invalidBody(errors));
    }

    private static boolean isName(String text, List<FieldError> errors) {
        return check(
                !text.isBlank() && text.codePointCount(0, text.length()) <= MAX_NAME_LENGTH,
                JsonPath.ROOT.to("display_name"),
                "invalid_display_name",
                "The name must have 1 to %d characters.".formatted(MAX_NAME_LENGTH),
                errors);
    }

    private static boolean isLogin(String text, SocialPlatform platform, List<FieldError> errors) {
        List<String> logins = platform.connector().logins().stream()
                .map(Connector.Login::name)
                .toList();
        return check(
                logins.contains(text),
                LOGIN,
                "unknown_login",
                "%s accounts are connected by: %s."
                        .formatted(platform.rules().displayName(), String.join(", ", logins)),
                errors);
    }

    private static boolean isToken(String text, List<FieldError> errors) {
        return check(
                text.length() <= MAX_TOKEN_LENGTH && VISIBLE_ASCII.matcher(text).matches(),
                TOKEN,
                "invalid_access_token",
                "A token has 1 to %d visible ASCII characters, without spaces.".formatted(MAX_TOKEN_LENGTH),
                errors);
    }

    /** A token is good for the login it came from, and for no other. */
    private static void requireSameLogin(SocialAccount account, String login, List<FieldError> errors) {
        check(
                account.login().equals(login),
                TOKEN,
                "required",
                "Another login needs the access token that came from it.",
                errors);
    }

    private static boolean check(
            boolean condition, JsonPath path, String code, String detail, List<FieldError> errors) {
        if (!condition) {
            errors.add(FieldError.at(path, code, detail));
        }
        return condition;
    }
}
