package dev.gantry.ui.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.gantry.lesson.ProgramLanguage;
import dev.gantry.trace.budget.Budget;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.theme.Theme;

/** Preferences for all windows, which are kept: theme, language, size of texts, budget, language of lessons. */
public final class Choices {
    /** The sizes of texts, in percent of the usual. */
    public static final List<Integer> SIZES = List.of(100, 125, 150, 175, 200);

    private static final String THEME = "theme";
    private static final String PERCENT = "text.percent";
    private static final String LANGUAGE = "language";
    private static final String PROGRAMS = "lesson.language";
    private static final String PYTHON = "lesson.python";

    /** The memory that a recording may take: so many megabytes, 0 for the usual share of the heap. */
    public static final List<Integer> MEGABYTES = List.of(0, 64, 256, 1024);

    /** How many seconds of a recording are kept, 0 for as many as the memory holds. */
    public static final List<Integer> SECONDS = List.of(0, 10, 60, 600);

    private static final String MEMORY = "recording.megabytes";
    private static final String LAST = "recording.seconds";
    private static final String WHEN_FULL = "recording.when-full";

    private Choices() {}

    /** The budget of recordings that is remembered; else the usual one. */
    public static Budget budget(Settings settings) {
        Budget usual = Budget.usual().beyond(whenFull(settings));
        int megabytes = megabytes(settings);
        int seconds = seconds(settings);
        Budget sized = megabytes == 0 ? usual : usual.ofBytes((long) megabytes << 20);
        return seconds == 0 ? sized : sized.ofLast(Duration.ofSeconds(seconds));
    }

    /** The memory of a recording that is remembered, in megabytes; 0 for the usual. Any number may be in the file. */
    public static int megabytes(Settings settings) {
        return settings.read(MEMORY, text -> number(text, Budget.LEAST_BYTES >> 20)).orElse(0);
    }

    /** Remembers the memory of a recording. */
    public static void putMegabytes(Settings settings, int megabytes) {
        settings.put(MEMORY, Integer.toString(megabytes));
    }

    /** The time of a recording that is kept, in seconds; 0 for all. Any number may be in the file. */
    public static int seconds(Settings settings) {
        return settings.read(LAST, text -> number(text, 1)).orElse(0);
    }

    /** Remembers the time of a recording that is kept. */
    public static void putSeconds(Settings settings, int seconds) {
        settings.put(LAST, Integer.toString(seconds));
    }

    /** What is remembered to happen beyond the memory; else the last part is kept. */
    public static Budget.Beyond whenFull(Settings settings) {
        return settings.read(WHEN_FULL, id -> Budget.Beyond.byId(id).orElseThrow()).orElse(Budget.Beyond.KEEP_LAST);
    }

    /** Remembers what happens beyond the memory. */
    public static void put(Settings settings, Budget.Beyond beyond) {
        settings.put(WHEN_FULL, beyond.id());
    }

    private static int number(String text, long least) {
        int number = Integer.parseInt(text);
        if (number != 0 && number < least) {
            throw new IllegalArgumentException("too small: " + text);
        }
        return number;
    }

    /** The theme that is remembered; else this one. */
    public static Theme theme(Settings settings, Theme usual) {
        return settings.read(THEME, name -> Theme.valueOf(name.toUpperCase(Locale.ROOT))).orElse(usual);
    }

    /** Remembers a theme. */
    public static void put(Settings settings, Theme theme) {
        settings.put(THEME, theme.name().toLowerCase(Locale.ROOT));
    }

    /** Has this told when another theme is chosen, in whatever window; what is returned ends that. */
    public static Runnable whenTheme(Settings settings, Runnable listener) {
        return settings.whenPut(THEME, listener);
    }

    /** The same for the size of texts. */
    public static Runnable whenPercent(Settings settings, Runnable listener) {
        return settings.whenPut(PERCENT, listener);
    }

    /** The same for the language. */
    public static Runnable whenLanguage(Settings settings, Runnable listener) {
        return settings.whenPut(LANGUAGE, listener);
    }

    /** The size of texts that is remembered, in percent; else the usual one. */
    public static int percent(Settings settings) {
        return settings.read(PERCENT, Integer::valueOf).filter(SIZES::contains).orElse(100);
    }

    /** Remembers a size of texts, in percent. */
    public static void put(Settings settings, int percent) {
        settings.put(PERCENT, Integer.toString(percent));
    }

    /** The language of the windows: the one that is remembered, else this one. */
    public static Language language(Settings settings, Language usual) {
        return settings.read(LANGUAGE, Language::of).orElse(usual);
    }

    /** The language of lessons' programs that is remembered; else Java. */
    public static ProgramLanguage programs(Settings settings) {
        return settings.read(PROGRAMS, id -> ProgramLanguage.valueOf(id.toUpperCase(Locale.ROOT)))
                .orElse(ProgramLanguage.JAVA);
    }

    /** Remembers a language of lessons' programs. */
    public static void put(Settings settings, ProgramLanguage programs) {
        settings.put(PROGRAMS, programs.id());
    }

    /** The interpreter of lessons' Python programs that is remembered; empty for the usual one. */
    public static Optional<String> python(Settings settings) {
        return settings.read(PYTHON, path -> path);
    }

    /** Remembers an interpreter of lessons' Python programs. */
    public static void putPython(Settings settings, Optional<String> path) {
        path.ifPresentOrElse(known -> settings.put(PYTHON, known), () -> settings.remove(PYTHON));
    }

    /** Remembers a language. */
    public static void put(Settings settings, Language language) {
        settings.put(LANGUAGE, language.code());
    }
}
