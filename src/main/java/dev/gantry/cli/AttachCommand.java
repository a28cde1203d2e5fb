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
import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Milliseconds;
import dev.gantry.folder.Folders;
import dev.gantry.program.Attachment;
import dev.gantry.program.NotWatchable;
import dev.gantry.program.Rings;
import dev.gantry.program.RingsOfOthers;
import dev.gantry.program.Signals;
import dev.gantry.program.java.Agent;
import dev.gantry.program.java.AttachedJvm;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.ui.session.Spools;

/** {@code gantry attach}: watches a JVM that runs already, and leaves it as it was. */
@Command(name = "attach", description = {
        "Watches a JVM that runs already, from now until it ends or you press Ctrl+C, and leaves it as it was.",
        "Without an argument it lists the JVMs. With a folder it follows the rings that JVMs write there, see 'gantry "
                + "agent'.",
        "Tasks that were queued before are not known. JDK 21 and later warn on the JVM's standard error that an agent "
                + "was loaded."},
        mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "PID|FOLDER",
            description = "The JVM's process id, or the folder of rings.")
    private Optional<String> target = Optional.empty();

    @Option(names = "--for", paramLabel = "TIME", converter = Milliseconds.class, description = "Leave after so long, "
            + "such as 30s.")
    private Optional<Long> time = Optional.empty();

    @Mixin
    private OutputOptions output;

    @Mixin
    private BudgetOptions budget;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (target.isEmpty()) {
            list();
            return 0;
        }
        Outputs outputs = output.outputs();
        outputs.check();
        try {
            return isNumber(target.get())
                    ? watch(Long.parseLong(target.get()), outputs)
                    : follow(target.get(), outputs);
        } catch (NotWatchable why) {
            throw new Failure(Failure.USE, why.getMessage());
        }
    }

    private void list() {
        PrintWriter out = spec.commandLine().getOut();
        AttachedJvm.list().forEach(jvm -> out.println("%8d  %s".formatted(jvm.pid(), jvm.name())));
        out.flush();
    }

    private static boolean isNumber(String text) {
        return text.length() < 19 && !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    private int watch(long pid, Outputs outputs) throws NotWatchable, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Path rings = Rings.create();
        try {
            AttachedJvm jvm = new AttachedJvm(pid, rings, Agent.in(Folders.usual().cache()),
                    what -> err.println(ProgramOptions.lacks(what)));
            return record(new Attachment(new Source.Attached(pid, AttachedJvm.name(pid).orElse("java")), rings, jvm,
                    budget.budget()), outputs);
        } finally {
            Rings.delete(rings);
        }
    }

    private int follow(String folder, Outputs outputs) throws InterruptedException {
        Path rings = Path.of(folder);
        if (!Files.isDirectory(rings)) {
            throw new Failure(Failure.USE, folder + " is neither a process id nor a folder of rings. 'gantry attach' "
                    + "lists the JVMs.");
        }
        return record(new Attachment(new Source.Attached(ProcessHandle.current().pid(), folder), rings,
                new RingsOfOthers(rings), budget.budget()), outputs);
    }

    private int record(Attachment attachment, Outputs outputs) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Recording recording = Recording.start(attachment, Optional.of(Spools.FOLDER));
        try (Signals _ = Signals.ask(attachment::stop)) {
            if (time.isPresent() && !recording.join(time.get())) {
                attachment.stop();
            }
            recording.join();
        }
        if (!recording.hasBegun()) {
            throw new Failure(Failure.USE, recording.failure().map(Throwable::getMessage)
                    .orElse("it was left before it could be watched."));
        }
        new HeadlessRun(outputs, err).leave(recording, List.of());
        return 0;
    }
}
