package dev.gantry.ui.programs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.gantry.ui.pump.Pump;
import dev.gantry.ui.pump.Reason;
import dev.gantry.ui.session.Program;
import dev.gantry.ui.session.Session;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Texts;

/** Runs programs of the user's own for whoever asks, and remembers them. To be used on the JavaFX thread. */
public final class ProgramDesk {
    private final Pump pump;
    private final Session session;
    private final RememberedPrograms remembered;
    private final Runnable keep;
    private final BiConsumer<String, Runnable> undoable;
    private Consumer<Request> panel = _ -> {};

    /** What the user is asked for. */
    public sealed interface Request {
        /** A program to run, of this file if one is named. */
        record New(Optional<Path> file) implements Request {}

        /** What this program is to be from now on. */
        record Edit(Program program) implements Request {}
    }

    /**
     * Programs with what these settings remember.
     *
     * @param keep has the settings written
     * @param undoable shows a sentence about what was done, and takes it back if the user wants that
     */
    public ProgramDesk(Pump pump, Session session, Settings settings, Runnable keep,
            BiConsumer<String, Runnable> undoable) {
        this.pump = pump;
        this.session = session;
        this.remembered = new RememberedPrograms(settings);
        this.keep = keep;
        this.undoable = undoable;
    }

    /** Has this ask the user from now on. */
    public void askedBy(Consumer<Request> asks) {
        panel = asks;
    }

    /** Asks for a program, of this file if one is named, and runs it. */
    public void ask(Optional<Path> file) {
        panel.accept(new Request.New(file));
    }

    /** Asks what this program is to be. */
    public void edit(Program program) {
        panel.accept(new Request.Edit(program));
    }

    /** The programs that were run, the last first. */
    public List<Program> items() {
        return remembered.all();
    }

    /** Where a file dialog for programs begins: the folder of the program that was run last, else the user's home. */
    public Path folder() {
        return items().stream().map(Program::folder).filter(Files::isDirectory).findFirst()
                .orElseGet(() -> Check.home(System.getenv()));
    }

    /** Chooses this program, runs it, and remembers it; what runs already is attached to, and not remembered. */
    public void run(Program program) {
        if (!program.isAttached()) {
            remembered.add(program);
            changed();
        }
        session.choose(program);
        if (!program.isAttached() || !session.isRunning(program)) { // it is watched already
            session.run();
        }
    }

    /** Lists this program among those that were run, and chooses it. */
    public void list(Program program) {
        remembered.add(program);
        changed();
        session.choose(program);
    }

    /** The first of these is the other from now on; what was run of it stays. */
    public void replace(Program before, Program after) {
        remembered.put(items().stream().map(each -> each.equals(before) ? after : each).toList());
        changed();
        session.replace(before, after);
    }

    /** Forgets this one; what was run of it stays open. */
    public void remove(Program program) {
        List<Program> before = items();
        remembered.put(before.stream().filter(each -> !each.equals(program)).toList());
        changed();
        undoable.accept(Texts.of("programs.removed", program.title()), () -> {
            remembered.put(before);
            changed();
        });
    }

    private void changed() {
        keep.run();
        pump.mark(Reason.PROGRAMS);
    }
}
