package dev.gantry.cli.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Reading;
import dev.gantry.cli.terminal.Terminal;
import dev.gantry.cluster.ClusterPool;
import dev.gantry.format.OpenFile;
import dev.gantry.format.TraceUnderConstruction;
import dev.gantry.format.WholeFile;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.gather.Fetching;
import dev.gantry.gather.Gathering;
import dev.gantry.recording.About;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.kept.Kept;
import dev.gantry.trace.message.Message;
import dev.gantry.view.style.Phrases;

/** {@code gantry fetch FILE TO}: fetches what members of a cluster kept, into a recording. */
@Command(name = "fetch", description = {
        "Fetches the records that members of a cluster kept on their own disks, and writes the recording with them.",
        "The recording says where its program listened. Members must be there: 'gantry member' waits for a program, "
                + "and for this."},
        mixinStandardHelpOptions = true)
public final class FetchCommand implements Callable<Integer> {
    private static final double SECOND = 1e9;

    @Parameters(index = "0", paramLabel = "FILE", description = "The recording of the program that had the "
            + "ClusterPool.")
    private Path file;

    @Parameters(index = "1", paramLabel = "TO", description = "The new file, such as all.pftrace.")
    private Path to;

    @Option(names = "--member", paramLabel = "NAME", description = "Only of this member; again for more. If not given, "
            + "of all.")
    private List<String> members = List.of();

    @Option(names = "--from", paramLabel = "SECONDS", description = "Only from this time of the recording on; whole "
            + "parts of records come, a second or so more than that.")
    private double from;

    @Option(names = "--to", paramLabel = "SECONDS", description = "Only up to this time of the recording.")
    private double until = Double.POSITIVE_INFINITY;

    @Option(names = "--at", paramLabel = "HOST:PORT", description = "Where members look for their program, if not "
            + "where the recording says.")
    private Optional<String> at = Optional.empty();

    @Mixin
    private TokenOption token;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long members are waited for: 20, if not "
            + "given.")
    private int wait = 20;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!(from >= 0) || !(until > from)) {
            throw new Failure(Failure.USE, "--from is 0 or more, and --to is later.");
        }
        OpenFile opened = Reading.read(file, spec.commandLine().getErr());
        Snapshot driver = opened.snapshot();
        About about = opened.isWhole()
                ? opened.about()
                : opened.about().noting(Stream.concat(opened.about().notices().stream(),
                        Stream.of(Message.say(TraceUnderConstruction.UNFINISHED))).distinct().toList());
        try {
            WholeFile.check(to);
            Snapshot all = fetch(driver);
            About told = Gathering.about(about, all);
            WholeFile.write(to, out -> new PerfettoFile().write(all, told, out, _ -> {}));
            PrintWriter out = spec.commandLine().getOut();
            out.printf("%s: %,d records, %,d of them fetched, %s lost%n", to, all.records(),
                    Gathering.fetched(driver, all), all.lost() == 0 ? "none" : "%,d".formatted(all.lost()));
            out.flush();
            Kept.lost(all).ifPresent(lost -> System.err.println("gantry: " + Phrases.say(lost)));
            return Reading.outcome(opened);
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw new Failure(Failure.USE, wrong.getMessage());
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        }
    }

    private Snapshot fetch(Snapshot driver) throws IOException, InterruptedException {
        Fetching fetching = wanted(driver);
        PrintWriter err = spec.commandLine().getErr();
        boolean shown = Terminal.isInteractive();
        try {
            return fetching.fetch(at.orElse(fetching.address()),
                    token.given(),
                    Duration.ofSeconds(wait), (come, all) -> {
                        if (shown) {
                            err.print("\r\u001b[2K%d of %d parts".formatted(come, all));
                            err.flush();
                        }
                    }, () -> true);
        } finally {
            err.print(shown ? "\r\u001b[2K" : "");
            err.flush();
        }
    }

    private Fetching wanted(Snapshot driver) {
        try {
            return Fetching.of(driver, members, (long) (from * SECOND), (long) Math.min(driver.horizon(),
                    until * SECOND));
        } catch (IllegalArgumentException nothing) {
            throw new Failure(Failure.USE, file + ": " + nothing.getMessage());
        }
    }
}
