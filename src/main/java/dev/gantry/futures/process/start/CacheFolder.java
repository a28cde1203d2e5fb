package dev.gantry.futures.process.start;

import java.nio.file.Path;
import java.util.Optional;

/** Where Gantry keeps what it can make again or what nobody asked it to keep: a folder of this user. */
public final class CacheFolder {
    private CacheFolder() {}

    /** The folder, as the system has it; it may not exist yet. */
    public static Path path() {
        String home = System.getProperty("user.home", "");
        String system = System.getProperty("os.name", "");
        Path base;
        if (system.startsWith("Windows")) {
            base = Path.of(Optional.ofNullable(System.getenv("LOCALAPPDATA")).orElse(home));
        } else if (system.startsWith("Mac")) {
            base = Path.of(home, "Library", "Caches");
        } else {
            base = Path.of(Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                    .filter(path -> !path.isEmpty())
                    .orElse(home + "/.cache"));
        }
        return base.resolve("gantry");
    }
}
