package dev.socialposting.aws.kms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is encrypted with AES-256-GCM under a data key, together with that key, which a KMS key has encrypted.
 *
 * <p>As text it is {@code v2.} and, in Base64: the length of the encrypted data key (2 bytes), that key, the nonce (12 bytes), the encrypted
 * bytes with their tag. No earlier form has a dot. Each data key encrypts once.
 */
final class Envelope {
    private static final String VERSION = "v2.";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] encryptedKey;
    private final byte[] nonce;
    private final byte[] encrypted;

    private Envelope(byte[] encryptedKey, byte[] nonce, byte[] encrypted) {
        this.encryptedKey = encryptedKey;
        this.nonce = nonce;
        this.encrypted = encrypted;
    }

    /** Whether a stored text is of this form. */
    static boolean isOne(String text) {
        return text.startsWith(VERSION);
    }

    /** Reads the text of one; empty if it is none. */
    static Optional<Envelope> parse(String text) {
        if (!isOne(text)) {
            return Optional.empty();
        }
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(VERSION.length())));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int keyBytes = bytes.remaining() < Short.BYTES ? 0 : Short.toUnsignedInt(bytes.getShort());
        if (keyBytes == 0 || bytes.remaining() < keyBytes + NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        return Optional.of(
                new Envelope(taken(bytes, keyBytes), taken(bytes, NONCE_BYTES), taken(bytes, bytes.remaining())));
    }

    /**
     * Encrypts.
     *
     * @param dataKey 256 bits that have encrypted nothing yet
     * @param encryptedKey the same, as KMS has encrypted it
     * @param context what must be the same to decrypt it
     */
    static Envelope seal(byte[] plaintext, byte[] dataKey, byte[] encryptedKey, String context, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            return new Envelope(
                    encryptedKey,
                    nonce,
                    cipher(Cipher.ENCRYPT_MODE, dataKey, nonce, context).doFinal(plaintext));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work here", e);
        }
    }

    /** The data key, as KMS has encrypted it. */
    byte[] encryptedKey() {
        return encryptedKey.clone();
    }

    /** Decrypts; empty if the key is another, the context is, or something was changed. */
    Optional<byte[]> open(byte[] dataKey, String context) {
        if (dataKey.length != KEY_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, dataKey, nonce, context).doFinal(encrypted));
        } catch (AEADBadTagException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not work here", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((VERSION + context).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] taken(ByteBuffer bytes, int length) {
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    String text() {
        byte[] bytes = ByteBuffer.allocate(Short.BYTES + encryptedKey.length + nonce.length + encrypted.length)
                .putShort((short) encryptedKey.length)
                .put(encryptedKey)
                .put(nonce)
                .put(encrypted)
                .array();
        return VERSION + Base64.getEncoder().encodeToString(bytes);
    }
}
