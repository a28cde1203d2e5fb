package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.gantry.cli.cluster.TokenOption;
import dev.gantry.cli.terminal.Failure;
import dev.gantry.cluster.Cluster;
import dev.gantry.cluster.MemberOptions;
import dev.gantry.cluster.MemberProgram;
import dev.gantry.cluster.keep.KeptFolder;

/** {@code gantry member}: this machine runs tasks of a ClusterPool elsewhere. */
@Command(name = "member", description = {
        "Lets this machine run tasks of a program that has a ClusterPool, until it is ended.",
        "It runs whatever that program sends, as the user who started it. Traffic is not encrypted: use a private "
                + "network, WireGuard or an SSH tunnel."},
        mixinStandardHelpOptions = true)
final class MemberCommand implements Callable<Integer> {
    private static final long MOST_RECORDS = 1 << 30;

    @Option(names = "--join", paramLabel = "HOST:PORT", description = "Where that program listens; it is waited for.")
    private Optional<String> join = Optional.empty();

    @Mixin
    private TokenOption token;

    @Option(names = "--name", paramLabel = "NAME", description = "What it is called on the timeline; if not given, as "
            + "this machine.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--workers", paramLabel = "N", description = "How many processes it runs for each pool; if not "
            + "given, as many as there are processors.")
    private int workers = Runtime.getRuntime().availableProcessors();

    @Option(names = "--bind", paramLabel = "HOST[:PORT]", description = "The interface for its traffic, and the "
            + "port if a firewall has to know it; if not given, the one from which the program is reached.")
    private Optional<String> bind = Optional.empty();

    @Option(names = "--lost-after", paramLabel = "SECONDS", description = "How long the program may be silent before "
            + "it counts as gone: 10, if not given.")
    private int lostAfter = 10;

    @Option(names = "--once", description = "Ends when the program is gone, and does not wait for the next.")
    private boolean once;

    @Option(names = "--records", paramLabel = "FOLDER", description = "Where it keeps the records of its tasks if the "
            + "program wants that; if not given, in the user's folder for states. Only this user can read them.")
    private Optional<Path> records = Optional.empty();

    @Option(names = "--records-most", paramLabel = "MB", description = "How much of them it keeps, the last part; "
            + "1024, if not given.")
    private long recordsMost = KeptFolder.USUAL_BYTES >> 20;

    @Option(names = "--forget-records", description = "Deletes the records that are kept, and nothing else happens.")
    private boolean forgetRecords;

    @Option(names = "--new-token", description = "Prints a new token, and nothing else happens.")
    private boolean newToken;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (newToken) {
            out.println(Cluster.newToken());
            out.flush();
            return 0;
        }
        if (recordsMost < 1 || recordsMost > MOST_RECORDS) {
            throw new Failure(Failure.USE,
                    "--records-most is 1 to %d MB, not %d.".formatted(MOST_RECORDS, recordsMost));
        }
        Consumer<String> say = said -> {
            out.println(said);
            out.flush();
        };
        Path place = records.orElseGet(KeptFolder::usualPlace);
        try (KeptFolder kept = KeptFolder.in(place, recordsMost << 20, say)) {
            if (forgetRecords) {
                say.accept("Deleted the records of %d runs in %s.".formatted(kept.forget(), place));
                return 0;
            }
            if (records.isPresent()) {
                kept.prepare();
            }
            MemberOptions options = new MemberOptions(
                    join.orElseThrow(() -> new IllegalArgumentException(
                            "say where the program listens: --join HOST:PORT")),
                    token.given(),
                    name.orElseGet(MemberCommand::machine), workers, bind, Duration.ofSeconds(lostAfter), once);
            new MemberProgram(options, kept, say).run();
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw new Failure(Failure.USE, wrong.getMessage());
        } catch (IOException refused) {
            throw new Failure(Failure.RUN, refused.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "member";
        }
    }
}
