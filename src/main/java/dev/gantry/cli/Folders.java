package dev.gantry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/** Where a user's system keeps what a program writes for itself: nothing of it lies anywhere else. */
record Folders(String system, Path home, Map<String, String> environment) {
    static Folders usual() {
        return new Folders(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "")),
                System.getenv());
    }

    /** For what must not outlive the session; only the user may enter it. */
    Path session() {
        return variable("XDG_RUNTIME_DIR").filter(_ -> !isWindows() && !isMac()).map(run -> run.resolve("gantry"))
                .orElseGet(() -> state().resolve("session"));
    }

    /** For what is worth keeping, but not the user's own work: reports of crashes. */
    Path state() {
        if (isWindows()) {
            return variable("LOCALAPPDATA").orElse(home).resolve("Gantry");
        }
        if (isMac()) {
            return home.resolve("Library/Application Support/Gantry");
        }
        return variable("XDG_STATE_HOME").orElse(home.resolve(".local/state")).resolve("gantry");
    }

    /** For what the user chose. */
    Path config() {
        if (isWindows()) {
            return variable("APPDATA").orElse(home).resolve("Gantry");
        }
        if (isMac()) {
            return home.resolve("Library/Application Support/Gantry");
        }
        return variable("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("gantry");
    }

    /** Makes this folder, where the system knows permissions for its user alone. */
    static Path make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectories(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        }
        return folder;
    }

    private boolean isWindows() {
        return system.startsWith("Windows");
    }

    private boolean isMac() {
        return system.startsWith("Mac");
    }

    /** What an absolute path in this variable names; other values count as none, as the XDG rules want it. */
    private Optional<Path> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty()).map(Path::of)
                .filter(Path::isAbsolute);
    }
}
