package dev.gantry.view.style;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

import dev.gantry.trace.message.Message;
import dev.gantry.view.time.Durations;

/** Messages of this package in the user's language. English unless another is asked for. */
public final class Phrases {
    /** The code of the message that lists its arguments. */
    public static final String LIST = "list";

    private static final String SAID = "said.";

    private static volatile ResourceBundle bundle = bundle(Locale.ROOT);
    private static volatile Plurals plurals = new Plurals(bundle.getString("plurals"));

    private Phrases() {}

    /** Speaks this language from now on, English for one that is not known. Any thread may call it. */
    public static void speak(Locale language) {
        bundle = bundle(language);
        plurals = new Plurals(bundle.getString("plurals"));
    }

    /** The text with this key, its {@code {0}}, {@code {1}} … replaced. */
    public static String of(String key, Object... values) {
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = String.valueOf(values[i]);
        }
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(plain);
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

    /** What a text of a recording says: itself, or what the message says that stands there. */
    public static String words(String text) {
        return Message.of(text).map(Phrases::say).orElse(text);
    }

    /** What a message says; the text by which it stands in files if its code is not known, as of a newer Gantry. */
    public static String say(Message message) {
        if (message.code().equals(LIST)) {
            return list(message.arguments().stream().map(Phrases::argument).toList());
        }
        String key = SAID + message.code();
        String told = key + variant(message.arguments());
        String found = bundle.containsKey(told) ? told : key;
        return bundle.containsKey(found)
                ? of(found, message.arguments().stream().map(Phrases::argument).toArray())
                : message.text();
    }

    /**
     * What the key ends with where the text depends on the first argument: on its number, or on whether there is one.
     */
    private static String variant(List<Object> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.getFirst() instanceof Long count ? "." + plurals.form(count) : ".of";
    }

    private static String argument(Object argument) {
        return switch (argument) {
            case Message message -> say(message);
            case Duration time -> Durations.text(time.toNanos());
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            default -> argument.toString();
        };
    }

    /** Such as {@code sleeps, parks and file reads}. */
    private static String list(List<String> items) {
        String all = "";
        for (int i = 0; i < items.size(); i++) {
            all = i == 0 ? items.getFirst() : of(i < items.size() - 1 ? "list.more" : "list.last", all, items.get(i));
        }
        return all;
    }

    /** Whether they are Chinese, which needs other fonts. */
    static boolean areChinese() {
        return bundle.getLocale().getLanguage().equals("zh");
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("dev.gantry.view.style.phrases", language, Phrases.class.getModule());
    }
}
