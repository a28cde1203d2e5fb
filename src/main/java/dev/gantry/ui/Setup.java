package dev.gantry.ui;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import dev.gantry.lesson.Lesson;
import dev.gantry.ui.session.Starter;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.theme.Theme;

/**
 * What a workbench is made from.
 *
 * @param lessons the library, at least one
 * @param starter runs them
 * @param clock nanoseconds; frame times are taken with it
 * @param theme how it looks at first
 * @param searcher reads recordings for what is searched
 * @param settings what is remembered
 */
record Setup(
        List<Lesson> lessons, Starter starter, LongSupplier clock, Theme theme, Executor searcher, Settings settings) {
    /** With settings that nobody keeps. */
    Setup(List<Lesson> lessons, Starter starter, LongSupplier clock, Theme theme, Executor searcher) {
        this(lessons, starter, clock, theme, searcher, Settings.unkept());
    }

    /** The same, remembering what is chosen in these. */
    Setup with(Settings kept) {
        return new Setup(lessons, starter, clock, theme, searcher, kept);
    }

    /** With a thread for each search. */
    Setup(List<Lesson> lessons, Starter starter, LongSupplier clock, Theme theme) {
        this(lessons, starter, clock, theme,
                search -> Thread.ofPlatform().daemon().name("gantry-search").start(search));
    }
}
