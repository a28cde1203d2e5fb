import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the native package: {@code java src/installer/Installer.java VERSION}, which {@code mvn -Pinstaller package}
 * calls with the JDK 25 that it builds with, so that its jlink and jpackage are that JDK's own. Expects target/app (the
 * jars) and target/package (the options, with names and versions filled in), and leaves target/dist: the application
 * image, which runs where it lies, and the installers of this system.
 *
 * <p>jpackage makes the image everywhere, and the installers of Windows and macOS. Not those of Linux: its .deb and
 * .rpm can hold one folder only, and have scripts put the menu entry in its place at installation, with tools that
 * small machines don't have. Ours hold every file at its final place. So the system's package manager installs,
 * replaces and removes all of it by itself; it also tells the desktop, through its own triggers; and there is no script
 * of ours that can fail.
 */
final class Installer {
    static final Path TARGET = Path.of("target");
    static final Path DIST = TARGET.resolve("dist");

    private Installer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Tree.delete(DIST);
        Files.createDirectories(DIST);
        String version = Host.CURRENT.version(arguments[0]);
        Image image = Image.make(version);
        image.cache();
        List<Path> installers = switch (Host.CURRENT) {
            case LINUX -> LinuxPackages.make(image);
            case WINDOWS -> jpackage("windows.cfg", version, "msi", "exe");
            case MAC -> jpackage("mac.cfg", version, "dmg", "pkg");
        };
        image.report();
        for (Path installer : installers) {
            System.out.printf("%8.1f MB  %s%n", Files.size(installer) / 1e6, installer);
        }
    }

    private static List<Path> jpackage(String options, String version, String... types)
            throws IOException, InterruptedException {
        for (String type : types) {
            Tools.jdk("jpackage", "@" + TARGET.resolve("package").resolve(options), "--app-version", version,
                    "--type", type);
        }
        try (var made = Files.list(DIST)) {
            return made.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
