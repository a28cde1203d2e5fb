package dev.gantry.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Version of Gantry, as those tell it who talk to others of their kind. */
public final class GantryVersion {
    private static final String FILE = "version";

    private GantryVersion() {}

    /** The version of these classes, whatever jar they are in. */
    public static String number() {
        try (InputStream in = GantryVersion.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
