package dev.socialposting.aws.dynamodb;

import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.StoredCredentials;
import dev.socialposting.accounts.Terms;
import java.util.Optional;
import java.util.Set;

/** The attributes of stored credentials, in whichever item they are. */
final class CredentialsFormat {
    static final String TOKEN = "token";
    static final String VERSION = "version";
    static final String ACCESS_EXPIRES_AT = "access_expires_at";
    static final String REFRESH_EXPIRES_AT = "refresh_expires_at";
    static final String SCOPES = "scopes";

    private CredentialsFormat() {}

    static MapWriter write(MapWriter item, StoredCredentials credentials) {
        Terms terms = credentials.terms();
        item.text(TOKEN, credentials.secrets().ciphertext())
                .number(VERSION, credentials.version())
                .instant(ACCESS_EXPIRES_AT, terms.accessExpiresAt())
                .instant(REFRESH_EXPIRES_AT, terms.refreshExpiresAt());
        return terms.scopes().isEmpty() ? item : item.texts(SCOPES, terms.scopes());
    }

    /** Empty if the item has none. One that was written before versions were counted has the version 0. */
    static Optional<StoredCredentials> read(MapReader item) {
        return item.optionalText(TOKEN)
                .map(ciphertext -> new StoredCredentials(
                        new EncryptedSecrets(ciphertext),
                        new Terms(
                                item.optionalInstant(ACCESS_EXPIRES_AT),
                                item.optionalInstant(REFRESH_EXPIRES_AT),
                                Set.copyOf(item.texts(SCOPES))),
                        item.optionalNumber(VERSION).orElse(0L)));
    }
}
