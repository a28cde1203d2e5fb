package dev.gantry.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.gantry.folder.Folders;
import dev.gantry.format.spool.Leftover;
import dev.gantry.format.spool.SpoolFile;
import dev.gantry.program.LeftRings;
import dev.gantry.ui.session.Spools;

/** {@code gantry recover}: the recordings that a Gantry which was killed has left. */
@Command(name = "recover",
        description = {"Lists the recordings that were not saved when Gantry was killed, or were being made.",
                "'gantry open' and 'gantry show' open them, 'gantry convert' keeps a copy."},
        mixinStandardHelpOptions = true)
final class RecoverCommand implements Callable<Integer> {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Option(names = "--discard", description = "Delete them all.")
    private boolean discard;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        recoverPrograms();
        List<Leftover> left = Spools.FOLDER.leftovers();
        if (left.isEmpty()) {
            out.println("Nothing was left.");
        }
        for (Leftover each : left) {
            String title = each.about().title();
            out.println(
                    "%s  %,d bytes  %s  %s  %s".formatted(WHEN.format(each.written().atZone(ZoneId.systemDefault())),
                            each
                                    .bytes(),
                            each.ended() ? "not saved" : "being made", title.isEmpty() ? "?" : title, each.file()));
            if (discard) {
                Spools.FOLDER.discard(each);
            }
        }
        if (discard && !left.isEmpty()) {
            out.println("Deleted.");
        }
        out.flush();
        return 0;
    }

    /**
     * Makes a recording that was not saved of what a Gantry that was killed left in the rings of each program, beside
     * what it had spooled.
     */
    static void recoverPrograms() {
        for (LeftRings.Recovered left : LeftRings.recover(Folders.usual().session())) {
            SpoolFile.follow(Spools.FOLDER, left::snapshot, left::about).close();
        }
    }
}
