package dev.gantry.ui.settings;

import java.util.List;
import java.util.Locale;

import dev.gantry.ui.text.Language;
import dev.gantry.ui.theme.Theme;

/** Preferences for all windows, which are kept: theme, language, size of texts. */
public final class Choices {
    /** The sizes of texts, in percent of the usual. */
    public static final List<Integer> SIZES = List.of(100, 125, 150, 175, 200);

    private static final String THEME = "theme";
    private static final String PERCENT = "text.percent";
    private static final String LANGUAGE = "language";

    private Choices() {}

    /** The theme that is remembered; else this one. */
    public static Theme theme(Settings settings, Theme usual) {
        return settings.read(THEME, name -> Theme.valueOf(name.toUpperCase(Locale.ROOT))).orElse(usual);
    }

    /** Remembers a theme. */
    public static void put(Settings settings, Theme theme) {
        settings.put(THEME, theme.name().toLowerCase(Locale.ROOT));
    }

    /** The size of texts that is remembered, in percent; else the usual one. */
    public static int percent(Settings settings) {
        return settings.read(PERCENT, Integer::valueOf).filter(SIZES::contains).orElse(100);
    }

    /** Remembers a size of texts, in percent. */
    public static void put(Settings settings, int percent) {
        settings.put(PERCENT, Integer.toString(percent));
    }

    /** The language of the next start: the one that is remembered, else this one. */
    public static Language language(Settings settings, Language usual) {
        return settings.read(LANGUAGE, Language::of).orElse(usual);
    }

    /** Remembers a language. */
    public static void put(Settings settings, Language language) {
        settings.put(LANGUAGE, language.code());
    }
}
