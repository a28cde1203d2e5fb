package dev.gantry.lesson.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words of a text, or code in it, by the rule of CommonMark for code spans: what a run of backticks opens, the next run
 * of as many closes; one that nothing closes stands for itself, but of three or more goes to the end of the text.
 *
 * @param text without the backticks around it, and of a fenced block without the word after the opening ones
 * @param source as it is written
 */
public record CodeSpan(String text, boolean code, String source) {
    private static final Pattern CODE = Pattern.compile(
            "(?s)(?<!`)(?:(`++)(?<inside>.*?)(?<!`)\\1(?!`)|(?<fence>`{3,}+)(?<rest>.*))");
    private static final Pattern INFO = Pattern.compile("[^\\n]*\\n");

    /** The text cut where code begins and ends. */
    public static List<CodeSpan> of(String text) {
        List<CodeSpan> all = new ArrayList<>();
        Matcher code = CODE.matcher(text);
        int at = 0;
        while (code.find()) {
            words(text.substring(at, code.start()), all);
            String inside = code.group("fence") == null ? code.group("inside") : code.group("rest");
            all.add(new CodeSpan(bare(inside), true, code.group()));
            at = code.end();
        }
        words(text.substring(at), all);
        return all;
    }

    /** The text without the backticks around code. */
    public static String plain(String text) {
        return of(text).stream().map(CodeSpan::text).collect(Collectors.joining());
    }

    private static void words(String text, List<CodeSpan> into) {
        if (!text.isEmpty()) {
            into.add(new CodeSpan(text, false, text));
        }
    }

    /** One space at each end is there to keep the backticks of the code apart from those around it. */
    private static String bare(String inside) {
        Matcher info = INFO.matcher(inside);
        if (info.lookingAt()) {
            return inside.substring(info.end()).stripTrailing();
        }
        boolean padded = inside.startsWith(" ") && inside.endsWith(" ") && !inside.isBlank();
        return padded ? inside.substring(1, inside.length() - 1) : inside;
    }
}
