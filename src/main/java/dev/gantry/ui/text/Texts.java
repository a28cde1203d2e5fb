package dev.gantry.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

import dev.gantry.view.style.Plurals;

/** Message lookup: texts of the window by key. */
public final class Texts {
    private static volatile Language language = Language.ENGLISH;
    private static volatile ResourceBundle bundle = bundle(language);
    private static volatile Plurals plurals = new Plurals(bundle.getString("plurals"));

    private Texts() {}

    static Language language() {
        return language;
    }

    static void speak(Language spoken) {
        language = spoken;
        bundle = bundle(spoken);
        plurals = new Plurals(bundle.getString("plurals"));
    }

    /** The text with this key, its {@code {0}}, {@code {1}} … replaced; numbers come out without grouping. */
    public static String of(String key, Object... values) {
        String text = bundle.getString(key);
        if (values.length == 0 && text.indexOf('\'') < 0 && text.indexOf('{') < 0) {
            return text;
        }
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = values[i] instanceof Number number && isLong(number) ? number : String.valueOf(values[i]);
        }
        return new MessageFormat(text, Locale.ROOT).format(plain);
    }

    /** Whether a number's digits could want grouping, which takes a format of its own. */
    private static boolean isLong(Number number) {
        return (number instanceof Long || number instanceof Integer)
                && (number.longValue() < 0 || number.longValue() > 999);
    }

    /** The text with this key in the form for this count, which is also its {@code {0}}. */
    public static String count(String key, long count) {
        return of(form(key, count), count);
    }

    /**
     * The key of the text in the form for this count: {@code key.one}, {@code key.many}, and what else a language has.
     */
    public static String form(String key, long count) {
        return key + "." + plurals.form(count);
    }

    /** The text with this key, if there is one. */
    public static Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(of(key)) : Optional.empty();
    }

    private static ResourceBundle bundle(Language of) {
        return ResourceBundle.getBundle("dev.gantry.ui.text.messages", of.bundle(), Texts.class.getModule());
    }
}
