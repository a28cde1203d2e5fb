package dev.gantry.program.java;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.gantry.folder.Folders;
import dev.gantry.folder.PrivateFiles;
import dev.gantry.program.Launch;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.NotWatchable.Reason;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Rings;
import dev.gantry.program.SourceError;
import dev.gantry.program.SourceFile;
import dev.gantry.program.Streams;
import dev.gantry.recording.Source;
import dev.gantry.trace.budget.Budget;

/**
 * Java program in source that uses Gantry's executors, coroutines or hubs. Gantry's own jar is put on its class path,
 * with the flags that these need, and what they tell of themselves is in the recording, beside what is seen of the JDK;
 * printed lines become marks.
 *
 * <p>It is compiled before it starts, as workers in other processes need its classes in files; where this runtime has
 * no compiler, or a file has errors, the JDK that runs it compiles it in memory, and says so as it does for others. As
 * it needs the Java that Gantry is made for, Gantry's own runtime runs it, unless another is named.
 *
 * @param name the file's name
 * @param text what is in it
 * @param properties system properties that it is given
 * @param arguments what it is given on its command line
 * @param root the folder in which the source files that it uses lie by their packages; empty if it has but one
 */
public record EngineProgram(String name, String text, Map<String, String> properties, List<String> arguments,
        Optional<Path> root) {
    private static final Pattern IMPORT = Pattern.compile("(?m)^\\s*import\\s+(static\\s+|module\\s+)?dev\\.gantry\\b");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
    private static final List<String> FLAGS = List.of("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.access=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED");
    private static final String CLUSTER_ENGINE = "com.hazelcast.core.Hazelcast";
    private static final String OF_CLUSTER_ENGINE = "--sun-misc-unsafe-memory-access=allow"; // else the JVM warns
    private static final int NEEDED = Runtime.version().feature();

    public EngineProgram {
        properties = Map.copyOf(properties);
        arguments = List.copyOf(arguments);
    }

    /** A program that is this text alone. */
    public EngineProgram(String name, String text, Map<String, String> properties, List<String> arguments) {
        this(name, text, properties, arguments, Optional.empty());
    }

    /** The program in this file, if it is one: it imports something of Gantry. */
    static Optional<EngineProgram> in(Path file, List<String> arguments) {
        return SourceFile.read(file).filter(text -> IMPORT.matcher(text).find())
                .map(text -> new EngineProgram(file.getFileName().toString(), text, Map.of(), arguments,
                        Optional.of(root(file.toAbsolutePath().normalize(), text))));
    }

    /** The folder in which the packages of a file's program begin, as far as it lies in folders of their names. */
    private static Path root(Path file, String text) {
        Path root = file.getParent();
        Matcher named = PACKAGE.matcher(text);
        String[] packages = named.find() ? named.group(1).split("\\.") : new String[0];
        for (int i = packages.length - 1; i >= 0 && root.endsWith(packages[i]) && root.getParent() != null; i--) {
            root = root.getParent();
        }
        return root;
    }

    /** The folder or jar with Gantry's classes. */
    static String place() {
        return place(EngineProgram.class);
    }

    private static String place(Class<?> of) {
        try {
            return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("classes lie in a file", e);
        }
    }

    /** The jar without which there are no clusters, if it is here. */
    private static Optional<String> clusterEngine() {
        try {
            return Optional.of(place(Class.forName(CLUSTER_ENGINE, false, EngineProgram.class.getClassLoader())));
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }

    /**
     * Makes a run of it that is watched, with this process's environment.
     *
     * @param home the folder of the JDK that runs it; empty for the usual one
     * @param folder where it is started
     * @param budget how much of its recording is kept
     * @param missing is told what can't be seen of its JDK
     * @throws NotWatchable if the program can't be compiled, started or watched
     */
    public ProgramRun run(Optional<String> home, Path folder, Budget budget, Streams streams, Consumer<String> missing)
            throws NotWatchable {
        return Rings.use(rings -> new ProgramRun(
                launch(home, folder, Folders.usual().cache(), rings, false, name, missing), budget, rings, streams));
    }

    /**
     * Makes a launch of it that is watched.
     *
     * @param file the file as the user named it
     * @throws NotWatchable if the program can't be compiled, started or watched
     */
    Launch launch(Optional<String> home, Path folder, Path cache, Path rings, boolean stops, String file,
            Consumer<String> missing) throws NotWatchable {
        Agent agent = Agent.in(cache);
        JavaHome java = JavaHome.in(Path.of(home.orElse(System.getProperty("java.home"))));
        if (java.version() < NEEDED) {
            throw new NotWatchable(
                    "%s uses Gantry, which needs Java %d, and %s is Java %d. --java names another JDK's folder."
                            .formatted(name, NEEDED, java.folder(), java.version()),
                    Reason.NEWER_CLASS,
                    List.of(name, Integer.toString(NEEDED), java.folder().toString(),
                            Integer.toString(java.version())));
        }
        agent.prepare(java).forEach(missing);
        List<String> command = new ArrayList<>(List.of(java.java().toString(), agent.option(rings, stops, true)));
        command.addAll(FLAGS);
        properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        Optional<String> engine = clusterEngine();
        engine.ifPresent(_ -> command.add(OF_CLUSTER_ENGINE));
        String ours = place() + engine.map(jar -> File.pathSeparator + jar).orElse("");
        command.add("-cp");
        Path classes = rings.resolve("classes");
        Optional<String> main = SourceCompiler.isThere() ? compileInto(classes) : Optional.empty();
        if (main.isPresent()) {
            command.addAll(List.of(classes + File.pathSeparator + ours, main.get()));
        } else {
            command.addAll(List.of(ours, file));
        }
        command.addAll(arguments);
        return new Launch(new Source.Program(file, arguments, folder, Optional.of(java.java())), command, Map.of(),
                folder, List.of(), this::source);
    }

    /**
     * Compiles it into this folder; returns the name of its main class, or nothing for a file with errors, of which the
     * JDK tells.
     */
    private Optional<String> compileInto(Path folder) throws NotWatchable {
        SourceCompiler.Compiled compiled = SourceCompiler.compile(name, text, root);
        if (!compiled.errors().isEmpty() && root.isPresent()) {
            return Optional.empty();
        }
        if (!compiled.errors().isEmpty()) {
            throw new NotWatchable(compiled.errors().stream().map(this::said).collect(Collectors.joining("\n")));
        }
        try {
            for (Map.Entry<String, byte[]> each : compiled.classes().entrySet()) {
                Path file = folder.resolve(each.getKey().replace('.', '/') + ".class");
                PrivateFiles.folder(file.getParent());
                Files.write(file, each.getValue());
            }
        } catch (IOException notWritten) {
            throw new NotWatchable("%s can't be compiled into %s: %s.".formatted(name, folder,
                    notWritten.getMessage()));
        }
        return Optional.of(compiled.classes().containsKey(mainClass())
                ? mainClass()
                : compiled.classes().keySet().stream().filter(each -> !each.contains("$")).findFirst()
                        .orElseThrow(() -> new NotWatchable(name + " declares no class.")));
    }

    private String said(SourceError error) {
        return error.line() == 0 ? name + ": " + error.message() : name + ":" + error.line() + ": " + error.message();
    }

    /** The class that has the file's name, as one without a declaration of a class has. */
    private String mainClass() {
        String stem = name.replaceFirst("\\.java$", "");
        Matcher named = PACKAGE.matcher(text);
        return named.find() ? named.group(1) + "." + stem : stem;
    }

    private Optional<String> source(String className) {
        String outermost = className.replaceFirst("\\$.*", "");
        if (outermost.startsWith("dev.gantry.")) {
            return Optional.empty();
        }
        return root.filter(_ -> !outermost.equals(mainClass()))
                .flatMap(folder -> SourceFile.read(folder.resolve(outermost.replace('.', '/') + ".java")))
                .or(() -> Optional.of(text));
    }
}
