package dev.gantry.futures.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gantry.futures.process.start.FastStart;
import dev.gantry.hook.Reporting;

/**
 * Command line of a worker's JVM: the JDK that runs us, the classes that we see, and what {@link FastStart} adds.
 *
 * <p>Everything is put on the class path, also what is on our module path: serialisation knows classes by name only,
 * and a JVM without modules of its own starts from its archive. The serial collector suits a process that has one busy
 * thread; with the larger stack, results are written as deep as they may be. A flag that some JDK does not know is
 * ignored: it must not break every pool.
 *
 * <p>Workers may use the same internal packages of the JDK as this JVM: coroutines work there if they do here. Such
 * flags must be the same as when the worker's cache was made, or the start takes three times as long; so they belong to
 * the options that all workers have.
 */
final class Launch {
    private static final List<String> OPTIONS = Stream.concat(
            Stream.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseSerialGC", "-Xss8m", "-XX:+DisplayVMOutputToStderr",
                    "-XX:+ExitOnOutOfMemoryError", "-Xlog:disable"),
            insidesOf(Object.class.getModule()))
            .toList();

    private final List<String> jvmArguments;
    private final FastStart fast;

    Launch(List<String> jvmArguments, FastStart fast) {
        this.jvmArguments = jvmArguments;
        this.fast = fast;
    }

    /** Starts a worker. */
    Process start() throws IOException {
        return new ProcessBuilder(command()).start();
    }

    /** Takes the spare worker, if it has the same command, or else starts one. */
    Process takeOrStart() throws IOException {
        List<String> command = command();
        Optional<Process> spare = fast.takeSpare(command);
        return spare.isPresent() ? spare.get() : new ProcessBuilder(command).start();
    }

    /** Keeps a spare worker for the next start with the same command. */
    void keepSpare() {
        fast.keepSpare(command());
    }

    /** The JDK that runs us, with the options that do not depend on the pool. */
    static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        return command;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.addAll(java());
        command.add("-Dstdout.encoding=" + Reporting.charset());
        FastStart.Flags flags = fast.flags();
        command.addAll(flags.options());
        command.addAll(jvmArguments);
        command.add("-cp");
        command.add(flags.firstOfClassPath().map(path -> path + File.pathSeparator).orElse("") + classPath());
        command.add(Child.class.getName());
        return command;
    }

    /** Flags that give a worker the packages which this module opens or exports to us, and not to all. */
    private static Stream<String> insidesOf(Module jdk) {
        Module us = Launch.class.getModule();
        return jdk.getPackages().stream().sorted().flatMap(name -> {
            String what = jdk.getName() + "/" + name + "=ALL-UNNAMED";
            if (!jdk.isOpen(name) && jdk.isOpen(name, us)) {
                return Stream.of("--add-opens=" + what);
            }
            return !jdk.isExported(name) && jdk.isExported(name, us)
                    ? Stream.of("--add-exports=" + what)
                    : Stream.empty();
        });
    }

    /**
     * Class path of a worker, the main module first: most tasks are in it, and a JVM opens jars one by one until it has
     * found them.
     */
    static String classPath() {
        List<String> entries = new ArrayList<>();
        ModuleLayer.boot()
                .configuration()
                .findModule(System.getProperty("jdk.module.main", ""))
                .flatMap(module -> module.reference().location())
                .filter(place -> place.getScheme().equals("file"))
                .ifPresent(place -> entries.add(Path.of(place).toString()));
        for (String entry : entriesOf("jdk.module.path")) {
            entries.add(holdsJars(Path.of(entry)) ? entry + File.separator + "*" : entry);
        }
        entries.addAll(entriesOf("java.class.path"));
        return String.join(File.pathSeparator, entries);
    }

    private static List<String> entriesOf(String property) {
        String path = System.getProperty(property, "");
        return path.isEmpty() ? List.of() : List.of(path.split(File.pathSeparator));
    }

    /** A module path may name a folder of jars; a class path needs a star for that. */
    private static boolean holdsJars(Path entry) {
        return Files.isDirectory(entry) && !Files.exists(entry.resolve("module-info.class"));
    }
}
