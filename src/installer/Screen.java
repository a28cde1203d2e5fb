import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the window is opened while the package is made: an X server in memory, where it and GTK are at hand, because
 * the classes of the real toolkit are then in the cache too. Else JavaFX's own platform without a display.
 *
 * @param options Java's
 * @param environment the program's
 */
record Screen(List<String> options, Map<String, String> environment) {
    private static final Screen NONE = new Screen(List.of("-Dglass.platform=Headless"), Map.of());

    /** What is done on the screen. */
    interface Use {
        void on(Screen screen) throws IOException, InterruptedException;
    }

    static void with(Use use) throws IOException, InterruptedException {
        if (Host.CURRENT != Host.LINUX || !Tools.exists("Xvfb") || !hasGtk()) {
            use.on(NONE);
            return;
        }
        Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten",
                "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            String number = server.inputReader().readLine();
            use.on(number == null ? NONE : new Screen(List.of(), Map.of("DISPLAY", ":" + number)));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static boolean hasGtk() throws IOException {
        for (Path libraries : List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"))) {
            if (Files.isDirectory(libraries)) {
                try (Stream<Path> folders = Files.list(libraries)) {
                    if (Stream.concat(Stream.of(libraries), folders)
                            .anyMatch(folder -> Files.exists(folder.resolve("libgtk-3.so.0")))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
