package dev.gantry.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import dev.gantry.ui.session.Appearance;
import dev.gantry.ui.settings.Settings;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.Theme;

/** What the user chooses for all windows and all times: theme, language, size of texts. Remembered as it is chosen. */
final class Choices {
    private static final List<Integer> SIZES = List.of(100, 125, 150, 175, 200);

    private final Settings settings;
    private final Appearance appearance;
    private final IntConsumer dress;
    private final Consumer<String> say;

    /**
     * Choices of these appearance.
     *
     * @param dress lets the window have texts of so many percent
     * @param say tells the user a sentence
     */
    Choices(Settings settings, Appearance appearance, IntConsumer dress, Consumer<String> say) {
        this.settings = settings;
        this.appearance = appearance;
        this.dress = dress;
        this.say = say;
    }

    /** The theme that is remembered; else this one. */
    static Theme theme(Settings settings, Theme usual) {
        return settings.read("theme", name -> Theme.valueOf(name.toUpperCase(java.util.Locale.ROOT))).orElse(usual);
    }

    /** The size of texts that is remembered. */
    static int percent(Settings settings) {
        return settings.read("text.percent", Integer::valueOf).filter(SIZES::contains).orElse(100);
    }

    /** The language that is remembered; else that of the system. */
    static Language language(Settings settings) {
        return settings.read("language", Language::of).orElseGet(Language::usual);
    }

    void otherTheme() {
        appearance.theme(appearance.theme().other());
        settings.put("theme", appearance.theme().name().toLowerCase(java.util.Locale.ROOT));
        keep();
    }

    /** Labels are made once, so the other language comes with the next start; a second call takes it back. */
    void otherLanguage() {
        Language next = settings.read("language", Language::of).orElseGet(Language::now).other();
        settings.put("language", next.code());
        say.accept(Texts.of(next == Language.now() ? "language.stays" : "language.next"));
        keep();
    }

    boolean canText(boolean larger) {
        return appearance.percent() != (larger ? SIZES.getLast() : SIZES.getFirst());
    }

    /** Makes texts larger by a step, or smaller. */
    void text(boolean larger) {
        int percent = SIZES.get(SIZES.indexOf(appearance.percent()) + (larger ? 1 : -1));
        dress.accept(percent);
        appearance.percent(percent);
        settings.put("text.percent", Integer.toString(percent));
        keep();
    }

    /** Writes what was chosen, and says so if that cannot be. */
    void keep() {
        settings.save().ifPresent(say);
    }
}
