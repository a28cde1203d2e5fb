package dev.gantry.program.java;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.gantry.folder.Folders;
import dev.gantry.program.Besides;
import dev.gantry.program.ExactWords;
import dev.gantry.program.Launch;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.NotWatchable.Reason;
import dev.gantry.program.ProgramRun;
import dev.gantry.program.Rings;
import dev.gantry.program.Streams;
import dev.gantry.recording.Source;
import dev.gantry.trace.budget.Budget;

/**
 * Java program, or a command that starts JVMs, as the user named it.
 *
 * <p>A JVM that Gantry starts itself gets the agent by an option, and is as without in all else. One that a command
 * starts gets it by the variable {@code JAVA_TOOL_OPTIONS}: then the JVM says on standard error that it "picked up"
 * that, which can't be avoided.
 *
 * @param kind how it was named
 * @param words what names it, and the arguments that it is given
 * @param watched what is watched besides the usual: {@value #STOPS}, garbage collections and safepoints
 * @param sources folders and jars where its sources are, besides where they are looked for anyway
 */
public record JavaProgram(Kind kind, List<String> words, List<String> watched, List<Path> sources) {
    /** Garbage collections and safepoints, by the JVM's flight recorder. */
    public static final String STOPS = "stops";

    private static final String TOOL_OPTIONS = "JAVA_TOOL_OPTIONS";

    public JavaProgram {
        words = List.copyOf(words);
        watched = List.copyOf(watched);
        sources = List.copyOf(sources);
    }

    /** A program of which the usual is watched, and whose sources are where they are looked for anyway. */
    public JavaProgram(Kind kind, List<String> words) {
        this(kind, words, List.of(), List.of());
    }

    /** How a program is named. */
    public enum Kind {
        /** A jar with a main class. */
        JAR(1, "-jar"),
        /** A source file, which java compiles in memory. */
        SOURCE(1),
        /** A class path and a main class of it. */
        CLASS_PATH(2, "-cp"),
        /** A command line. If it is java's own, that JVM is watched; else all that come of it. */
        COMMAND(1);

        private final int named; // how many words name it
        private final List<String> options; // with which java takes it

        Kind(int named, String... options) {
            this.named = named;
            this.options = List.of(options);
        }

        /** How many words name a program; those behind are its arguments. */
        public int named() {
            return named;
        }
    }

    /**
     * Makes a run of it that is watched, with this process's environment.
     *
     * @param home the folder of the JDK that runs it; empty for the usual one
     * @param folder where it is started
     * @param besides what a command's processes get, for those that are no JVMs
     * @param budget how much of its recording is kept
     * @param missing is told what can't be seen of its JDK
     * @throws NotWatchable if the program can't be started or watched
     */
    public ProgramRun run(Optional<String> home, Path folder, Besides besides, Budget budget, Streams streams,
            Consumer<String> missing) throws NotWatchable {
        return Rings.use(rings -> new ProgramRun(
                launch(home, folder, besides, Folders.usual().cache(), rings, System.getenv(), missing), budget, rings,
                streams));
    }

    /**
     * Makes a launch of it that is watched.
     *
     * @param home the folder of the JDK that runs it; empty for the usual one
     * @param folder where it is started
     * @param besides what a command's processes get, for those that are no JVMs
     * @param cache the user's cache folder, where the agent is laid out
     * @param rings the private folder that its rings are written into
     * @param missing is told what can't be seen of its JDK
     * @throws NotWatchable if the program can't be started or watched
     */
    public Launch launch(Optional<String> home, Path folder, Besides besides, Path cache, Path rings,
            Map<String, String> environment, Consumer<String> missing) throws NotWatchable {
        Optional<EngineProgram> withEngine = engine(folder);
        if (withEngine.isPresent()) {
            return withEngine.get().launch(home, folder, cache, rings, watched.contains(STOPS), words.getFirst(),
                    missing);
        }
        Agent agent = Agent.in(cache);
        if (startsJvms()) {
            Map<String, String> added = new HashMap<>(besides.environment(cache, rings, environment));
            added.putAll(forJvms(agent, home, rings, environment, missing));
            return new Launch(source(folder, Optional.empty()), words, added, folder, List.of(),
                    JavaSources.of(this, folder));
        }
        JavaHome java = java(home, environment);
        MainClass.check(this, java, folder);
        agent.prepare(java).forEach(missing);
        boolean asNamed = kind == Kind.COMMAND && home.isEmpty();
        List<String> command = new ArrayList<>(
                List.of(asNamed ? words.getFirst() : java.java().toString(),
                        agent.option(rings, watched.contains(STOPS))));
        command.addAll(kind.options);
        command.addAll(kind == Kind.COMMAND ? words.subList(1, words.size()) : words);
        return new Launch(source(folder, Optional.of(java.java())), command, Map.of(), folder, List.of(),
                JavaSources.of(this, folder));
    }

