package dev.gantry.cli;

import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.gantry.folder.Folders;
import dev.gantry.format.spool.Leftover;
import dev.gantry.format.spool.SpoolFile;
import dev.gantry.program.LeftRings;
import dev.gantry.recording.About;
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
        tellWhatTakesTime(spec.commandLine().getErr());
        recoverPrograms();
        List<Leftover> left = Spools.FOLDER.leftovers();
        long running = LeftRings.orphans(Folders.usual().session());
        if (running > 0) {
            out.println(
                    "%d program%s whose Gantry was killed still run%s: what is recorded until the end is listed then."
                            .formatted(running, running == 1 ? "" : "s", running == 1 ? "s" : ""));
        }
        if (left.isEmpty()) {
            out.println("Nothing was left.");
        }
        for (Leftover each : left) {
            String title = each.about().title();
            out.println("%s  %,d bytes  %s  %s  %s".formatted(
                    WHEN.format(each.written().atZone(ZoneId.systemDefault())), each.bytes(),
                    each.ended() ? "not saved" : "cut off", title.isEmpty() ? "?" : title, each.file()));
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

    private static void tellWhatTakesTime(PrintWriter err) {
        long left = LeftRings.count(Folders.usual().session());
        if (left > 0) {
            err.println("gantry: Making recordings of what %d program%s left; of a long run this takes a minute."
                    .formatted(left, left == 1 ? "" : "s"));
            err.flush();
        }
    }

    /**
     * The same as {@link #recoverPrograms} beside whatever else this program does, whose end it does not delay: what is
     * not done by then a later start does.
     *
     * @param then called on the thread that did it
     */
    static void recoverBesides(Runnable then) {
        Thread thread = Thread.ofPlatform().daemon().name("gantry-recover").unstarted(() -> {
            recoverPrograms();
            then.run();
        });
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /**
     * Makes a recording that was not saved of what each program's Gantry that was killed had followed, and what is left
     * in the rings. It takes the place of what had been spooled; where not all is there, that stays, since what is left
     * in the rings makes no sense alone.
     */
    private static void recoverPrograms() {
        Folders folders = Folders.usual();
        LeftRings.recover(folders.session(), folders.cache(), RecoverCommand::recover);
    }

    private static void recover(LeftRings.Recovered run) {
        Optional<Leftover> spooled = Spools.FOLDER.leftovers().stream()
                .filter(each -> each.about().recorded().equals(run.about().recorded())).findFirst();
        if (run.snapshot().records() > 0 && (run.isWhole() || spooled.isEmpty())) {
            About about = spooled.map(Leftover::about).map(known -> known.noting(
                    Stream.concat(known.notices().stream(), run.about().notices().stream()).toList()))
                    .orElse(run.about());
            SpoolFile whole = SpoolFile.follow(Spools.FOLDER, run::snapshot, () -> about);
            whole.close();
            if (whole.trouble().isPresent()) {
                whole.discard();
                return; // a later start tries again
            }
            spooled.ifPresent(Spools.FOLDER::discard);
        }
        LeftRings.remove(run.folder());
    }
}
