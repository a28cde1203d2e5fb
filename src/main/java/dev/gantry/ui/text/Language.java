package dev.gantry.ui.text;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.gantry.view.style.Phrases;

/** A language that the window speaks. */
public enum Language {
    ENGLISH("en", Locale.ROOT), CHINESE("zh", Locale.SIMPLIFIED_CHINESE);

    private final String code;
    private final Locale bundle;

    Language(String code, Locale bundle) {
        this.code = code;
        this.bundle = bundle;
    }

    /** How it is written in a file. */
    public String code() {
        return code;
    }

    /**
     * The language with this code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Language of(String code) {
        for (Language each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException(code);
    }

    /** The language of this system's user, as far as the window speaks it. */
    public static Language usual() {
        String here = Locale.getDefault().getLanguage();
        return Stream.of(values()).filter(each -> each.code.equals(here)).findFirst().orElse(ENGLISH);
    }

    /** The one that is spoken. */
    public static Language now() {
        return Texts.language();
    }

    /** The next one of all, after the last the first. */
    public Language other() {
        List<Language> all = List.of(values());
        return all.get((all.indexOf(this) + 1) % all.size());
    }

    Locale bundle() {
        return bundle;
    }

    /** Lets all that is made from now on speak it; to be called before a window is. */
    public void speak() {
        Texts.speak(this);
        Phrases.speak(bundle);
    }
}