    /**
     * Checks what can be known of it before it is started.
     *
     * @param home the folder of the JDK that runs it; empty for the usual one
     * @param folder where it is started
     * @throws NotWatchable if there is no such JDK, or the program is none that it can run
     */
    public void check(Optional<String> home, Path folder, Map<String, String> environment) throws NotWatchable {
        if (startsJvms()) {
            forCommand(home, environment);
        } else if (engine(folder).isEmpty() || home.isPresent()) {
            MainClass.check(this, java(home, environment), folder);
        }
    }

    /** What it is if it is a source file that uses Gantry. */
    private Optional<EngineProgram> engine(Path folder) {
        return kind == Kind.SOURCE
                ? EngineProgram.in(folder.resolve(words.getFirst()), words.subList(1, words.size()))
                : Optional.empty();
    }

    /** Whether it is a command that may start JVMs, and is none itself. */
    private boolean startsJvms() {
        return kind == Kind.COMMAND && !JavaHome.isCommand(words.getFirst());
    }

    /** The JDK that runs it; of a source file the Java that runs this, where there is no other: it has a compiler. */
    private JavaHome java(Optional<String> home, Map<String, String> environment) throws NotWatchable {
        try {
            return kind == Kind.COMMAND && home.isEmpty()
                    ? JavaHome.ofCommand(words.getFirst(), environment)
                    : JavaHome.find(home, environment);
        } catch (NotWatchable why) {
            if (kind == Kind.SOURCE && why.reason() == Reason.NO_JAVA) {
                return JavaHome.in(Path.of(System.getProperty("java.home")));
            }
            throw why;
        }
    }

    /** The JDK that a command is given; empty if there is none here, which need not matter to it. */
    private static Optional<JavaHome> forCommand(Optional<String> home, Map<String, String> environment)
            throws NotWatchable {
        try {
            return Optional.of(JavaHome.find(home, environment));
        } catch (NotWatchable why) {
            if (why.reason() == Reason.NO_JAVA) {
                return Optional.empty();
            }
            throw why;
        }
    }

    /** Prepares all JDKs that a command may choose; returns what its JVMs get in their environment. */
    private Map<String, String> forJvms(Agent agent, Optional<String> home, Path rings,
            Map<String, String> environment, Consumer<String> missing) throws NotWatchable {
        Optional<JavaHome> given = forCommand(home, environment);
        if (given.isEmpty()) {
            return Map.of();
        }
        agent.prepare(given.get()).forEach(missing);
        try {
            agent.prepare(JavaHome.find(Optional.empty(), Map.of("PATH", environment.getOrDefault("PATH", ""))))
                    .forEach(missing);
        } catch (NotWatchable _) {
            // what starts that one says so itself
        }
        String option = agent.option(rings, watched.contains(STOPS));
        String quoted = option.contains(" ") ? '"' + option + '"' : option;
        String before = environment.getOrDefault(TOOL_OPTIONS, "");
        return home.isPresent()
                ? Map.of(TOOL_OPTIONS, (quoted + " " + before).strip(), "JAVA_HOME", home.get())
                : Map.of(TOOL_OPTIONS, (quoted + " " + before).strip());
    }

    private Source.Program source(Path folder, Optional<Path> java) {
        List<String> shown = words.stream().map(ExactWords::shown).toList();
        String command = String.join(" ", Stream.concat(kind.options.stream(), shown.stream().limit(kind.named))
                .toList());
        return new Source.Program(command, shown.subList(kind.named, shown.size()), folder, java);
    }
}
