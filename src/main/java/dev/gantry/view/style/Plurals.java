package dev.gantry.view.style;

import java.text.CompactNumberFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Plural forms of a language by its plural rules. They stand in its bundle under {@code plurals}, in the words of CLDR,
 * such as {@code one:n = 1;few:n % 10 = 2..4 and n % 100 != 12..14}, and are read by the JDK. Safe for all threads.
 */
public final class Plurals {
    /** The JDK picks a form only where it formats a number: so the form is the pattern. The last is CLDR's "other". */
    private static final String[] FORMS = {"{zero:'zero' one:'one' two:'two' few:'few' many:'many' other:'many'}"};

    private final CompactNumberFormat format; // guarded by itself

    /**
     * The forms of this language.
     *
     * @throws IllegalArgumentException if these are no plural rules
     */
    public Plurals(String rules) {
        format = new CompactNumberFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT), FORMS, rules);
    }

    /**
     * What the key of a text ends with for this count: {@code one}, {@code few}, …, and {@code many} for all others.
     */
    public String form(long count) {
        synchronized (format) {
            return format.format(count);
        }
    }
}
