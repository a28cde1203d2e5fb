package dev.gantry.cli.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Terminal;
import dev.gantry.cluster.ClusterPool;
import dev.gantry.cluster.Fetch;
import dev.gantry.cluster.Fetch.Fetched;
import dev.gantry.format.OpenFile;
import dev.gantry.format.WholeFile;
import dev.gantry.format.perfetto.PerfettoFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.gather.Gathering;
import dev.gantry.gather.Kept;
import dev.gantry.trace.Snapshot;

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

    @Option(names = "--token", paramLabel = "TOKEN", description = "What members know; if not given, the environment's "
            + ClusterPool.TOKEN + ", which other users do not see.")
    private Optional<String> token = Optional.empty();

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long members are waited for: 20, if not "
            + "given.")
    private int wait = 20;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new Failure(Failure.USE, file + " does not exist, or is no file.");
        }
        if (!(from >= 0) || !(until > from)) {
            throw new Failure(Failure.USE, "--from is 0 or more, and --to is later.");
        }
        OpenFile opened = Formats.open(file);
        opened.join();
        Snapshot driver = opened.snapshot();
        if (driver.records() == 0) {
            throw new Failure(Failure.RUN, opened.trouble().orElse(file + " has no records."));
        }
        try {
            WholeFile.check(to);
            Snapshot all = fetch(driver);
            WholeFile.write(to, out -> new PerfettoFile().write(all, opened.about(), out, _ -> {}));
            PrintWriter out = spec.commandLine().getOut();
            out.printf("%s: %,d records, %,d of them fetched%n", to, all.records(), all.records() - driver.records());
            out.flush();
            return 0;
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw new Failure(Failure.USE, wrong.getMessage());
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        }
    }

    private Snapshot fetch(Snapshot driver) throws IOException, InterruptedException {
        List<Kept> kept = Kept.of(driver);
        if (kept.isEmpty()) {
            throw new Failure(Failure.USE, file + " says of no worker that its records are kept on a member.");
        }
        List<Kept> named = kept.stream().filter(worker -> members.isEmpty() || members.contains(worker.at().member()))
                .toList();
        if (named.isEmpty()) {
            throw new Failure(Failure.USE, "no member of " + file + " is called so: there are "
                    + String.join(", ", Gathering.members(kept)));
        }
        long first = (long) (from * SECOND);
        long last = (long) Math.min(driver.horizon(), until * SECOND);
        List<Kept> wanted = Gathering.missing(driver, named, first, last);
        if (wanted.size() < named.size()) {
            throw new Failure(Failure.USE, file + " has records of this time already: name another time or member, or "
                    + "fetch all at once into the recording without them.");
        }
        long origin = wanted.getFirst().origin();
        PrintWriter err = spec.commandLine().getErr();
        boolean shown = Terminal.isInteractive();
        try (Fetch fetch = Fetch.at(at.orElse(wanted.getFirst().at().address()),
                token.or(() -> Optional.ofNullable(System.getenv(ClusterPool.TOKEN))).orElse(""))) {
            List<Fetched> fetched = fetch.fetch(wanted.stream().map(Kept::at).distinct().toList(), origin + first,
                    origin + last, Duration.ofSeconds(wait), (come, all) -> {
                        if (shown) {
                            err.print("\r\u001b[2K%d of %d parts".formatted(come, all));
                            err.flush();
                        }
                    }, () -> true);
            return Gathering.of(driver, wanted, fetched, first, last);
        } finally {
            err.print(shown ? "\r\u001b[2K" : "");
            err.flush();
        }
    }
}
