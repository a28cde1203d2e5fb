package dev.gantry.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Looks up what the window says. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle
            .getBundle("dev.gantry.ui.text.messages", Locale.getDefault(), Texts.class.getModule());

    private Texts() {}

    /** The text with this key, its {@code {0}}, {@code {1}} … replaced; numbers come out without grouping. */
    public static String of(String key, Object... values) {
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = values[i] instanceof Long || values[i] instanceof Integer
                    ? values[i]
                    : String.valueOf(values[i]);
        }
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(plain);
    }

    /** One of the two texts {@code key.one} and {@code key.many}, by this count, which is also their {@code {0}}. */
    public static String count(String key, long count) {
        return of(count == 1 ? key + ".one" : key + ".many", count);
    }
}
