package dev.gantry.ui.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.layout.Region;

import dev.gantry.format.TraceWriter;
import dev.gantry.format.WholeFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.recording.About;
import dev.gantry.recording.Recording;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;

/**
 * Opening and writing of files. A bar shows the progress, errors in a file, and recordings that can be recovered. The
 * recording that is shown stays until the first part of the other file has been read, so a file that can't be opened
 * replaces nothing.
 */
public final class FileDesk implements Panel, Intake {
    /** Delay of the progress bar, in nanoseconds: what is done sooner shows none. */
    static final long MOMENT = 300_000_000;

    /** Progress up to this counts as unknown. */
    private static final double UNKNOWN = 1e-6;

    private final Pump pump;
    private final Session session;
    private final Chooser chooser;
    private final RecentFiles recentFiles;
    private final Bar bar = new Bar(this::cancel, this::dismiss);
    private final Incoming incoming;
    private final FileBeside fileBeside;
    private Consumer<Recording> besideTaker = _ -> {};
    private Optional<FileJob<?>> job = Optional.empty();
    private String complained = "";
    private boolean offering;
    private RecentFile offered;

    public FileDesk(Pump pump, Session session, Chooser chooser, RecentFiles recentFiles) {
        this.pump = pump;
        this.session = session;
        this.chooser = chooser;
        this.recentFiles = recentFiles;
        this.incoming = new Incoming(pump, session, recentFiles, bar);
        this.fileBeside = new FileBeside(pump, recentFiles, bar);
    }

    /** Message bar of the files. */
    public Region bar() {
        return bar;
    }

    /** List of recent files. */
    public RecentFiles recentFiles() {
        return recentFiles;
    }

    /** Asks for a file and shows it. */
    public void open() {
        chooser.toOpen().ifPresent(this::open);
    }

    /** Shows this file. */
    public void open(Path file) {
        open(List.of(file));
    }

    /** Shows the first of these files, and says that it is only the first. */
    public void open(List<Path> files) {
        incoming.open(files);
        offering = false;
    }

    /** Whether a file is to be shown of which nothing has come yet. */
    public boolean isOpening() {
        return incoming.isComing();
    }

    /** Who takes what is read beside what is shown. */
    public void takeBeside(Consumer<Recording> taker) {
        besideTaker = taker;
    }

    /** Reads this file beside what is shown; what is recorded is taken as soon as there is something of it. */
    public void openBeside(Path file) {
        fileBeside.open(file, besideTaker);
    }

    /** Opens the first file, and reads the second beside it. */
    public void compare(Path first, Path second) {
        open(first);
        openBeside(second);
    }

    /** Closes the file that was read beside what is shown. */
    public void closeBeside() {
        fileBeside.close();
    }

    /** Asks for a name and saves what is shown. */
    public void save() {
        About about = session.last().map(Recording::about).orElse(About.NOTHING);
        String name = session.program().map(Program::stem)
                .orElse(about.lesson().isEmpty() ? "recording" : about.lesson());
        TraceWriter own = Formats.writers().getFirst();
        chooser.toSave(name + "." + own.endings().getFirst(), Formats.writers())
                .ifPresent(file -> save(about, Formats.writer(file).isPresent()
                        ? file
                        : file.resolveSibling(file.getFileName() + "." + own.endings().getFirst())));
    }

    /** Whether there is something to save, and nothing else is being done. */
    public boolean canSave() {
        return session.snapshot().records() > 0 && !session.isLive() && !isBusy();
    }

    /** Whether this is what the window shows. */
    public boolean isShown(RecentFile item) {
        return session.file().filter(shown -> shown.file().toAbsolutePath().normalize().equals(item.file()))
                .isPresent();
    }

    /** Whether a file is being written, or something else is being done. */
    public boolean isBusy() {
        return job.isPresent();
    }

    /**
     * Has a thread of its own do this, which the user can cancel; while nothing else {@linkplain #isBusy is being
     * done}.
     *
     * @param doing what is said meanwhile
     * @param notDone what is said if the user cancels it
     * @param done takes what came of it, on the JavaFX thread, and says a sentence about it, if there is one
     */
    public <T> void begin(String doing, String notDone, Work<T> work, Function<T, Optional<String>> done) {
        job = Optional.of(FileJob.start(doing, notDone, work, done));
        pump.mark(Reason.RUN);
    }

    /**
     * Lists what a Gantry that was killed has left here.
     *
     * @param offering whether to offer it in the bar too
     */
    public void recover(SpoolFolder in, boolean offering) {
        this.offering = offering;
        recentFiles.spools(in);
    }

