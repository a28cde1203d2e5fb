package dev.gantry.cli.doctor;

import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.gantry.cli.terminal.Display;
import dev.gantry.cluster.Cluster;
import dev.gantry.coroutine.Generator;
import dev.gantry.folder.Folders;
import dev.gantry.format.jfr.JfrReader;
import dev.gantry.jdk.Internals;
import dev.gantry.program.LeftRings;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.python.Interpreter;
import dev.gantry.query.SqlLibrary;

/** Checks of the machine: the JDK, its flags, the internals that Gantry uses, the display. Nothing here throws. */
final class Findings {
    /**
     * Check result of {@code gantry doctor}.
     *
     * @param what what was checked
     * @param works whether it is there and works
     * @param detail what was found
     * @param cure what does not work without it, and how to get it; empty if it works
     */
    record Finding(String what, boolean works, String detail, Optional<String> cure) {
        static Finding ok(String what, String detail) {
            return new Finding(what, true, detail, Optional.empty());
        }

        static Finding missing(String what, String detail, String cure) {
            return new Finding(what, false, detail, Optional.of(cure));
        }
    }

    private static final int NEEDED = 25;

    /** Libraries of coroutines that programs of Python may have. */
    private static final List<String> COROUTINES = List.of("greenlet", "gevent");

    private Findings() {}

    static List<Finding> all() {
        CompletableFuture<List<Finding>> pythons = beside(() -> pythons(System.getenv())); // they take longest
        List<Finding> all = new ArrayList<>(
                List.of(jdk(), machine(), startCache(), threadPool(), continuation(), flatGenerators(), scheduler(),
                        internal("Bindings", Internals.BINDINGS, "coroutines keep the scoped values that they bind"),
                        internal("Monitors", Internals.MONITORS,
                                "a generator's monitors stay with the thread that entered them"),
                        internal("Exit", Internals.THREADS,
                                "System.exit in a virtual thread ends a program that waits for tasks"),
                        internal("Hidden", Internals.HIDDEN_CLASSES,
                                "generators of programs in modules run without a stack too"),
                        internal("Classes", Internals.DEFINING, "classes of lambdas are sent ahead to workers"),
                        flightRecorder()));
        List<Finding> others = List.of(left(Folders.usual().session()), sql(), cluster(), javaFx(),
                internal("Dock", Internals.DOCK_NAME, "windows have the program's name in a dock"),
                internal("Styles", Internals.STYLE_SHEETS, "the window's style sheet is read ahead"),
                controls(), display(), text());
        all.addAll(pythons.join());
        all.addAll(others);
        return all;
    }

    private static Finding jdk() {
        String found = System.getProperty("java.vm.name") + " " + Runtime.version() + ", "
                + System.getProperty("java.vendor");
        return Runtime.version().feature() >= NEEDED
                ? Finding.ok("Java", found)
                : Finding.missing("Java", found,
                        "Gantry is made for Java " + NEEDED + ": install a JDK " + NEEDED + ".");
    }

    private static Finding machine() {
        Runtime here = Runtime.getRuntime();
        return Finding.ok("Machine", "%s %s, %d processors, at most %d MiB of memory for Gantry".formatted(
                System.getProperty("os.name"), System.getProperty("os.arch"), here.availableProcessors(),
                here.maxMemory() >> 20));
    }

    /**
     * AOT cache check: the native package starts with classes that were loaded and linked when it was built; the JVM
     * ignores an unusable cache without a message.
     */
    private static Finding startCache() {
        boolean given = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(option -> option.startsWith("-XX:AOTCache="));
        if (!given) {
            return Finding.ok("Start", "without an AOT cache, which only the native package has");
        }
        return System.getProperty("java.vm.info", "").contains("sharing")
                ? Finding.ok("Start", "with the AOT cache of the package")
                : Finding.missing("Start", "Java refuses the AOT cache of the package",
                        "Starting takes about twice as long; the rest works. Unset JAVA_TOOL_OPTIONS and "
                                + "JDK_JAVA_OPTIONS, or install the package again.");
    }

    private static Finding threadPool() {
        try (var pool = Executors.newFixedThreadPool(1)) {
            return Finding.ok("Threads", pool.submit(() -> "a pool started a thread and ran a task").get());
        } catch (Exception | OutOfMemoryError e) {
            return Finding.missing("Threads", e.toString(), "No lesson can run: allow this user more threads.");
        }
    }

    /** Continuation check: generators and greenlets run on the JDK's internal continuation. */
    private static Finding continuation() {
        return internal("Continuation", Internals.CONTINUATION,
                "generators and greenlets can switch on one thread");
    }

    /** Class-file API check: bodies that allow it are rewritten with it, so that they need no stack of their own. */
    private static Finding flatGenerators() {
        try (Generator<Integer, Void> flat = Generator.flat(yielder -> yielder.yield(1))) {
            return flat.next() == 1 && flat.isFlat()
                    ? Finding.ok("Flat", "generators whose bodies allow it run without a stack of their own")
                    : Finding.missing("Flat", "no generator can be had without a stack of its own",
                            "All generators work, none faster than with a stack. Use a JDK " + NEEDED
                                    + ".");
        } catch (RuntimeException | LinkageError e) {
            return Finding.missing("Flat", e.toString(), "See 'Continuation'.");
        }
    }

