package dev.socialposting.accounts;

import java.util.Optional;

/** Which credentials an account is posted to with. */
public sealed interface AccountCredentials {
    /**
     * Credentials of its own, stored with it: a token that was pasted, or one that a platform gave for this account alone.
     *
     * @param from the grant that they were got with; empty if they were pasted
     */
    record Own(StoredCredentials stored, Optional<GrantId> from) implements AccountCredentials {
        @Override
        public Optional<GrantId> grant() {
            return from;
        }
    }

    /** Those of a grant. */
    record OfGrant(GrantId id) implements AccountCredentials {
        @Override
        public Optional<GrantId> grant() {
            return Optional.of(id);
        }
    }

    /** The grant that the account rests on. */
    Optional<GrantId> grant();

    /** Secrets that nothing else is known of, the first of their account. */
    static AccountCredentials own(EncryptedSecrets secrets) {
        return new Own(StoredCredentials.first(secrets, Terms.UNKNOWN), Optional.empty());
    }
}
