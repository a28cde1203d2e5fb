package dev.gantry.agent;

import java.io.File;
import java.io.IOException;

/** Which JDK runs this: by its place, and by the size and the time of the file that holds its classes. */
final class ThisJdk {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private ThisJdk() {}

    /** The name of the file with its woven classes; Gantry's {@code TargetJdk} makes the same. */
    static String wovenFile() throws IOException {
        File home = new File(System.getProperty("java.home")).getCanonicalFile();
        File classes = new File(home, "lib/modules");
        String key = home + "\n" + classes.length() + "\n" + classes.lastModified() / 1000;
        long hash = FNV_BASIS;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * FNV_PRIME;
        }
        return Long.toHexString(hash) + ".woven";
    }
}
