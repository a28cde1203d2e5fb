package dev.gantry.cli.terminal;

import java.time.Duration;
import java.util.Optional;

import picocli.CommandLine.Option;

import dev.gantry.trace.budget.Budget;

/** Budget options of a recording: how much of it is kept. */
public final class BudgetOptions {
    private static final int MEGA_BITS = 20;

    @Option(names = "--memory", paramLabel = "SIZE", converter = Bytes.class, description = "How much memory the "
            + "recording may take, such as 512M; if not given, a fifth of Java's heap.")
    private Optional<Long> memory = Optional.empty();

    @Option(names = "--last", paramLabel = "TIME", converter = Milliseconds.class, description = "Keep only the last "
            + "so long, such as 30s.")
    private Optional<Long> last = Optional.empty();

    @Option(names = "--when-full", paramLabel = "keep-last|stop", description = "What happens when the recording "
            + "has taken its memory: its beginning goes, and its last part is kept (keep-last, if not given), or it "
            + "ends there and the program goes on (stop).")
    private Optional<String> whenFull = Optional.empty();

    /** Nothing given so far. */
    public BudgetOptions() {}

    /** Whether any is given. */
    public boolean isGiven() {
        return memory.isPresent() || last.isPresent() || whenFull.isPresent();
    }

    /**
     * The budget as given.
     *
     * @throws Failure if an option has a value that is none of its own
     */
    public Budget budget() {
        Budget usual = Budget.usual();
        if (memory.isPresent() && memory.get() < Budget.LEAST_BYTES) {
            throw new Failure(Failure.USE, "--memory is too little: a recording needs %dM at least."
                    .formatted(Budget.LEAST_BYTES >> MEGA_BITS));
        }
        if (last.isPresent() && last.get() <= 0) {
            throw new Failure(Failure.USE, "--last is a time above 0, such as 30s.");
        }
        try {
            return whenFull.map(BudgetOptions::beyond).map(usual::beyond).orElse(usual)
                    .ofBytes(memory.orElse(usual.bytes()))
                    .ofLast(last.map(Duration::ofMillis).orElse(Budget.ANY_TIME));
        } catch (IllegalArgumentException e) {
            throw new Failure(Failure.USE, e.getMessage() + ".");
        }
    }

    private static Budget.Beyond beyond(String name) {
        return Budget.Beyond.byId(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("--when-full is keep-last or stop, not '" + name + "'"));
    }
}