    /** Takes a recording from the list: at once, if only the list forgets it; else after a question. */
    public void remove(RecentFile item) {
        if (item.waiting()) {
            bar.insist(Texts.of("files.delete.sure", item.title()), List.of(
                    new Bar.Answer("delete", () -> recentFiles.discard(item)), new Bar.Answer("keep", () -> {})));
        } else {
            Runnable undo = recentFiles.undo();
            recentFiles.remove(item);
            undoable(Texts.of("files.removed", item.title()), undo);
        }
    }

    /** Clears the list of files that were opened and saved. */
    public void clear() {
        Runnable undo = recentFiles.undo();
        recentFiles.clear();
        undoable(Texts.of("files.cleared"), undo);
    }

    /** Whether there is something that the list could forget. */
    public boolean canClear() {
        return recentFiles.items().stream().anyMatch(item -> !item.waiting());
    }

    /** Says what was done, and takes it back by this if the user wants that, until he chooses something else. */
    public void undoable(String sentence, Runnable undo) {
        bar.ask(sentence, List.of(new Bar.Answer("undo", undo)));
        bar.about(chosen());
    }

    /** What the user has chosen to look at and to run. */
    private List<Object> chosen() {
        return List.of(session.lesson(), session.language(), session.program(), session.file());
    }

    /** Asks this before something that runs is stopped, and does it if the user wants that. */
    public void askBeforeStopping(String question, Runnable stop) {
        bar.insist(question, List.of(new Bar.Answer("stop", stop), new Bar.Answer("go-on", () -> {})));
    }

    /** Says this until it is closed, or something else is chosen. */
    public void say(String sentence) {
        bar.say(sentence);
        bar.about(chosen());
    }

    /** Cancels all reading and writing. */
    public void close() {
        job.ifPresent(FileJob::cancel);
        incoming.close();
        fileBeside.close();
    }

    @Override
    public boolean take() {
        boolean looking = recentFiles.take();
        boolean coming = incoming.take() | fileBeside.take();
        if (job.isPresent()) {
            pump.mark(Reason.RUN);
        }
        return looking || coming || job.isPresent();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (reasons.contains(Reason.FILES) && offering) {
            offer();
        }
        if (!reasons.contains(Reason.RUN) && !reasons.contains(Reason.LESSON)) {
            return;
        }
        bar.choose(chosen());
        if (job.isPresent()) {
            showDoing(job.get());
        } else if (incoming.show()) {
            complained = session.file().isPresent() ? "" : complained;
        } else {
            session.last().flatMap(Recording::spoolTrouble).filter(trouble -> !trouble.equals(complained))
                    .ifPresent(trouble -> {
                        complained = trouble;
                        bar.say(Texts.of("files.spool", trouble));
                    });
        }
    }

    private void save(About about, Path file) {
        TraceWriter kind = Formats.writer(file).orElse(Formats.writers().getFirst());
        Snapshot recorded = session.snapshot();
        Recording saved = session.kept().orElseThrow();
        begin(Texts.of("files.saving", file.getFileName()), Texts.of("files.save.cancelled", file), progress -> {
            saved.save(about, () -> WholeFile.write(file, to -> kind.write(recorded, about, to, progress)));
            return file;
        }, written -> {
            recentFiles.used(written, FileTexts.ending(kind));
            return Optional.of(Texts.of("files.saved", written));
        });
    }

    private void showDoing(FileJob<?> going) {
        if (!going.isEnded()) {
            if (going.age() > MOMENT) {
                bar.tell(going.doing(), going.progress() < UNKNOWN ? -1 : going.progress());
            }
            return;
        }
        job = Optional.empty();
        pump.mark(Reason.RUN); // commands can be done again
        going.outcome().ifPresentOrElse(bar::say, bar::hide);
    }

    private void cancel() {
        if (job.isPresent()) {
            job.get().cancel();
        } else {
            incoming.cancel();
        }
        pump.mark(Reason.RUN);
    }

    /** Offers the newest recording that waits; when it is deleted, the next one. */
    private void offer() {
        recentFiles.waiting().stream().findFirst().filter(left -> !left.equals(offered)).ifPresent(left -> {
            offered = left;
            bar.ask(Texts.of(left.whole() ? "files.recover.whole" : "files.recover.cut", left.title(),
                    FileTexts.when(left.when())),
                    List.of(
                            new Bar.Answer("recover.open", () -> open(left.file())),
                            new Bar.Answer("recover.discard", () -> recentFiles.discard(left))));
        });
    }

    private void dismiss() {
        offering = false;
    }
}
