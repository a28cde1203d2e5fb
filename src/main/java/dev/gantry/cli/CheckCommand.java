package dev.gantry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.gantry.cli.terminal.Answer;
import dev.gantry.cli.terminal.AnswersJson;
import dev.gantry.cli.terminal.AnswersText;
import dev.gantry.cli.terminal.AnswersXml;
import dev.gantry.cli.terminal.Failure;
import dev.gantry.cli.terminal.Reading;
import dev.gantry.format.OpenFile;
import dev.gantry.format.WholeFile;
import dev.gantry.insight.claim.Claim;
import dev.gantry.insight.claim.ClaimSyntaxException;
import dev.gantry.insight.claim.Verdict;
import dev.gantry.insight.lint.Lint;
import dev.gantry.trace.Snapshot;
import dev.gantry.trace.message.Visible;
import dev.gantry.trace.message.Width;
import dev.gantry.view.style.Phrases;

/** {@code gantry check FILE CLAIMS}: whether a recording proves claims. */
@Command(name = "check", description = {
        "Says of each claim whether a recording proves or refutes it, and where.",
        "The exit code is 0 if all are proved, and 1 if one is refuted or cannot be decided.",
        "With --lints it also looks for faults that many programs have."},
        footerHeading = "%nClaims, and what else can stand in their places:%n", footer = {
                "  at most 5 tasks ran at once",
                "      were in progress, waited",
                "  exactly 20 tasks succeeded",
                "      started, ended, failed, were submitted, were cancelled",
                "  no task failed",
                "  every task ended",
                "  no task waited longer than 200 ms",
                "      ran, was blocked; shorter than",
                "  the p99 queue wait of tasks <= 20 ms",
                "      p1 to p99, mean, longest, shortest; run time, blocked time",
                "  tasks started in the order of submission",
                "  task named \"a\" ended before task named \"b\" started",
                "  mark \"eat\" before mark \"play\"",
                "      marks are printed lines, too",
                "  every task ran on lane \"pool-*\"",
                "  every callback ran on its task's lane",
                "  no worker was idle longer than 1 ms while tasks were queued",
                "  no lane named main was blocked longer than 1 s",
                "  no coroutine held its thread longer than 50 ms",
                "  the run took less than 2 s",
                "  not mark \"eat\" before mark \"play\"",
                "      the opposite of any claim",
                "%nNumbers: at most, at least, exactly, less than, more than. Tasks: of \"pool\", named \"load *\", "
                        + "on lane \"main\"; * stands for any letters."},
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE",
            description = "The recording: Gantry's own, or a trace of another program.")
    private Path file;

    @Parameters(index = "1..*", paramLabel = "CLAIMS", description = "Files with a claim on each line. Empty lines "
            + "and those that begin with # are left out.")
    private List<Path> files = List.of();

    @Option(names = "--claim", paramLabel = "CLAIM", description = "A claim. May be given several times.")
    private List<String> claims = List.of();

    @Option(names = "--lints", description = "Look for faults that many programs have, such as a pool that waits for "
            + "itself or a blocked event loop. The exit code is 1 if one is found, not if one cannot be decided.")
    private boolean lints;

    @Option(names = "--let", paramLabel = "NAME=VALUE", description = "In claims, {NAME} stands for this number, "
            + "duration or name. May be given several times.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print JSON, for programs. All times are nanoseconds.")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE.xml", description = "Write the answers in JUnit's XML, too.")
    private Optional<Path> junit = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        List<Claim> all = claims();
        junit.ifPresent(to -> {
            Saving.check(to, file);
            Saving.check(to, files);
        });
        OpenFile opened = Reading.read(file, spec.commandLine().getErr());
        Snapshot recorded = opened.snapshot();
        List<Answer> answers = new ArrayList<>();
        for (Claim claim : all) {
            long began = System.nanoTime();
            Verdict verdict = claim.on(recorded, opened.isWhole(), () -> true, _ -> {}).orElseThrow();
            answers.add(Answer.of(claim, verdict, System.nanoTime() - began));
        }
        for (Lint lint : lints ? Lint.values() : new Lint[0]) {
            long began = System.nanoTime();
            Verdict verdict = lint.on(recorded, opened.about().notices(), opened.isWhole(), () -> true, _ -> {})
                    .orElseThrow();
            answers.add(Answer.of(lint, verdict, System.nanoTime() - began));
        }
        junit.ifPresent(to -> writeJunit(recorded, answers, to));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            try {
                AnswersJson.write(recorded, answers, out);
            } catch (IOException e) {
                throw new Failure(Failure.RUN, "the JSON could not be written: " + e.getMessage());
            }
        } else {
            out.print(Visible.lines(AnswersText.text(recorded, answers)));
        }
        out.flush();
        return answers.stream().anyMatch(Answer::isBad) ? Failure.RUN : Reading.outcome(opened);
    }

    private void writeJunit(Snapshot recorded, List<Answer> answers, Path to) {
        String name = file.getFileName().toString();
        try {
            WholeFile.write(to, out -> AnswersXml.write(recorded, name, answers, out));
        } catch (IOException e) {
            throw new Failure(Failure.RUN, e.getMessage());
        }
    }

    private List<Claim> claims() {
        List<Claim> all = new ArrayList<>();
        for (Path each : files) {
            List<String> lines = Reading.text(each).lines().toList();
            try {
                all.addAll(Claim.all(lines, values));
            } catch (ClaimSyntaxException e) {
                throw failure(e, lines.get(e.line() - 1), each + ":" + e.line() + ": ");
            }
        }
        for (String each : claims) {
            try {
                all.add(Claim.of(each, values));
            } catch (ClaimSyntaxException e) {
                throw failure(e, each, "");
            }
        }
        if (all.isEmpty() && !(lints && files.isEmpty())) {
            throw new Failure(Failure.USE, files.isEmpty()
                    ? "there is no claim: name a file of claims, give one with --claim, or look for faults "
                            + "with --lints."
                    : files.getFirst() + " has no claim.");
        }
        return all;
    }

    private static Failure failure(ClaimSyntaxException wrong, String text, String place) {
        String shown = text.replace('\t', ' ');
        return new Failure(Failure.USE, place + Phrases.say(wrong.problem()) + "%n  %s%n  %s".formatted(shown,
                Width.pointer(shown, wrong.at(), wrong.length())));
    }
}
