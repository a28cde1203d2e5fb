package dev.gantry.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.gantry.format.export.Choice;
import dev.gantry.format.export.Export;
import dev.gantry.format.export.Exports;
import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.program.java.JvmFeed;
import dev.gantry.recording.Recording;
import dev.gantry.recording.Source;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.budget.Budget;
import dev.gantry.trace.message.Width;
import dev.gantry.view.explain.VerdictText;
import dev.gantry.view.style.Phrases;

/**
 * Recording of this JVM: its executors, threads, virtual threads, waits and locks, by the agent that {@code gantry
 * attach} uses. At most one is on at a time.
 *
 * <p>The first one takes about half a second, as a second JVM has to load the agent into this one; the JVM then says on
 * its standard error that an agent was loaded, unless it was started with {@code -XX:+EnableDynamicAgentLoading}. While
 * it is on, a recording costs what the agent costs; between two recordings nothing is left of it in the JDK's classes.
 */
public final class Watch {
    private Watch() {}

    /**
     * Starts to record, from now until {@link Recording#end}.
     *
     * @param name what the recording is called
     * @throws IllegalStateException if this JVM can't be recorded; the message says why, and what helps
     */
    public static Recording start(String name) {
        Recording started = Recording.start(
                new JvmFeed(new Source.Attached(ProcessHandle.current().pid(), name), Budget.usual(), false,
                        List.of()));
        if (!started.awaitBegun()) {
            throw new IllegalStateException("This JVM is not recorded: "
                    + started.failure().map(Throwable::getMessage).orElse("it was stopped"),
                    started.failure()
                            .orElse(null));
        }
        return started;
    }

    /**
     * Ends the recording, if it is on, and says what it says of a claim.
     *
     * @throws IllegalArgumentException if the text makes no claim; the message points at the word
     */
    public static Verdict check(Recording recording, String claim) {
        try {
            return Claim.of(claim).on(recording.end());
        } catch (ClaimSyntaxException wrong) {
            String shown = claim.replace('\t', ' ');
            throw new IllegalArgumentException("%s%n  %s%n  %s".formatted(Phrases.say(wrong.problem()), shown,
                    Width.pointer(shown, wrong.at(), wrong.length())));
        }
    }

    /** What was found, why it decides nothing where that is so, and where, in lines for people. */
    public static String say(Recording recording, Verdict verdict) {
        return VerdictText.details(recording.snapshot(), verdict);
    }

    /**
     * Ends the recording, if it is on, and saves it: {@code .pftrace} for Gantry and Perfetto, {@code .html} for
     * browsers, {@code .png}, {@code .svg}, {@code .csv} and what else {@code gantry export} writes.
     *
     * @throws IOException if it can't be written; the message says which file and why
     * @throws IllegalArgumentException if the file's ending says no kind
     */
    public static void save(Recording recording, Path file) throws IOException {
        Export as = Exports.of(file).orElseThrow(() -> new IllegalArgumentException(
                "how " + file + " ends says no kind of file that Gantry writes: " + Exports.inWords()));
        Snapshot recorded = recording.end();
        as.write(recorded, recording.about(), Choice.USUAL, file, _ -> {});
    }
}
