package dev.gantry.insight.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

import dev.gantry.insight.Going;
import dev.gantry.trace.Snapshot;

/**
 * Statement about a recording, such as {@code at most 5 tasks of "pool" ran at once}. What the language can say stands
 * in {@link ClaimParser}.
 */
public final class Claim {
    private final String text;
    private final Check check;

    private Claim(String text, Check check) {
        this.text = text;
        this.check = check;
    }

    /**
     * The claim that this text makes.
     *
     * @throws ClaimSyntaxException if it makes none
     */
    public static Claim of(String text) throws ClaimSyntaxException {
        return of(text, Map.of());
    }

    /**
     * The claim that this text makes with these values for its {@code {name}}s: numbers, durations such as {@code
     * 200 ms}, or names.
     *
     * @throws ClaimSyntaxException if it makes none, or a name has no value
     */
    public static Claim of(String text, Map<String, String> values) throws ClaimSyntaxException {
        return new Claim(text.strip(), new ClaimParser(text, values).read());
    }

    /**
     * The claims of these lines, one each. Empty lines and those that begin with # are left out.
     *
     * @throws ClaimSyntaxException if a line makes none; it says which
     */
    public static List<Claim> all(List<String> lines, Map<String, String> values) throws ClaimSyntaxException {
        List<Claim> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                try {
                    all.add(of(line, values));
                } catch (ClaimSyntaxException e) {
                    throw e.inLine(i + 1);
                }
            }
        }
        return all;
    }

    /** As it was written, without spaces around it. */
    public String text() {
        return text;
    }

    /** Checks it on all of a recording that was read without a fault. */
    public Verdict on(Snapshot recorded) {
        return on(recorded, true, () -> true, _ -> {}).orElseThrow();
    }

    /**
     * Checks it. Cost: one look at every task, some ten million a second; claims on how many there were at once sort
     * their starts and ends besides, and claims on lanes read the slices of these.
     *
     * @param whole whether the recording was read to its end, without damage
     * @param goesOn whether to go on; asked often
     * @param progress is told how far it is, from 0 to 1
     * @return empty if it did not go on to the end
     */
    public Optional<Verdict> on(
            Snapshot recorded, boolean whole, BooleanSupplier goesOn, DoubleConsumer progress) {
        Going going = new Going(goesOn, progress, Math.max(1, check.work(recorded)));
        Finding finding = check.on(Evidence.of(recorded, whole), going);
        return going.isStopped() ? Optional.empty() : Optional.of(finding.on(recorded, whole));
    }

    @Override
    public String toString() {
        return text;
    }
}
