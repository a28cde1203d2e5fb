package dev.gantry.folder;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * User folders (cache, state, data, config, session) for files that Gantry writes for itself; none is anywhere else.
 * On Linux the XDG variables name the folders (a relative path in one counts as none, as their specification wants it),
 * then {@code HOME}, then the account's home; a user without any has a folder of the system's for temporary files.
 *
 * @param system the system's name, as the property {@code os.name} has it
 * @param home the user's home
 * @param environment the environment's variables
 */
public record Folders(String system, Path home, Map<String, String> environment) {
    /** Folders of the user who runs this program. */
    public static Folders usual() {
        Path home = Stream.of(System.getenv("HOME"), System.getProperty("user.home")).flatMap(Folders::absolute)
                .findFirst().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"),
                        "gantry-" + System.getProperty("user.name", "")));
        return new Folders(System.getProperty("os.name", ""), home, System.getenv());
    }

    /** Cache folder: for files that can be made again, and those that the user did not ask to keep. */
    public Path cache() {
        if (isWindows()) {
            return variable("LOCALAPPDATA").orElse(home).resolve("gantry");
        }
        if (isMac()) {
            return home.resolve("Library/Caches/gantry");
        }
        return variable("XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("gantry");
    }

    /** Session folder: for files that must not outlive the session; only the user may enter it. */
    public Path session() {
        return variable("XDG_RUNTIME_DIR").filter(_ -> !isWindows() && !isMac()).map(run -> run.resolve("gantry"))
                .orElseGet(() -> state().resolve("session"));
    }

    /** State folder: for files worth keeping that are not the user's own work, such as crash reports. */
    public Path state() {
        if (isWindows()) {
            return variable("LOCALAPPDATA").orElse(home).resolve("Gantry");
        }
        if (isMac()) {
            return home.resolve("Library/Application Support/Gantry");
        }
        return variable("XDG_STATE_HOME").orElse(home.resolve(".local/state")).resolve("gantry");
    }

    /** Data folder: for what is the user's own work, such as lessons that he made. */
    public Path data() {
        if (isWindows()) {
            return variable("APPDATA").orElse(home).resolve("Gantry");
        }
        if (isMac()) {
            return home.resolve("Library/Application Support/Gantry");
        }
        return variable("XDG_DATA_HOME").orElse(home.resolve(".local/share")).resolve("gantry");
    }

    /** Config folder: for settings that the user chose. */
    public Path config() {
        if (isWindows()) {
            return variable("APPDATA").orElse(home).resolve("Gantry");
        }
        if (isMac()) {
            return home.resolve("Library/Application Support/Gantry");
        }
        return variable("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("gantry");
    }

    private boolean isWindows() {
        return system.startsWith("Windows");
    }

    private boolean isMac() {
        return system.startsWith("Mac");
    }

    private Optional<Path> variable(String name) {
        return absolute(environment.get(name)).findFirst();
    }

    private static Stream<Path> absolute(String path) {
        return Stream.ofNullable(path).filter(text -> !text.isEmpty()).map(Path::of).filter(Path::isAbsolute);
    }
}
