package dev.gantry.cli.doctor;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import dev.gantry.trace.message.Width;

/** {@code gantry doctor}: checks of what works here, and what is missing. */
@Command(name = "doctor", description = "Says what works on this machine, what is missing, and what that costs.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Findings.Finding> findings = Findings.all();
        int width = findings.stream().mapToInt(finding -> Width.of(finding.what())).max().orElse(0);
        for (Findings.Finding finding : findings) {
            out.printf("%-8s %s  %s%n", finding.works() ? "ok" : "missing",
                    Width.left(finding.what(), width), finding.detail());
            finding.cure().ifPresent(cure -> out.printf("%-8s %s  %s%n", "", " ".repeat(width), cure));
        }
        long missing = findings.stream().filter(finding -> !finding.works()).count();
        out.println();
        out.println(missing == 0
                ? "Everything works here."
                : "Missing: " + missing + " of " + findings.size() + ". The rest works.");
        out.flush();
        return 0;
    }
}
