package dev.gantry.ui;

import java.util.List;
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
 */
record Setup(List<Lesson> lessons, Starter starter, LongSupplier clock, Theme theme) {}
