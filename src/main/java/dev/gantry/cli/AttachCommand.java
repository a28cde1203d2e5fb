package dev.gantry.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.BudgetOptions;
import dev.gantry.cli.terminal.Display;
import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Milliseconds;
import dev.gantry.cli.terminal.SourcesOption;
import dev.gantry.program.Attachment;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.RingsOfOthers;
import dev.gantry.program.Signals;
import dev.gantry.program.java.JavaHome;
import dev.gantry.program.java.JavaProgram;
import dev.gantry.program.java.JvmFeed;
import dev.gantry.program.java.RunningJvm;
import dev.gantry.program.python.DaskFeed;
import dev.gantry.recording.Feed;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Spools;

/** {@code gantry attach}: watches a JVM that runs already, and leaves it as it was. */
@Command(name = "attach", description = {
        "Watches a JVM that runs already, from now until it ends or you press Ctrl+C, and leaves it as it was.",
        "Without an argument it lists the JVMs. With a folder it follows the rings that JVMs write there, see 'gantry "
                + "agent'. With 'dask' it watches a Dask cluster: workers, their threads, tasks, transfers.",
        "Tasks that were queued before are not known. JDK 21 and later warn on the JVM's standard error that an agent "
                + "was loaded."},
        mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {
    private static final String DASK = "dask";

    @Parameters(index = "0", arity = "0..1", paramLabel = "PID|FOLDER|dask",
            description = "The JVM's process id, or the folder of rings; 'dask' for a Dask cluster.")
    private Optional<String> target = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "HOST:PORT", description = "Where Dask's scheduler listens.")
    private Optional<String> scheduler = Optional.empty();

    @Option(names = "--python", paramLabel = "PATH", description = "The interpreter that asks Dask's scheduler; if not "
            + "given, the first on the path that has Dask.")
    private Optional<String> python = Optional.empty();

    @Option(names = "--for", paramLabel = "TIME", converter = Milliseconds.class, description = "Leave after so long, "
            + "such as 30s.")
    private Optional<Long> time = Optional.empty();

    @Option(names = "--window",
            description = "Watch the JVM in the window, live: in a new window of the Gantry that is "
                    + "open on this display, or else in one that this command opens and waits for.")
    private boolean window;

    @Option(names = "--stops", description = "Tell of garbage collections, safepoints and waits for monitors, "
            + "too, by the JVM's flight recorder.")
    private boolean stops;

    @Mixin
    private SourcesOption sources;

    @Mixin
    private OutputOptions output;

    @Mixin
    private BudgetOptions budget;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (target.isEmpty()) {
            if (window) {
                throw new Failure(Failure.USE, "--window wants a JVM's process id. 'gantry attach' lists the JVMs.");
            }
            list();
            return 0;
        }
        Outputs outputs = output.outputs();
        if (window && !target.get().equals(DASK)) {
            WindowStart.open(inWindow(outputs));
            return 0;
        }
        outputs.check();
        if (scheduler.isPresent() || target.get().equals(DASK)) {
            return watchDask(outputs);
        }
        return isNumber(target.get())
                ? watch(Long.parseLong(target.get()), outputs)
                : follow(target.get(), outputs);
    }

    private void list() {
        PrintWriter out = spec.commandLine().getOut();
        RunningJvm.all().forEach(jvm -> out.println("%8d  %s%s".formatted(jvm.pid(), jvm.name(),
                jvm.obstacle().map(why -> "  (" + text(why) + ")").orElse(""))));
        out.flush();
    }

    private static String text(RunningJvm.Obstacle why) {
        return switch (why) {
            case OTHER_USER -> "another user's";
            case OLD_JDK -> "older than Java " + JavaHome.OLDEST;
            case NO_ATTACHING -> "forbids attaching, -XX:+DisableAttachMechanism";
            case NO_AGENTS -> "forbids agents, -XX:-EnableDynamicAgentLoading";
            case WATCHED -> "watched already";
        };
    }

    /** What the window is to watch; all that can be told before it is attached to is told before the window opens. */
    private OpenRequest inWindow(Outputs outputs) {
        if (!outputs.isChartAlone() || budget.isGiven() || time.isPresent()) {
            throw new Failure(Failure.USE,
                    "--window leaves files, limits and the end to the window: --picture, --json, "
                            + "--record, --memory, --last, --when-full and --for are for watching without one.");
        }
        if (!isNumber(target.get())) {
            throw new Failure(Failure.USE, "--window wants a JVM's process id; a folder of rings is followed without "
                    + "it. 'gantry attach' lists the JVMs.");
        }
        RunningJvm jvm = RunningJvm.find(Long.parseLong(target.get())).orElseThrow(() -> new Failure(Failure.USE,
                "process " + target.get() + " is no JVM that runs. 'gantry attach' lists the JVMs."));
        Display.whatIsMissing().ifPresent(why -> {
            throw new Failure(Failure.USE, why + " Without --window, attach needs none.");
        });
        return OpenRequest.running(Program.of(jvm).with(stops ? List.of(JavaProgram.STOPS) : List.of(),
                sources.places()));
    }

    private static boolean isNumber(String text) {
        return text.length() < 19 && !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    private int watch(long pid, Outputs outputs) throws InterruptedException {
        JvmFeed jvm = new JvmFeed(new Source.Attached(pid, RunningJvm.find(pid).map(RunningJvm::name).orElse("java")),
                budget.budget(),
                stops, sources.places());
        return record(jvm, jvm::stop, outputs);
    }

    private int watchDask(Outputs outputs) throws InterruptedException {
        if (!target.get().equals(DASK) || scheduler.isEmpty() || window) {
            throw new Failure(Failure.USE,
                    "a Dask cluster is watched by 'gantry attach dask HOST:PORT', without a window.");
        }
        try {
            DaskFeed dask = new DaskFeed(scheduler.get(), DaskFeed.python(python), budget.budget());
            return record(dask, dask::stop, outputs);
        } catch (NotWatchable missing) {
            throw new Failure(Failure.USE, missing.getMessage());
        }
    }

    private int follow(String folder, Outputs outputs) throws InterruptedException {
        Path rings = Path.of(folder);
        if (!Files.isDirectory(rings)) {
            throw new Failure(Failure.USE, folder + " is neither a process id nor a folder of rings. 'gantry attach' "
                    + "lists the JVMs.");
        }
        Attachment others = new Attachment(new Source.Attached(ProcessHandle.current().pid(), folder), rings,
                new RingsOfOthers(rings), budget.budget());
        return record(others, others::stop, outputs);
    }

    private int record(Feed feed, Runnable stop, Outputs outputs) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Recording recording = Recording.start(feed, Optional.of(Spools.FOLDER));
        try (Signals _ = Signals.ask(stop)) {
            if (time.isPresent() && !recording.join(time.get())) {
                stop.run();
            }
            recording.join();
        }
        if (!recording.hasBegun()) {
            throw new Failure(Failure.USE, recording.failure().map(Throwable::getMessage)
                    .orElse("it was left before it could be watched."));
        }
        new HeadlessRun(outputs, err).leave(recording, List.of());
        recording.failure().ifPresent(why -> {
            throw new Failure(Failure.RUN, Optional.ofNullable(why.getMessage()).orElse(why.toString()));
        });
        return 0;
    }
}
