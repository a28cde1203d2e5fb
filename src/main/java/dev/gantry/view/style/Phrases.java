package dev.gantry.view.style;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words and sentences of this package, in the language of who looks. English unless another is asked for. */
public final class Phrases {
    private static volatile ResourceBundle bundle = bundle(Locale.ROOT);

    private Phrases() {}

    /** Speaks this language from now on, English for one that is not known. Any thread may call it. */
    public static void speak(Locale language) {
        bundle = bundle(language);
    }

    /** The text with this key, its {@code {0}}, {@code {1}} … replaced. */
    public static String of(String key, Object... values) {
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = String.valueOf(values[i]);
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(plain);
    }

    /** Whether they are Chinese, which needs other fonts. */
    static boolean areChinese() {
        return bundle.getLocale().getLanguage().equals("zh");
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("dev.gantry.view.style.phrases", language, Phrases.class.getModule());
    }
}
