package dev.gantry.cluster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;

/** Token that a driver and its members share. Only its hash is sent. */
final class Token {
    private static final int SHORTEST = 16;
    private static final int RANDOM_BYTES = 24;
    private static final int HASH_BYTES = 20;

    private final String text;

    /**
     * @throws IllegalArgumentException if it is too short to be a secret
     */
    Token(String text) {
        if (Objects.requireNonNull(text, "token").length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "a token has at least %d characters: 'gantry member --new-token' makes one"
                            .formatted(SHORTEST));
        }
        this.text = text;
    }

    /** A new one, which nobody guesses. */
    static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The name of the cluster whose members know this token; nobody else can say it. */
    String clusterName() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("gantry cluster " + text).getBytes(StandardCharsets.UTF_8));
            return "gantry-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has it", e);
        }
    }
}