    /** Custom scheduler check: hubs that switch by themselves are virtual threads on a scheduler of ours. */
    private static Finding scheduler() {
        return internal("Scheduler", Internals.SCHEDULER,
                "virtual threads can run on a scheduler of Gantry's own");
    }

    private static Finding internal(String what, Internals internal, String works) {
        String cost = "No " + internal.users() + "; the rest works. ";
        if (!internal.isOpen()) {
            return Finding.missing(what, "Java was started without its flag",
                    cost + "Start through the gantry script, or add " + internal.flag() + ".");
        }
        return internal.exists()
                ? Finding.ok(what, works)
                : Finding.missing(what, "this JDK has none in the form that Gantry knows",
                        cost + "Use a JDK " + NEEDED + ".");
    }

    /** The internals that ControlsFX uses, in one line: they are missing together. */
    private static Finding controls() {
        return Stream.of(Internals.CONTROLS_EVENTS, Internals.CONTROLS, Internals.CONTROLS_KEYS)
                .filter(internal -> !internal.isAvailable()).findFirst()
                .map(internal -> internal("Controls", internal, ""))
                .orElseGet(() -> Finding.ok("Controls", "ControlsFX reaches what it uses of JavaFX"));
    }

    private static Finding flightRecorder() {
        return JfrReader.isAvailable()
                ? Finding.ok("Recorder", "recordings of the JDK's Flight Recorder can be opened")
                : Finding.missing("Recorder", "this Java has no Flight Recorder (module jdk.jfr)",
                        "No .jfr file can be opened; the rest works. Use a full JDK " + NEEDED + ".");
    }

    /** One for each interpreter; the first is the one that runs programs if no other is named. */
    private static List<Finding> pythons(Map<String, String> environment) {
        CompletableFuture<List<Interpreter>> all = beside(() -> Interpreter.all(environment));
        List<Finding> found = new ArrayList<>();
        List<Interpreter> usual = new ArrayList<>();
        try {
            usual.add(Interpreter.find(Optional.empty(), environment));
        } catch (NotWatchable none) {
            found.add(Finding.missing("Python", none.getMessage(),
                    "No Python program can be watched; the rest works. Install Python 3." + Interpreter.OLDEST
                            + " or later."));
        }
        Stream<Interpreter> others = all.join().stream().filter(other -> usual.stream().noneMatch(other::isSame));
        found.addAll(Stream.concat(usual.stream(), others).parallel().map(Findings::python).toList());
        return found;
    }

    private static <T> CompletableFuture<T> beside(Supplier<T> check) {
        return CompletableFuture.supplyAsync(check, task -> Thread.ofPlatform().daemon().start(task));
    }

    private static Finding python(Interpreter interpreter) {
        return interpreter.obstacle()
                .map(why -> Finding.missing("Python", why,
                        "No program of this interpreter can be watched; the rest works."))
                .orElseGet(() -> Finding.ok("Python", "%s (%s): its programs can be watched%s".formatted(
                        interpreter.path(), interpreter.version(), libraries(interpreter))));
    }

    private static String libraries(Interpreter interpreter) {
        try {
            List<String> lacks = interpreter.lacks(COROUTINES);
            List<String> has = COROUTINES.stream().filter(name -> !lacks.contains(name)).toList();
            return (has.isEmpty() ? "" : ", " + String.join(" and ", has) + " too")
                    + (lacks.isEmpty() ? "" : "; it has no " + String.join(" and no ", lacks));
        } catch (NotWatchable silent) {
            return "";
        }
    }

    /** Check for what programs wrote whose Gantry was killed. */
    private static Finding left(Path session) {
        long left = LeftRings.count(session);
        return Finding.ok("Left", left == 0
                ? "no rings of a Gantry that was killed"
                : "the rings of %d program%s whose Gantry was killed: 'gantry recover' makes recordings of them"
                        .formatted(left, left == 1 ? "" : "s"));
    }

    private static Finding sql() {
        return SqlLibrary.isAvailable()
                ? Finding.ok("SQL", "recordings can be asked with SQL (DuckDB)")
                : Finding.missing("SQL", "DuckDB is not here",
                        "No 'gantry sql' and no Parquet; the rest works. Use a package with it.");
    }

    private static Finding cluster() {
        return Cluster.isAvailable()
                ? Finding.ok("Cluster", "tasks can run on other machines (Hazelcast)")
                : Finding.missing("Cluster", "Hazelcast is not here",
                        "No ClusterPool and no 'gantry member'; the rest works. Use a package with it.");
    }

    private static Finding javaFx() {
        return Display.hasJavaFx()
                ? Finding.ok("JavaFX", "its libraries are here")
                : Finding.missing("JavaFX", "its libraries are not here",
                        "No window; every command but the window works. Use the packaged program.");
    }

    private static Finding display() {
        return Display.whatIsMissing()
                .map(why -> Finding.missing("Display", why,
                        "'gantry run' draws the chart as text, and --picture as a PNG, without one."))
                .orElseGet(() -> Finding.ok("Display", "a window can be opened"));
    }

    private static Finding text() {
        Charset charset = System.out.charset();
        return charset.newEncoder().canEncode('█')
                ? Finding.ok("Text", "the terminal takes " + charset)
                : Finding.missing("Text", "the terminal takes only " + charset,
                        "Charts are drawn with plain letters. Set the locale to UTF-8 (LC_ALL=C.UTF-8, say).");
    }
}
