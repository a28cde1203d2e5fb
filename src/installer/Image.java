import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The application image: the launcher, the runtime, the program's jars beside it, the AOT cache, the licences. It runs
 * where it lies.
 *
 * @param home the image
 * @param app where the program's jars are, which the launcher's options call $APPDIR
 * @param runtime the Java home
 * @param launcher what a user starts
 */
record Image(Path home, Path app, Path runtime, Path launcher) {
    /** The module of the library for SQL. */
    private static final String SQL = "duckdb.jdbc";

    /** The module of the library for clusters; left out where -Dgantry.cluster=false. */
    private static final String CLUSTER = "com.hazelcast.core";

    private static final Path LINKED = Installer.TARGET.resolve("runtime");
    private static final Path BESIDE = Installer.TARGET.resolve("beside");
    private static final Path LIBRARIES = Installer.TARGET.resolve("app").resolve("lib");

    static Image make(String version) throws IOException, InterruptedException {
        Tree.delete(LINKED);
        Tools.jdk("jlink", "@jlink.cfg");
        addNatives();
        trim();
        chooseBeside();
        List<String> options = new ArrayList<>(List.of("@" + Installer.TARGET.resolve("package/jpackage.cfg"), "--name",
                Host.CURRENT.program(), "--icon", icon(), "--app-version", version, "--dest",
                Installer.DIST.toString()));
        if (Host.CURRENT == Host.WINDOWS) {
            options.addAll(List.of("--add-launcher",
                    "gantry-cli=" + Installer.TARGET.resolve("package/windows-console.properties")));
        } else if (Host.CURRENT == Host.MAC) {
            options.addAll(List.of("--mac-package-identifier", "dev.gantry", "--mac-app-category", "developer-tools"));
        }
        Tools.jdk("jpackage", options.toArray(String[]::new));
        Image image = made();
        Path licences = image.app.resolve("legal");
        Tree.copyFile(Path.of("LICENSE"), licences.resolve("LICENSE"));
        ThirdParty.write(licences, LIBRARIES);
        return image;
    }

    private static Image made() {
        String program = Host.CURRENT.program();
        return switch (Host.CURRENT) {
            case LINUX -> {
                Path home = Installer.DIST.resolve(program);
                yield new Image(home, home.resolve("lib/app"), home.resolve("lib/runtime"), home.resolve("bin/gantry"));
            }
            case WINDOWS -> {
                Path home = Installer.DIST.resolve(program);
                yield new Image(home, home.resolve("app"), home.resolve("runtime"), home.resolve("gantry-cli.exe"));
            }
            case MAC -> {
                Path home = Installer.DIST.resolve(program + ".app/Contents");
                yield new Image(home.getParent(), home.resolve("app"), home.resolve("runtime/Contents/Home"),
                        home.resolve("MacOS").resolve(program));
            }
        };
    }

    private static String icon() {
        return Path.of("assets/icon", switch (Host.CURRENT) {
            case LINUX -> "gantry-512.png";
            case WINDOWS -> "gantry.ico";
            case MAC -> "gantry.icns";
        }).toString();
    }

