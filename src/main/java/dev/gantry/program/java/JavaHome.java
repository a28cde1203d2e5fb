package dev.gantry.program.java;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import dev.gantry.program.NotWatchable;
import dev.gantry.program.NotWatchable.Reason;

/**
 * JDK, or runtime of one, in a folder.
 *
 * @param folder where it is
 * @param version its feature release, such as 17
 */
public record JavaHome(Path folder, int version) {
    /** Oldest release that can be watched. */
    public static final int OLDEST = 17;

    private static final String JAVA = File.separatorChar == '\\' ? "java.exe" : "java";

    /** Its java command. */
    public Path java() {
        return folder.resolve("bin").resolve(JAVA);
    }

    /**
     * The JDK in this folder, or the usual one: that of {@code JAVA_HOME}, else that of the first {@code java} on the
     * path.
     *
     * @throws NotWatchable if there is none, or it is too old
     */
    public static JavaHome find(Optional<String> named, Map<String, String> environment) throws NotWatchable {
        if (named.isPresent()) {
            return in(Path.of(named.get()));
        }
        String home = environment.getOrDefault("JAVA_HOME", "");
        return home.isEmpty() ? ofCommand(JAVA, environment) : in(Path.of(home));
    }

    /** Whether these words begin with the java command, by name or by path. */
    static boolean isCommand(String word) {
        try {
            Path name = Path.of(word).getFileName();
            return name != null && name.toString().equals(JAVA);
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /**
     * The JDK whose java command has this name or path.
     *
     * @throws NotWatchable if there is none, or it is too old
     */
    static JavaHome ofCommand(String command, Map<String, String> environment) throws NotWatchable {
        Path file = command.contains(File.separator)
                ? Path.of(command)
                : Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty()).map(folder -> Path.of(folder, command))
                        .filter(Files::isExecutable).findFirst()
                        .orElseThrow(() -> new NotWatchable("no java is on the path. --java names a JDK's folder.",
                                Reason.NO_JAVA, List.of()));
        try {
            return in(file.toRealPath().getParent().getParent());
        } catch (IOException | NullPointerException _) {
            throw new NotWatchable("there is no command %s.".formatted(command));
        }
    }

    /**
     * The JDK in this folder.
     *
     * @throws NotWatchable if there is none, or it is too old
     */
    public static JavaHome in(Path folder) throws NotWatchable {
        if (!Files.isExecutable(folder.resolve("bin").resolve(JAVA))) {
            throw new NotWatchable("%s is no folder of a JDK: it has no bin/%s.".formatted(folder, JAVA), Reason.NO_JDK,
                    List.of(folder.toString()));
        }
        int version = version(folder);
        if (version < OLDEST || !Files.isReadable(folder.resolve("lib/modules"))) {
            throw new NotWatchable("%s is Java %s; Java %d or later can be watched. --java names another JDK's folder."
                    .formatted(folder, version == 0 ? "of an unknown version" : version, OLDEST), Reason.OLD_JDK,
                    List.of(folder.toString(), version == 0 ? "" : Integer.toString(version),
                            Integer.toString(OLDEST)));
        }
        return new JavaHome(folder, version);
    }

    /** The feature release, as the JDK's file {@code release} says; 0 if it doesn't. */
    private static int version(Path folder) {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("release"))) {
            release.load(in);
            String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
            return Runtime.Version.parse(version).feature();
        } catch (IOException | IllegalArgumentException _) {
            return 0;
        }
    }
}
