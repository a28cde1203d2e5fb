package dev.gantry.cli.cluster;

import java.util.Optional;

import picocli.CommandLine.Option;

import dev.gantry.cluster.ClusterPool;
import dev.gantry.gather.Fetching;

/** The token of a cluster, as commands are given it. */
public final class TokenOption {
    @Option(names = "--token", paramLabel = "TOKEN",
            description = "What the program and its members know; if not given, "
                    + "the environment's " + ClusterPool.TOKEN + ", which other users do not see.")
    private Optional<String> token = Optional.empty();

    /** The one that is given, or the environment's; empty if there is none. */
    public String given() {
        return token.orElseGet(Fetching::usualToken);
    }
}
