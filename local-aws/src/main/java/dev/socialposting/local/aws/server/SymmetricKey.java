package dev.socialposting.local.aws.server;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A 256-bit AES-GCM key with its id.
 *
 * <p>A ciphertext is: one byte of format version, the key's id (16 bytes), the nonce (12 bytes), the encrypted bytes with
 * their tag. Id and encryption context are authenticated with it.
 */
final class SymmetricKey {

    private static final byte FORMAT = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + 2 * Long.BYTES;

    private final UUID id;
    private final byte[] bytes;
    private final SecureRandom random = new SecureRandom();

    SymmetricKey(UUID id, byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a key of %d bytes, not %d".formatted(bytes.length, KEY_BYTES));
        }
        this.id = id;
        this.bytes = bytes.clone();
    }

    static SymmetricKey generate() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SymmetricKey(UUID.randomUUID(), bytes);
    }

    UUID id() {
        return id;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    byte[] encrypt(byte[] plaintext, SortedMap<String, String> context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plaintext);
            return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + encrypted.length)
                    .put(header())
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work here", e);
        }
    }

    /** Empty if the ciphertext is not of this key, was changed, or was made with another context. */
    Optional<byte[]> decrypt(byte[] ciphertext, SortedMap<String, String> context) {
        if (ciphertext.length < HEADER_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE
                || !Arrays.equals(header(), Arrays.copyOf(ciphertext, HEADER_BYTES))) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOfRange(ciphertext, HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
        byte[] encrypted = Arrays.copyOfRange(ciphertext, HEADER_BYTES + NONCE_BYTES, ciphertext.length);
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(encrypted));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work here", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, SortedMap<String, String> context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header());
        cipher.updateAAD(authenticated(context));
        return cipher;
    }

    private byte[] header() {
        return ByteBuffer.allocate(HEADER_BYTES)
                .put(FORMAT)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** Each text with its length before it, so that no two contexts look alike. */
    private static byte[] authenticated(SortedMap<String, String> context) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : context.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
