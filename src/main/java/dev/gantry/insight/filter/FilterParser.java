package dev.gantry.insight.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
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
 * one      = "not" one | "(" filter ")" | FIELD SIGN VALUE | QUOTED | PATTERN | WORD {WORD}
 * FIELD    = "kind" | "state" | "name" | "lane" | "task" | "executor" | "category" | "error"
 *          | "duration" | "waited" | "start" | "args." PATH
 * SIGN     = ":" (has it, ignoring case) | "=" (is it) | "!=" (is not it) | "~" (matches the regular expression)
 *          | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * VALUE    = WORD | QUOTED | PATTERN | DURATION | NUMBER
 * PATH     = WORD | QUOTED
 * </pre>
 *
 * Words by themselves ask of names, of labels of tasks and of what they threw; those beside each other are one text, as
 * it stands: {@code half way} is not {@code half and way}. A bracket within a word belongs to it, as in {@code f(x)}. A
 * QUOTED text stands in double quotes, with {@code \} before a quote. A PATTERN is a regular expression between
 * slashes. A DURATION is a number with ns, us, µs, ms, s, min or h. What has no such field does not fit, nor does it
 * fit the opposite.
 */
final class FilterParser {
    private static final Map<String, Double> UNITS = Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "μs", 1e3, "ms", 1e6, "s",
            1e9, "min", 60e9, "h", 3600e9);
    private static final String SIGN = "\\s*(!=|<=|>=|[:=~<>≤≥])";
    private static final Pattern COMPARED = Pattern.compile(
            "([a-z]\\w*+(?:\\.[^\\s:=!~<>≤≥\"]++)?+)" + SIGN + "\\s*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ARGUMENT = Pattern.compile("args\\.(?=\")", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER_ARGUMENT = Pattern.compile(SIGN + "\\s*+");
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|[uµμ]s|ms|s|min|h)(?=[\\s)]|$)");
    private static final Pattern WORD = Pattern.compile("[^\\s()]+");
    private static final List<String> KINDS = Stream.concat(
            Arrays.stream(Thing.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)),
            Stream.concat(Arrays.stream(LaneKind.values()).map(LaneKind::id), Stream.of(TextPart.COROUTINE)))
            .distinct().toList();
    private static final List<String> STATES = Stream.concat(Arrays.stream(State.values()).map(State::id),
            Arrays.stream(TaskState.values()).map(TaskState::id)).distinct().toList();
    private static final String FIELDS = Stream.concat(
            Arrays.stream(Field.values()).filter(field -> field != Field.ARGS).map(Field::word), Stream.of("args.NAME"))
            .collect(Collectors.joining(", "));
    private static final int DEEPEST = 100;
    /** So long may a regular expression be. */
    private static final int LONGEST = 1_000;

    private final String text;
    private int at;
    private int depth;

    private FilterParser(String text) {
        this.text = text;
    }

    /** The filter that this text is, which is not blank. */
    static Term parse(String text) throws FilterSyntaxException {
        FilterParser parser = new FilterParser(text);
        Term filter = parser.any();
        if (parser.isMore()) {
            throw new FilterSyntaxException("bracket");
        }
        return filter;
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
        Optional<Term> compared = compared();
        if (compared.isPresent()) {
            return compared.get();
        }
        Optional<String> pattern = slashed();
        if (pattern.isPresent()) {
            return new Term.Word(Comparison.MATCHES.fitting(checked(pattern.get())));
        }
        Optional<String> quoted = quoted();
        return new Term.Word(Comparison.containing(quoted.isPresent() ? quoted.get() : words()));
    }

    /** Words beside each other, as they stand, up to what is something else. */
    private String words() throws FilterSyntaxException {
        int start = at;
        int end;
        do {
            bare();
            end = at;
        } while (isMore() && "()".indexOf(text.charAt(at)) < 0 && !isWord("and") && !isWord("or") && !isWord("not")
                && !isOther());
        at = end;
        return text.substring(start, end);
    }

    /** Whether a field, a regular expression or a quoted text comes. */
    private boolean isOther() throws FilterSyntaxException {
        int here = at;
        boolean other = slashed().isPresent() || quoted().isPresent();
        at = here;
        return other || field().isPresent();
    }

    /** A field with the sign after it. */
    private record Asked(String word, String sign, int end) {
        Comparison how() {
            return Comparison.of(sign.equals("!=") ? "=" : sign).orElseThrow();
        }

        boolean isArgument() {
            return word.regionMatches(true, 0, "args.", 0, 5);
        }
    }

    /** The field that comes; told if it looks like one and is none. */
    private Optional<Asked> field() throws FilterSyntaxException {
        int here = at;
        if (matcher(ARGUMENT).lookingAt()) {
            at += "args.".length();
            Optional<String> path = quoted();
            Matcher sign = matcher(AFTER_ARGUMENT);
            at = here;
            return path.isPresent() && sign.lookingAt()
                    ? Optional.of(new Asked("args." + path.get(), sign.group(1), sign.end()))
                    : Optional.empty();
        }
        Matcher found = matcher(COMPARED);
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        Asked asked = new Asked(found.group(1), found.group(2), found.end());
        if (asked.isArgument() || Field.of(asked.word).filter(field -> field != Field.ARGS).isPresent()) {
            return Optional.of(asked);
        }
        if (isMeant(asked.sign, found.end(2), found.end())) {
            throw new FilterSyntaxException("field", asked.word, FIELDS);
        }
        return Optional.empty();
    }

    /** Whether a sign after a word compares, other than those of {@code std::read}, {@code List<T>}, {@code <init>}. */
    private boolean isMeant(String sign, int after, int value) {
        return switch (sign) {
            case ":" -> false;
            case "<", ">" -> value > after || value < text.length() && Character.isDigit(text.charAt(value));
            default -> true;
        };
    }

    private Optional<Term> compared() throws FilterSyntaxException {
        Optional<Asked> asked = field();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        Asked field = asked.get();
        at = field.end;
        Term term = field.isArgument()
                ? argument(field.word, field.how())
                : compared(Field.of(field.word).orElseThrow(), field.how());
        return Optional.of(field.sign.equals("!=") ? new Term.Not(term) : term);
    }

    private Term argument(String word, Comparison how) throws FilterSyntaxException {
        Matcher time = matcher(DURATION);
        boolean hasUnit = time.lookingAt() && how != Comparison.MATCHES;
        String wanted = text(how, word);
        if (hasUnit && at < time.end() || how.isOrder() && ArgumentPart.number(wanted).isEmpty()) {
            throw new FilterSyntaxException("number", word);
        }
        return new Term.Argument("args." + word.substring(5), how, wanted);
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
        boolean opens = at < text.length() && text.charAt(at) == '/';
        Optional<String> pattern = slashed();
        if (opens && pattern.isEmpty()) {
            throw new FilterSyntaxException("open", "/");
        }
        return checked(pattern.isPresent() ? pattern.get() : value(word + how.sign()));
    }

    private String value(String after) throws FilterSyntaxException {
        if (at == text.length() || "()".indexOf(text.charAt(at)) >= 0) {
            throw new FilterSyntaxException("value", after);
        }
        Optional<String> quoted = quoted();
        if (quoted.isEmpty() && text.charAt(at) == '"') {
            throw new FilterSyntaxException("open", "\"");
        }
        return quoted.isPresent() ? quoted.get() : bare();
    }

    /** Takes a word, with the brackets in it that have their other half. */
    private String bare() {
        int start = at;
        while (at < text.length() && text.charAt(at) != ')' && !Character.isWhitespace(text.charAt(at))) {
            int closed = text.charAt(at) == '(' ? closed(at) : at;
            at = closed + 1;
        }
        return text.substring(start, at);
    }

    /** The other half of this bracket; the bracket itself if it has none. */
    private int closed(int open) {
        int deep = 0;
        for (int i = open; i < text.length(); i++) {
            char sign = text.charAt(i);
            deep += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (deep == 0) {
                return i;
            }
        }
        return open;
    }

    /** Takes a text in double quotes, if one comes that ends. */
    private Optional<String> quoted() {
        int end = end('"');
        if (end < 0) {
            return Optional.empty();
        }
        String within = text.substring(at + 1, end);
        at = end + 1;
        return Optional.of(within.replaceAll("(?s)\\\\(.)", "$1"));
    }

    /** Takes a regular expression between slashes, if one comes that ends with its word. */
    private Optional<String> slashed() {
        int end = end('/');
        boolean ends = end > at + 1 && (end + 1 == text.length() || text.charAt(end + 1) == ')'
                || Character.isWhitespace(text.charAt(end + 1)));
        if (!ends) {
            return Optional.empty();
        }
        String within = text.substring(at + 1, end);
        at = end + 1;
        return Optional.of(within);
    }

    /** Where what begins with this sign here ends with it; -1 if it does not. */
    private int end(char sign) {
        boolean begins = at < text.length() && text.charAt(at) == sign;
        for (int i = at + 1; begins && i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == sign) {
                return i;
            }
        }
        return -1;
    }

    private static String checked(String pattern) throws FilterSyntaxException {
        if (pattern.length() > LONGEST) {
            throw new FilterSyntaxException("long", (long) LONGEST, (long) pattern.length());
        }
        try {
            return Pattern.compile(pattern).pattern();
        } catch (PatternSyntaxException | StackOverflowError _) {
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
