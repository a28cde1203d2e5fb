package dev.gantry.insight.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import dev.gantry.trace.LaneKind;
import dev.gantry.trace.State;
import dev.gantry.trace.TaskState;

/**
 * Recursive-descent parser of filters.
 *
 * <pre>
 * filter   = all {"or" all}
 * all      = one {["and"] one}
 * one      = "not" one | "(" filter ")" | FIELD SIGN VALUE | TEXT | PATTERN
 * FIELD    = "kind" | "state" | "name" | "lane" | "task" | "executor" | "category" | "error"
 *          | "duration" | "waited" | "start" | "args." PATH
 * SIGN     = ":" (has it, ignoring case) | "=" (is it) | "!=" (is not it) | "~" (matches the regular expression)
 *          | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * VALUE    = TEXT | PATTERN | DURATION | NUMBER
 * </pre>
 *
 * A TEXT is a word or stands in double quotes, with {@code \} before a quote; by itself it asks of names, of labels of
 * tasks and of what they threw. A PATTERN is a regular expression between slashes. A DURATION is a number with ns, us,
 * µs, ms, s, min or h. What has no such field does not fit, nor does it fit the opposite.
 */
final class FilterParser {
    private static final Map<String, Double> UNITS = Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "μs", 1e3, "ms", 1e6, "s",
            1e9, "min", 60e9, "h", 3600e9);
    private static final Pattern COMPARED = Pattern.compile(
            "(kind|state|name|lane|task|executor|category|error|duration|waited|start|args\\.([^\\s:=!~<>≤≥]+))"
                    + "\\s*(!=|<=|>=|[:=~<>≤≥])\\s*",
            Pattern.CASE_INSENSITIVE);
    /** Where a text may be a filter, not just words to be looked for. */
    private static final Pattern ANYWHERE = Pattern.compile("(^|[\\s(])" + COMPARED.pattern(),
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SLASHED = Pattern.compile("/((?:[^/\\\\]|\\\\.)+)/(?=[\\s)]|$)");
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|[uµμ]s|ms|s|min|h)(?=[\\s)]|$)");
    private static final Pattern WORD = Pattern.compile("[^\\s()]+");
    private static final List<String> KINDS = Stream.concat(
            Arrays.stream(Thing.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)),
            Stream.concat(Arrays.stream(LaneKind.values()).map(LaneKind::id), Stream.of(TextPart.COROUTINE)))
            .distinct().toList();
    private static final List<String> STATES = Stream.concat(Arrays.stream(State.values()).map(State::id),
            Arrays.stream(TaskState.values()).map(TaskState::id)).distinct().toList();
    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int depth;

    private FilterParser(String text) {
        this.text = text;
    }

    /** The filter that this text is: in the language, or words that a name shall have as they stand. */
    static Term parse(String text) throws FilterSyntaxException {
        if (!ANYWHERE.matcher(text).find() && !SLASHED.matcher(text).matches()) {
            return words(text);
        }
        FilterParser parser = new FilterParser(text);
        Term filter = parser.any();
        if (parser.isMore()) {
            throw new FilterSyntaxException("bracket");
        }
        return filter;
    }

    /** Words as they stand; in quotes also without them, as what reads like a field is looked for. */
    private static Term words(String text) {
        Term whole = new Term.Word(Comparison.containing(text));
        Matcher quoted = QUOTED.matcher(text);
        return quoted.matches()
                ? new Term.Any(List.of(whole, new Term.Word(Comparison.containing(unquoted(quoted)))))
                : whole;
    }

    private static String unquoted(Matcher quoted) {
        return quoted.group(1).replaceAll("\\\\(.)", "$1");
    }

    private Term any() throws FilterSyntaxException {
        List<Term> terms = new ArrayList<>(List.of(all()));
        while (word("or")) {
            terms.add(all());
        }
        return terms.size() == 1 ? terms.getFirst() : new Term.Any(terms);
    }

    private Term all() throws FilterSyntaxException {
        List<Term> terms = new ArrayList<>(List.of(one()));
        while (word("and") || isMore() && text.charAt(at) != ')' && !isWord("or")) {
            terms.add(one());
        }
        return terms.size() == 1 ? terms.getFirst() : new Term.All(terms);
    }

    private Term one() throws FilterSyntaxException {
        if (++depth > DEEPEST) {
            throw new FilterSyntaxException("deep");
        }
        Term term = inner();
        depth--;
        return term;
    }

    private Term inner() throws FilterSyntaxException {
        if (!isMore() || text.charAt(at) == ')' || isWord("and") || isWord("or")) {
            throw new FilterSyntaxException("missing");
        }
        if (word("not")) {
            return new Term.Not(one());
        }
        if (text.charAt(at) == '(') {
            at++;
            Term within = any();
            if (!isMore()) {
                throw new FilterSyntaxException("bracket");
            }
            at++;
            return within;
        }
        Matcher compared = matcher(COMPARED);
        if (compared.lookingAt()) {
            at = compared.end();
            return compared(compared);
        }
        Matcher pattern = matcher(SLASHED);
        if (pattern.lookingAt()) {
            at = pattern.end();
            return new Term.Word(Comparison.MATCHES.fitting(checked(pattern.group(1))));
        }
        return new Term.Word(Comparison.containing(value(text)));
    }

    private Term compared(Matcher found) throws FilterSyntaxException {
        boolean not = found.group(3).equals("!=");
        Comparison how = Comparison.of(not ? "=" : found.group(3)).orElseThrow();
        Term term = found.group(2) != null
                ? argument(found.group(2), how, found.group(1))
                : compared(Field.of(found.group(1)).orElseThrow(), how);
        return not ? new Term.Not(term) : term;
    }

    private Term argument(String path, Comparison how, String word) throws FilterSyntaxException {
        return new Term.Argument("args." + path, how, text(how, word));
    }

    private Term compared(Field field, Comparison how) throws FilterSyntaxException {
        if (field.isTime()) {
            Matcher time = matcher(DURATION);
            if (how == Comparison.MATCHES || !time.lookingAt()) {
                throw new FilterSyntaxException("duration", field.word());
            }
            at = time.end();
            return new Term.Time(field, how, Double.parseDouble(time.group(1)) * UNITS.get(time.group(2)));
        }
        if (how.isOrder()) {
            throw new FilterSyntaxException("order", field.word());
        }
        String wanted = text(how, field.word());
        if (field == Field.KIND || field == Field.STATE) {
            List<String> known = field == Field.KIND ? KINDS : STATES;
            if (known.stream().noneMatch(how.fitting(wanted))) {
                throw new FilterSyntaxException("unknown", field.word(), wanted, String.join(", ", known));
            }
        }
        return field == Field.CATEGORY ? new Term.Argument("cat", how, wanted) : new Term.Text(field, how, wanted);
    }

    private String text(Comparison how, String word) throws FilterSyntaxException {
        if (how != Comparison.MATCHES) {
            return value(word + how.sign());
        }
        Matcher pattern = matcher(SLASHED);
        if (pattern.lookingAt()) {
            at = pattern.end();
            return checked(pattern.group(1));
        }
        return checked(value(word + how.sign()));
    }

    private String value(String after) throws FilterSyntaxException {
        Matcher quoted = matcher(QUOTED);
        Matcher word = matcher(WORD);
        if (quoted.lookingAt()) {
            at = quoted.end();
            return unquoted(quoted);
        }
        if (!word.lookingAt()) {
            throw new FilterSyntaxException("value", after);
        }
        at = word.end();
        return word.group();
    }

    private static String checked(String pattern) throws FilterSyntaxException {
        try {
            return Pattern.compile(pattern).pattern();
        } catch (PatternSyntaxException _) {
            throw new FilterSyntaxException("pattern", pattern);
        }
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    /** Whether there is more than room. */
    private boolean isMore() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private boolean isWord(String wanted) {
        Matcher word = isMore() ? matcher(WORD) : null;
        return word != null && word.lookingAt() && word.group().equalsIgnoreCase(wanted);
    }

    /** Takes this word, if it comes. */
    private boolean word(String wanted) {
        boolean comes = isWord(wanted);
        at += comes ? wanted.length() : 0;
        return comes;
    }
}
