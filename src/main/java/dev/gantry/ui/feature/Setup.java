package dev.gantry.ui.feature;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import dev.gantry.lesson.Lesson;
import dev.gantry.lesson.own.OwnLessons;
import dev.gantry.trace.budget.Budget;
import dev.gantry.ui.desktop.Chooser;
import dev.gantry.ui.desktop.Printers;
import dev.gantry.ui.desktop.SystemPrinters;
import dev.gantry.ui.session.ProgramRuns;
import dev.gantry.ui.session.ProgramStarter;
import dev.gantry.ui.session.Starter;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/**
 * What a window is made from.
 *
 * @param lessons the library, at least one
 * @param starter runs them
 * @param programs runs programs of the user's own
 * @param clock nanoseconds; frame times are taken with it
 * @param theme how it looks at first
 * @param searcher reads recordings for what is searched
 * @param chooser asks for the names of files; the system's dialogs if empty
 * @param settings what is remembered
 * @param printers where pictures are printed
 * @param own where the user's own lessons lie; empty if there are none
 */
public record Setup(
        List<Lesson> lessons, Starter starter, ProgramStarter programs, LongSupplier clock, Theme theme,
        Executor searcher,
        Optional<Chooser> chooser, Settings settings, Printers printers, Optional<OwnLessons> own) {
    /** Setup with settings that are not saved. */
    public Setup(List<Lesson> lessons, Starter starter, LongSupplier clock, Theme theme, Executor searcher,
            Optional<Chooser> chooser) {
        this(lessons, starter, new ProgramRuns(Optional.empty(), Budget::usual), clock, theme, searcher, chooser,
                Settings.unkept(), new SystemPrinters(), Optional.empty());
    }

    /** The same, remembering what is chosen in these. */
    public Setup with(Settings kept) {
        return new Setup(lessons, starter, programs, clock, theme, searcher, chooser, kept, printers, own);
    }

    /** The same, running programs with this. */
    public Setup running(ProgramStarter other) {
        return new Setup(lessons, starter, other, clock, theme, searcher, chooser, settings, printers, own);
    }

    /** The same, printing with these. */
    public Setup with(Printers others) {
        return new Setup(lessons, starter, programs, clock, theme, searcher, chooser, settings, others, own);
    }

    /** The same with these lessons of the user's own. */
    public Setup with(OwnLessons mine) {
        return new Setup(lessons, starter, programs, clock, theme, searcher, chooser, settings, printers,
                Optional.of(mine));
    }

    /** With a thread for each search. */
    public Setup(List<Lesson> lessons, Starter starter, LongSupplier clock, Theme theme) {
        this(lessons, starter, clock, theme,
                search -> Thread.ofPlatform().daemon().name("gantry-search").start(search), Optional.empty());
    }

    /** With the system's dialogs. */
    public Setup(List<Lesson> lessons, Starter starter, LongSupplier clock, Theme theme, Executor searcher) {
        this(lessons, starter, clock, theme, searcher, Optional.empty());
    }
}
