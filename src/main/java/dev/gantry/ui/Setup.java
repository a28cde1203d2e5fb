package dev.gantry.ui;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import dev.gantry.lesson.Lesson;
import dev.gantry.ui.session.Starter;
import dev.gantry.ui.theme.Theme;

/**
 * What a workbench is made from.
 *
 * @param lessons the library, at least one
 * @param starter runs them
 * @param clock nanoseconds; frame times are taken with it
 * @param theme how it looks at first
 * @param searcher reads recordings for what is searched
 */
record Setup(List<Lesson> lessons, Starter starter, LongSupplier clock, Theme theme, Executor searcher) {
    /** With a thread for each search. */
    Setup(List<Lesson> lessons, Starter starter, LongSupplier clock, Theme theme) {
        this(lessons, starter, clock, theme,
                search -> Thread.ofPlatform().daemon().name("gantry-search").start(search));
    }
}