    /** JavaFX loads its native libraries from the runtime, if they are there; jlink leaves those of jars inside. */
    private static void addNatives() throws IOException {
        Path lib = LINKED.resolve(Host.CURRENT == Host.WINDOWS ? "bin" : "lib");
        for (Path jar : jars(LIBRARIES)) {
            if (!jar.getFileName().toString().startsWith("javafx-")) {
                continue;
            }
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : zip.stream().filter(e -> e.getName().matches("[^/]*\\.(so|dll|dylib)"))
                        .toList()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, lib.resolve(entry.getName()), StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    /**
     * Of the JDK's commands only java is needed, for worker processes. Its sound is not: Gantry makes none, and on
     * Linux that library would want another of the system's.
     */
    private static void trim() throws IOException {
        for (String sound : List.of("lib/libjsound.so", "lib/libjsound.dylib", "bin/jsound.dll")) {
            Files.deleteIfExists(LINKED.resolve(sound));
        }
        for (String tool : List.of("jfr", "keytool", "rmiregistry", "jrunscript")) {
            Files.deleteIfExists(LINKED.resolve("bin").resolve(tool));
            Files.deleteIfExists(LINKED.resolve("bin").resolve(tool + ".exe"));
        }
    }

    /** The jars that are not linked into the runtime go beside it. */
    private static void chooseBeside() throws IOException {
        Tree.delete(BESIDE);
        String release = Files.readString(LINKED.resolve("release"));
        Set<String> linked = Set.of(release.replaceAll("(?s).*MODULES=\"([^\"]*)\".*", "$1").split(" "));
        for (Path jar : jars(LIBRARIES)) {
            String module = ModuleFinder.of(jar).findAll().stream().map(ModuleReference::descriptor)
                    .map(descriptor -> descriptor.name()).findFirst().orElseThrow();
            // JavaFX has a second jar of each module without any class in it, for Maven's sake.
            if (module.equals(SQL)) {
                splitSql(jar);
            } else if (!linked.contains(module) && !module.startsWith("javafx.") && isWanted(module)) {
                Tree.copyFile(jar, BESIDE.resolve(jar.getFileName()));
            }
        }
    }

    private static boolean isWanted(String module) {
        return !module.equals(CLUSTER) || Boolean.parseBoolean(System.getProperty("gantry.cluster", "true"));
    }

    /**
     * DuckDB's jar holds its native code for four platforms and unpacks one at each start. The code of this platform
     * goes into the runtime, from where it is loaded, and the classes beside it. Nothing if -Dgantry.sql=false.
     */
    private static void splitSql(Path jar) throws IOException {
        if (!Boolean.parseBoolean(System.getProperty("gantry.sql", "true"))) {
            return;
        }
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String code = "libduckdb_java.so_" + switch (Host.CURRENT) {
            case LINUX -> arm ? "linux_arm64" : "linux_amd64";
            case WINDOWS -> "windows_amd64";
            case MAC -> "macos_arm64";
        };
        Path lib = LINKED.resolve(Host.CURRENT == Host.WINDOWS ? "bin" : "lib");
        Files.createDirectories(BESIDE);
        try (ZipFile zip = new ZipFile(jar.toFile());
                ZipOutputStream classes = new ZipOutputStream(
                        Files.newOutputStream(BESIDE.resolve(jar.getFileName())))) {
            if (zip.getEntry(code) == null) {
                throw new IOException(jar + " has no " + code + ": package with -Dgantry.sql=false");
            }
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    if (entry.getName().equals(code)) {
                        Files.copy(in, lib.resolve(System.mapLibraryName("duckdb_java")),
                                StandardCopyOption.REPLACE_EXISTING);
                    } else if (!entry.getName().startsWith("libduckdb_java.")) {
                        ZipEntry copy = new ZipEntry(entry.getName());
                        copy.setTime(entry.getTime());
                        classes.putNextEntry(copy);
                        in.transferTo(classes);
                        classes.closeEntry();
                    }
                }
            }
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        return Tree.files(folder).stream().filter(file -> file.toString().endsWith(".jar")).toList();
    }

    /**
     * Starts the program once through what most users do, and makes the AOT cache of the classes as they are loaded and
     * linked then, without method profiles (JEP 515). With profiles of a training at full speed the second compiler
     * (C2) is busy while the user waits for the window; and after a training without C2 (-XX:TieredStopAtLevel=2)
     * drawing stayed three times as slow.
     */
    void cache() throws IOException, InterruptedException {
        Path cache = app.resolve("gantry.aot");
        Path home = Files.createTempDirectory("gantry");
        try {
            List<String> command = new ArrayList<>(command());
            command.removeIf(option -> option.startsWith("-XX:AOTCache="));
            command.addAll(1, List.of("-XX:AOTCacheOutput=" + cache.toAbsolutePath(), "-Duser.home=" + home,
                    "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining", "-Dprism.order=sw"));
            command.addAll(List.of("rehearse", "--whole"));
            Screen.with(screen -> {
                command.addAll(1, screen.options());
                Map<String, String> environment = new HashMap<>(screen.environment());
                environment.put("HOME", home.toString());
                environment.put("XDG_CACHE_HOME", home.toString());
                Tools.run(environment, command);
            });
            // AOTMode=on: otherwise the JVM ignores a cache that it cannot use without a word.
            List<String> trial = new ArrayList<>(command());
            trial.addAll(1, List.of("-XX:AOTMode=on"));
            trial.add("--version");
            Tools.run(Map.of(), trial);
        } finally {
            Tree.delete(home);
        }
        switch (Host.CURRENT) {
            case LINUX -> launchByScript();
            // jpackage sealed the bundle before it held all: macOS would call the download damaged.
            case MAC -> Tools.run(Map.of(), List.of("codesign", "--force", "--sign", "-", home.toString()));
            case WINDOWS -> {
                // nothing is sealed
            }
        }
    }

    /**
     * Puts a shell script in the place of jpackage's launcher, which asks rpm and dpkg at each start where it was
     * installed: that takes longer than all of Java's own start. It also knows the user's folder for what the JVM
     * writes when it crashes.
     */
    private void launchByScript() throws IOException {
        List<String> options = command();
        options.removeFirst();
        String quoted = options.stream()
                .map(option -> '"' + option.replace(app.toAbsolutePath().toString(), "$app") + '"')
                .collect(Collectors.joining(" \\\n    "));
        Files.writeString(launcher, Files.readString(Installer.TARGET.resolve("package/linux/launcher.sh"))
                .replace("OPTIONS", quoted));
        Files.delete(app.resolve(Host.CURRENT.program() + ".cfg"));
        Files.delete(app.resolve(".jpackage.xml"));
        Files.delete(home.resolve("lib/libapplauncher.so"));
    }

    /** How the launcher starts Java, without the launcher. */
    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(runtime.resolve("bin/java").toAbsolutePath().toString());
        List<String> jars = new ArrayList<>();
        String main = "";
        for (String line : Files.readAllLines(app.resolve(Host.CURRENT.program() + ".cfg"))) {
            String value = line.substring(line.indexOf('=') + 1).replace("$APPDIR", app.toAbsolutePath().toString());
            switch (line.substring(0, Math.max(0, line.indexOf('=')))) {
                case "java-options" -> command.add(value);
                case "app.classpath" -> jars.add(value);
                case "app.mainclass" -> main = value;
                default -> {
                    // an option of the launcher itself
                }
            }
        }
        command.addAll(List.of("-cp", String.join(File.pathSeparator, jars), main));
        return command;
    }

    /** What each part weighs. */
    void report() throws IOException {
        long all = Tree.size(home);
        long classes = Files.size(runtime.resolve("lib/modules"));
        long cache = Files.size(app.resolve("gantry.aot"));
        long program = Tree.size(app) - cache;
        System.out.printf("%8.1f MB  %s, of it:%n", all / 1e6, home);
        System.out.printf("%8.1f MB    classes of the JDK, JavaFX and the libraries of the window%n", classes / 1e6);
        System.out.printf("%8.1f MB    native code of the JDK and JavaFX, licences%n",
                (all - classes - cache - program) / 1e6);
        System.out.printf("%8.1f MB    AOT cache%n", cache / 1e6);
        System.out.printf("%8.1f MB    Gantry and its other libraries%n", program / 1e6);
    }
}
