package dev.gantry.ui.files;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import dev.gantry.format.About;
import dev.gantry.format.Formats;
import dev.gantry.format.OpenFile;
import dev.gantry.format.TraceWriter;
import dev.gantry.format.WholeFile;
import dev.gantry.format.spool.Leftover;
import dev.gantry.format.spool.SpoolFolder;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Panel;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Run;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Icon;

/** The bar that tells how far a file is opened or written, what is wrong with it, and what was left to be recovered. */
public final class FilesPanel extends HBox implements Panel, Intake {
    /** What is done sooner than this, in nanoseconds, shows no progress. */
    private static final long MOMENT = 300_000_000;

    /** Who is no further than this does not know how far it is. */
    private static final double UNKNOWN = 1e-6;

    private final Pump pump;
    private final Session session;
    private final Chooser chooser;
    private final Label text = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = button("files.cancel", "files-cancel");
    private final Button open = button("files.recover.open", "files-recover-open");
    private final Button discard = button("files.recover.discard", "files-recover-discard");
    private final Button close = new Button(null, Icon.CLOSE.node());
    private Optional<SpoolFolder> folder = Optional.empty();
    private List<Leftover> leftovers = List.of();
    private Optional<Errand<?>> errand = Optional.empty();
    private Optional<OpenFile> opened = Optional.empty();
    private String said = "";

    public FilesPanel(Pump pump, Session session, Chooser chooser) {
        this.pump = pump;
        this.session = session;
        this.chooser = chooser;
        setId("files");
        getStyleClass().addAll("notice", "files");
        text.setId("files-text");
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        cancel.setOnAction(_ -> cancel());
        open.setOnAction(_ -> recover());
        discard.setOnAction(_ -> forget());
        close.setAccessibleText(Texts.of("notice.close"));
        close.setTooltip(new Tooltip(Texts.of("notice.close")));
        close.getStyleClass().addAll("flat", "button-icon");
        close.setOnAction(_ -> {
            leftovers = List.of();
            hideAll();
        });
        getChildren().addAll(text, bar, cancel, open, discard, close);
        hideAll();
    }

    /** Asks for a file and shows it. */
    public void open() {
        chooser.toOpen().ifPresent(this::open);
    }

    /** Shows this file. */
    public void open(Path file) {
        OpenFile begun = OpenFile.start(file);
        opened = Optional.of(begun);
        said = "";
        session.open(begun);
    }

    /** Asks for a name and saves what is shown. */
    public void save() {
        About about = session.last().map(Run::about).orElse(About.NOTHING);
        String name = about.lesson().isEmpty() ? "recording" : about.lesson();
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

    /** Whether a file is being written, or something else is being done. */
    public boolean isBusy() {
        return errand.isPresent();
    }

    /**
     * Has a thread of its own do this, which the user can cancel; while nothing else {@linkplain #isBusy is being done}.
     *
     * @param doing what is said meanwhile
     * @param notDone what is said if the user cancels it
     * @param done takes what came of it, on the JavaFX thread, and says a sentence about it, if there is one
     */
    public <T> void begin(String doing, String notDone, Work<T> work, Function<T, Optional<String>> done) {
        errand = Optional.of(Errand.start(doing, notDone, work, done));
        pump.mark(Reason.RUN);
    }

    /** Offers what a Gantry that was killed has left here. */
    public void offer(SpoolFolder in) {
        folder = Optional.of(in);
        leftovers = new ArrayList<>(in.leftovers());
        next();
    }

    @Override
    public boolean take() {
        errand.ifPresent(_ -> pump.mark(Reason.RUN));
        return errand.isPresent();
    }

    @Override
    public void show(Set<Reason> reasons) {
        if (!reasons.contains(Reason.RUN) && !reasons.contains(Reason.LESSON)) {
            return;
        }
        if (errand.isPresent()) {
            showDoing(errand.get());
        } else if (opened.isPresent() && session.file().equals(opened)) {
            showOpening(opened.get());
        } else {
            opened.ifPresent(_ -> {
                opened = Optional.empty();
                hideAll();
            });
            session.last().flatMap(Run::spoolTrouble).filter(trouble -> !trouble.equals(said)).ifPresent(trouble -> {
                said = trouble;
                say(trouble);
            });
        }
    }

    private void save(About about, Path file) {
        TraceWriter kind = Formats.writer(file).orElse(Formats.writers().getFirst());
        Snapshot recorded = session.snapshot();
        begin(Texts.of("files.saving", file.getFileName()), Texts.of("files.save.cancelled", file), progress -> {
            WholeFile.write(file, to -> kind.write(recorded, about, to, progress));
            return file;
        }, written -> Optional.of(Texts.of("files.saved", written)));
    }

    private void showDoing(Errand<?> going) {
        if (!going.isEnded()) {
            if (going.age() > MOMENT) {
                progress(going.doing(), going.progress() < UNKNOWN ? -1 : going.progress());
            }
            return;
        }
        errand = Optional.empty();
        pump.mark(Reason.RUN); // commands can be done again
        going.outcome().ifPresentOrElse(this::say, this::hideAll);
    }

    private void showOpening(OpenFile file) {
        if (file.state() == OpenFile.State.READING) {
            progress(Texts.of("files.opening", file.file().getFileName()), file.progress());
            return;
        }
        List<String> all = new ArrayList<>();
        if (file.state() == OpenFile.State.CANCELLED) {
            all.add(Texts.of("files.open.cancelled", file.file().getFileName()));
        }
        file.trouble().ifPresent(all::add);
        all.addAll(file.about().notices());
        String sentence = String.join("\n", all);
        if (sentence.equals(said) && !bar.isVisible()) {
            return;
        }
        said = sentence;
        if (sentence.isEmpty()) {
            hideAll();
        } else {
            say(sentence);
        }
    }

    private void cancel() {
        errand.ifPresent(Errand::cancel);
        if (errand.isEmpty()) {
            opened.ifPresent(OpenFile::cancel);
        }
        pump.mark(Reason.RUN);
    }

    private void next() {
        if (leftovers.isEmpty()) {
            hideAll();
            return;
        }
        Leftover left = leftovers.getFirst();
        String title = left.about().title();
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(Locale.getDefault())
                .format(left.written().atZone(ZoneId.systemDefault()));
        hideAll();
        text.setText(Texts.of("files.recover", title.isEmpty() ? left.file().getFileName() : title, when));
        appear(true, open, discard, close, this);
    }

    private void recover() {
        Path file = leftovers.removeFirst().file();
        hideAll();
        open(file);
    }

    private void forget() {
        Leftover left = leftovers.removeFirst();
        folder.ifPresent(in -> in.discard(left));
        next();
    }

    /** Says this until it is closed. */
    public void say(String sentence) {
        hideAll();
        text.setText(sentence);
        appear(true, close, this);
    }

    private void progress(String sentence, double part) {
        text.setText(sentence);
        bar.setProgress(part); // below 0: nobody knows
        appear(false, open, discard, close);
        appear(true, bar, cancel, this);
    }

    private void hideAll() {
        appear(false, bar, cancel, open, discard, close, this);
    }

    private static void appear(boolean visible, Node... parts) {
        for (Node part : parts) {
            part.setVisible(visible);
            part.setManaged(visible);
        }
    }

    private static Button button(String text, String id) {
        Button made = new Button(Texts.of(text));
        made.setId(id);
        return made;
    }
}
