package dev.gantry.ui.export;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.stage.Window;

import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.desktop.Printers;
import dev.gantry.ui.files.FilesPanel;
import dev.gantry.ui.overlay.Overlay;
import dev.gantry.ui.pump.Intake;
import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.session.Lanes;
import dev.gantry.ui.session.Navigation;
import dev.gantry.ui.session.Pointer;
import dev.gantry.ui.session.Session;

/** What can be done with what is shown beside looking at it: write it as a file, copy it, print it. */
public final class Sharing implements Intake {
    private final Session session;
    private final FilesPanel files;
    private final Supplier<Shown> now;
    private final ExportPanel export;
    private final Printing printing;

    /**
     * Shares what these say is shown.
     *
     * @param files tells how far it is
     * @param chooser asks for names of files
     * @param printers where to print
     * @param reader finds out how large pictures become
     * @param owner the window, for dialogs
     */
    public Sharing(Pump pump, Session session, Pointer pointer, Navigation navigation, Lanes lanes, Appearance appearance,
            FilesPanel files, Chooser chooser, Printers printers, Executor reader, Supplier<Window> owner) {
        this.session = session;
        this.files = files;
        this.now = () -> Shown.now(session, pointer, navigation, lanes, appearance);
        this.export = new ExportPanel(pump, files, chooser, reader, now);
        this.printing = new Printing(files, printers, owner);
    }

    /** The card that asks what to write. */
    public Overlay card() {
        return export;
    }

    /** Whether there is something to share, and nothing else is being written. */
    public boolean isPossible() {
        return session.snapshot().records() > 0 && !files.isBusy();
    }

    /** Asks what to write, or leaves that. */
    public void export() {
        export.toggle();
    }

    /** Puts what is in sight on the clipboard, as a picture. */
    public void copy() {
        PictureCopy.start(now.get(), files);
    }

    /** Prints what is in sight, on one page. */
    public void print() {
        printing.start(now.get());
    }

    @Override
    public boolean take() {
        return export.take();
    }
}
