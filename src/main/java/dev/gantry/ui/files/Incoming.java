package dev.gantry.ui.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.format.OpenFile;
import dev.gantry.format.registry.Formats;
import dev.gantry.recording.Recording;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;

/** File being opened: from when it was chosen until the bar has shown all messages about it. */
final class Incoming implements Intake {
    private final Pump pump;
    private final Session session;
    private final RecentFiles recentFiles;
    private final Bar bar;
    private Optional<OpenFile> coming = Optional.empty();
    private Optional<OpenFile> opened = Optional.empty();
    private long begun;
    private String beside = "";
    private String said = "";

    Incoming(Pump pump, Session session, RecentFiles recentFiles, Bar bar) {
        this.pump = pump;
        this.session = session;
        this.recentFiles = recentFiles;
        this.bar = bar;
    }

    /**
     * Reads the first of these files, unless it is open as it is on disk, and shows it; says that it is only the first.
     */
    void open(List<Path> files) {
        coming.ifPresent(OpenFile::cancel);
        beside = files.size() == 1 ? "" : FileTexts.others(files);
        Optional<OpenFile> known = session.reopen(files.getFirst());
        if (known.isPresent()) {
            coming = Optional.empty();
            bar.hide();
            show(known.get());
        } else {
            coming = Optional.of(Formats.open(files.getFirst()));
            begun = System.nanoTime();
        }
        pump.mark(Reason.RUN);
    }

    /** Whether nothing has come of it yet. */
    boolean isComing() {
        return coming.isPresent();
    }

    /** Reads no further; what has come is shown. */
    void cancel() {
        coming.or(() -> opened).ifPresent(OpenFile::cancel);
    }

    /** Cancels reading, when the window is closed. */
    void close() {
        coming.ifPresent(OpenFile::cancel);
    }

    @Override
    public boolean take() {
        coming.ifPresent(this::arrive);
        boolean unsaid = !bar.isTelling() && opened.filter(file -> !file.state().isFinal()).isPresent();
        if (coming.isPresent() || unsaid) {
            pump.mark(Reason.RUN);
        }
        return coming.isPresent();
    }

    /** Tells how far it is and what is wrong with it; false if no file comes or is shown. */
    boolean show() {
        if (coming.isPresent()) {
            showReading(coming.get());
            return true;
        }
        if (opened.isPresent() && session.file().equals(opened)) {
            showOpened(opened.get());
            return true;
        }
        opened.ifPresent(_ -> {
            opened = Optional.empty();
            bar.hide();
        });
        return false;
    }

    /** Shows the file that is being read as soon as there is something of it, or says why there is nothing. */
    private void arrive(OpenFile file) {
        Recording.State state = file.state();
        boolean something = file.snapshot().records() > 0;
        if (!state.isFinal() && !something) {
            return;
        }
        coming = Optional.empty();
        pump.mark(Reason.RUN);
        if (something || state == Recording.State.ENDED) {
            session.open(file);
            show(file);
        } else {
            bar.say(sentence(file));
            recentFiles.refresh();
        }
    }

    private void show(OpenFile file) {
        opened = Optional.of(file);
        said = "";
        recentFiles.used(file.file(), file.kind().map(FileTexts::ending).orElse(""));
    }

    private void showReading(OpenFile file) {
        if (System.nanoTime() - begun > FileDesk.MOMENT) {
            bar.tell(Texts.of("files.opening", file.file().getFileName()), file.progress());
        }
    }

    private void showOpened(OpenFile file) {
        if (!file.state().isFinal()) {
            showReading(file);
            return;
        }
        String sentence = sentence(file);
        if (sentence.equals(said) && !bar.isTelling()) {
            return;
        }
        said = sentence;
        if (sentence.isEmpty()) {
            bar.hide();
        } else {
            bar.say(sentence);
        }
    }

    private String sentence(OpenFile file) {
        List<String> all = new ArrayList<>(FileTexts.of(file));
        if (!beside.isEmpty()) {
            all.add(beside);
        }
        return String.join("\n", all);
    }
}
