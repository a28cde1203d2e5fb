package dev.gantry.insight.claim;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.gantry.insight.Measure;
import dev.gantry.insight.claim.Token.Kind;
import dev.gantry.trace.message.Message;

/**
 * Recursive-descent parser of claims. At each word it keeps what else could stand there, so an error says it.
 *
 * <pre>
 * claim    = ["not"] statement
 * statement = HOW-MANY tasks ("ran" | "were in progress" | "waited") "at once"
 *          | HOW-MANY tasks done
 *          | (HOW-MANY | "no") ("mark" | "marks") [TEXT] "came" ["on lane" TEXT]
 *          | HOW-MANY "switches happened" ["on lane" TEXT]
 *          | "no" tasks done
 *          | "no" tasks measured ("longer" | "shorter") "than" DURATION
 *          | "no lane" ["named" TEXT] "was blocked longer than" DURATION
 *          | ("no worker" ["of" TEXT] | "no lane") "was idle" ["longer than" DURATION] "while tasks were queued"
 *          | "no coroutine" ["named" TEXT] "held its thread longer than" DURATION
 *          | "nothing blocked the" ("event loop" | "hub") "longer than" DURATION
 *          | "every" tasks (done | "ran on lane" TEXT)
 *          | "every callback" ["of" tasks] "ran" ("on its task's lane" | "on lane" TEXT)
 *          | tasks ("started" | "ended") "in the order of submission"
 *          | "the" FIGURE "of" (tasks | ["pool"] TEXT) compare DURATION
 *          | "the run took" compare DURATION
 *          | event ("before" | "after") event
 * tasks    = ("task" | "tasks") {"of" TEXT | "named" TEXT | "on lane" TEXT} | TEXT, before a verb: the tasks named so
 * done     = "was submitted" | "started" | "ended" | "succeeded" | "failed" | "was cancelled"   ("were", "be" too)
 * measured = "waited" | "ran" | "was blocked"
 * event    = tasks ("was submitted" | "started" | "ended") | "mark" TEXT
 * HOW-MANY = ("at most" | "at least" | "exactly" | "less than" | "more than") NUMBER
 * compare  = "≤" | "&lt;=" | "&lt;" | "≥" | "&gt;=" | "&gt;" | "at most" | "at least" | "less than" | "more than"
 * FIGURE   = ("p50" … "p99" | "mean" | "longest" | "shortest") ("queue wait" | "run time" | "blocked time")
 * </pre>
 *
 * A TEXT is a word, a number, or stands in double quotes, with {@code \} before a quote; {@code *} in it stands for
 * any letters. Before an executor in quotes a "pool" may stand. A DURATION is a number with ns, us, µs, ms, s, min or
 * h. {@code {name}} stands for a value from outside. Before "queue wait" a "the" may be left out, as may that of "the
 * p99". Case counts in texts only.
 */
final class ClaimParser {
    static final String DURATION = "DURATION";
    static final String NUMBER = "NUMBER";
    static final String TEXT = "TEXT";
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ms",
            1_000_000L, "s", 1_000_000_000L, "min", 60_000_000_000L, "h", 3_600_000_000_000L);
    private static final Pattern QUANTITY = Pattern.compile("\\d+(\\.\\d+)?\\s*(ns|[uµμ]s|ms|s|min|h)?");
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2})");
    private static final Map<String, Bound> SIGNS = Map.of("<", Bound.LESS, "<=", Bound.AT_MOST, "≤", Bound.AT_MOST,
            ">", Bound.MORE, ">=", Bound.AT_LEAST, "≥", Bound.AT_LEAST);

    private final List<Token> tokens;
    private final Set<String> expected = new LinkedHashSet<>(); // at the furthest word that was looked at
    private int furthest;
    private int next;

    ClaimParser(String text, Map<String, String> values) throws ClaimSyntaxException {
        tokens = Token.all(text, values);
    }

    /** Whether this is a number or a duration. */
    static boolean isQuantity(String value) {
        return QUANTITY.matcher(value.strip()).matches();
    }

    /** What could stand behind the text, words and kinds of values; empty if the text is wrong before its end. */
    Set<String> continuations() {
        try {
            claim();
        } catch (ClaimSyntaxException _) {
            // what was expected is what counts
        }
        return tokens.get(furthest).kind() == Kind.END ? Collections.unmodifiableSet(expected) : Set.of();
    }

    /** The claim, which is the whole text. */
    Check read() throws ClaimSyntaxException {
        Check check = claim();
        if (token().kind() != Kind.END) {
            expect(next, "the end");
            throw wrong();
        }
        return check;
    }

    private Check claim() throws ClaimSyntaxException {
        return accept("not") ? new Not(statement()) : statement();
    }

    private Check statement() throws ClaimSyntaxException {
        Optional<Bound> howMany = bound(true);
        if (howMany.isPresent()) {
            return howMany(howMany.get());
        }
        if (accept("no")) {
            return no();
        }
        if (accept("every")) {
            return every();
        }
        if (accept("the run took")) {
            Bound bound = compare();
            return new Took(bound, duration());
        }
        if (accept("nothing blocked the")) {
            if (!accept("hub")) {
                expect("event loop");
            }
            expect("longer than");
            return new HeldThread(Optional.empty(), duration());
        }
        accept("the");
        Optional<Figure.Kind> figure = figure();
        if (figure.isPresent()) {
            return figureOf(figure.get());
        }
        if (accept("mark")) {
            return ordered(new Event.OfMark(new Wildcard(text())));
        }
        Selection tasks = tasks();
        boolean started = accept("started");
        if (started || accept("ended")) {
            return accept("in the order of submission")
                    ? new InOrder(tasks, started)
                    : ordered(new Event.OfTask(tasks, started ? Event.Moment.STARTED : Event.Moment.ENDED));
        }
        was("submitted");
        return ordered(new Event.OfTask(tasks, Event.Moment.SUBMITTED));
    }

    private Check howMany(Bound bound) throws ClaimSyntaxException {
        int limit = number();
        expect(next, "task"); // the first of the proposals
        if (accept("switches happened")) {
            return new Switched(bound, limit, part("on lane"));
        }
        if (accept("marks") || accept("mark")) {
            return marks(bound, limit);
        }
        Selection tasks = tasks();
        for (AtOnce.Phase phase : AtOnce.Phase.values()) {
            if (accept(phase.words())) {
                return new AtOnce(bound, limit, tasks, phase);
            }
        }
        return new Counted(bound, limit, tasks, done());
    }

    private Check marks(Bound bound, int limit) throws ClaimSyntaxException {
        Wildcard marks = isWord(next, "came") && !isWord(next + 1, "came") ? new Wildcard("*") : new Wildcard(text());
        expect("came");
        return new MarksCounted(bound, limit, new Event.OfMark(marks), part("on lane"));
    }

    private Check no() throws ClaimSyntaxException {
        if (accept("lane")) {
            Optional<Wildcard> name = part("named");
            if (name.isEmpty() && accept("was idle")) {
                return idle(Optional.empty());
            }
            expect("was blocked longer than");
            return new LaneBlocked(name, duration());
        }
        if (accept("worker")) {
            Optional<Wildcard> executor = part("of");
            expect("was idle");
            return idle(executor);
        }
        if (accept("marks") || accept("mark")) {
            return marks(Bound.AT_MOST, 0);
        }
        if (accept("coroutine")) {
            Optional<Wildcard> name = part("named");
            expect("held its thread longer than");
            return new HeldThread(name, duration());
        }
        Selection tasks = tasks();
        Optional<Measure> measure = measure();
        if (measure.isEmpty()) {
            return new Counted(Bound.AT_MOST, 0, tasks, done());
        }
        boolean longer = accept("longer than");
        if (!longer) {
            expect("shorter than");
        }
        return new Lasted(tasks, measure.get(), longer, duration());
    }

    private Check idle(Optional<Wildcard> executor) throws ClaimSyntaxException {
        long longer = accept("longer than") ? duration() : 0;
        expect("while tasks were queued");
        return new IdleWorkers(executor, longer);
    }

    private Check every() throws ClaimSyntaxException {
        if (accept("callback")) {
            Selection tasks = accept("of") ? tasks() : Selection.ALL;
            if (accept("ran on its task's lane") || accept("ran on its task’s lane")) {
                return new CallbackLane(tasks, Optional.empty());
            }
            expect("ran on lane");
            return new CallbackLane(tasks, Optional.of(new Wildcard(text())));
        }
        Selection tasks = tasks();
        if (accept("ran on lane")) {
            return new RanOn(tasks, new Wildcard(text()));
        }
        return new EveryTask(tasks, done());
    }

    private Optional<Figure.Kind> figure() {
        expect(next, "p50");
        expect(next, "p99");
        if (token().kind() == Kind.WORD && PERCENTILE.matcher(word()).matches() && !word().matches("p0+")) {
            Figure.Kind percentile = new Figure.Percentile(Integer.parseInt(word().substring(1)));
            take();
            return Optional.of(percentile);
        }
        if (accept("mean")) {
            return Optional.of(new Figure.Mean());
        }
        if (accept("longest")) {
            return Optional.of(new Figure.Percentile(100));
        }
        return accept("shortest") ? Optional.of(new Figure.Percentile(0)) : Optional.empty();
    }

    private Check figureOf(Figure.Kind kind) throws ClaimSyntaxException {
        accept("of");
        accept("the");
        Measure measure;
        if (accept("queue wait")) {
            measure = Measure.WAITED;
        } else if (accept("blocked time")) {
            measure = Measure.BLOCKED;
        } else {
            expect("run time");
            measure = Measure.RAN;
        }
        expect("of");
        Selection tasks = token().kind() == Kind.QUOTED || isWord(next, "pool") ? ofPool(Selection.ALL) : tasks();
        accept("is");
        accept("was");
        Bound bound = compare();
        return new Figure(kind, measure, tasks, bound, duration());
    }

    private Check ordered(Event first) throws ClaimSyntaxException {
        accept("came");
        boolean before = accept("before");
        if (!before) {
            expect("after");
        }
        Event second = event();
        return before ? new Before(first, second) : new Before(second, first);
    }

    private Event event() throws ClaimSyntaxException {
        if (accept("mark")) {
            return new Event.OfMark(new Wildcard(text()));
        }
        Selection tasks = tasks();
        if (accept("started")) {
            return new Event.OfTask(tasks, Event.Moment.STARTED);
        }
        if (accept("ended")) {
            return new Event.OfTask(tasks, Event.Moment.ENDED);
        }
        was("submitted");
        return new Event.OfTask(tasks, Event.Moment.SUBMITTED);
    }

    private Selection tasks() throws ClaimSyntaxException {
        if (isName() && List.of("started", "ended", "was", "were").stream().anyMatch(verb -> isWord(next + 1, verb))) {
            return new Selection(Optional.empty(), Optional.of(new Wildcard(text())), Optional.empty());
        }
        if (!accept("task")) {
            expect("tasks");
        }
        Selection all = Selection.ALL;
        while (true) {
            if (all.executor().isEmpty() && accept("of")) {
                all = ofPool(all);
            } else if (all.name().isEmpty() && accept("named")) {
                all = new Selection(all.executor(), Optional.of(new Wildcard(text())), all.lane());
            } else if (all.lane().isEmpty() && accept("on lane")) {
                all = new Selection(all.executor(), all.name(), Optional.of(new Wildcard(text())));
            } else {
                return all;
            }
        }
    }

    /** Those of an executor; before a name in quotes a "pool" may stand. */
    private Selection ofPool(Selection all) throws ClaimSyntaxException {
        if (tokens.get(Math.min(next + 1, tokens.size() - 1)).kind() == Kind.QUOTED) {
            accept("pool");
        }
        return new Selection(Optional.of(new Wildcard(text())), all.name(), all.lane());
    }

    private Done done() throws ClaimSyntaxException {
        for (Done done : Done.values()) {
            if (!done.isPassive() && accept(done.word())) {
                return done;
            }
        }
        if (!accept("was") && !accept("were")) {
            expect("be");
        }
        if (accept(Done.SUBMITTED.word())) {
            return Done.SUBMITTED;
        }
        expect(Done.CANCELLED.word());
        return Done.CANCELLED;
    }

    private void was(String word) throws ClaimSyntaxException {
        if (!accept("was")) {
            expect("were");
        }
        expect(word);
    }

    private Optional<Measure> measure() {
        if (accept("waited")) {
            return Optional.of(Measure.WAITED);
        }
        if (accept("ran")) {
            return Optional.of(Measure.RAN);
        }
        return accept("was blocked") || accept("were blocked") ? Optional.of(Measure.BLOCKED) : Optional.empty();
    }

    private Optional<Bound> bound(boolean exactly) {
        if (accept("at most")) {
            return Optional.of(Bound.AT_MOST);
        }
        if (accept("at least")) {
            return Optional.of(Bound.AT_LEAST);
        }
        if (accept("less than") || accept("fewer than")) {
            return Optional.of(Bound.LESS);
        }
        if (accept("more than")) {
            return Optional.of(Bound.MORE);
        }
        return exactly && accept("exactly") ? Optional.of(Bound.EXACTLY) : Optional.empty();
    }

    private Bound compare() throws ClaimSyntaxException {
        Optional<Bound> words = bound(false);
        if (words.isPresent()) {
            return words.get();
        }
        expect(next, "≤");
        expect(next, "<");
        expect(next, "≥");
        expect(next, ">");
        if (token().kind() != Kind.SIGN) {
            throw wrong();
        }
        return SIGNS.get(take().text());
    }

    /** Whether the next token is the name of tasks: any text but the words that begin what tasks they are. */
    private boolean isName() {
        return token().kind() == Kind.QUOTED || token().kind() == Kind.NUMBER
                || token().kind() == Kind.WORD && !word().equals("task") && !word().equals("tasks");
    }

    private boolean isWord(int at, String word) {
        Token token = tokens.get(Math.min(at, tokens.size() - 1));
        return token.kind() == Kind.WORD && token.text().toLowerCase(Locale.ROOT).equals(word);
    }

    private Optional<Wildcard> part(String word) throws ClaimSyntaxException {
        return accept(word) ? Optional.of(new Wildcard(text())) : Optional.empty();
    }

    private String text() throws ClaimSyntaxException {
        expect(next, TEXT);
        Token token = token();
        if (token.kind() != Kind.QUOTED && token.kind() != Kind.WORD && token.kind() != Kind.NUMBER) {
            throw wrong();
        }
        return take().text();
    }

    private int number() throws ClaimSyntaxException {
        expect(next, NUMBER);
        Token token = token();
        if (token.kind() != Kind.NUMBER) {
            throw wrong();
        }
        if (!token.text().matches("\\d{1,9}")) {
            throw new ClaimSyntaxException(Message.say("claim.syntax.count"), token.at(), token.length(), List.of());
        }
        return Integer.parseInt(take().text());
    }

    /** Nanoseconds. */
    private long duration() throws ClaimSyntaxException {
        expect(next, DURATION);
        Token token = token();
        if (token.kind() != Kind.NUMBER) {
            throw wrong();
        }
        BigDecimal number = new BigDecimal(take().text());
        List.of("ns", "us", "ms", "s", "min", "h").forEach(each -> expect(next, each));
        Long unit = token().kind() == Kind.WORD ? UNITS.get(token().text()) : null;
        if (unit == null) {
            throw wrong();
        }
        BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit));
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new ClaimSyntaxException(Message.say("claim.syntax.far"), token.at(), token.length(), List.of());
        }
        take();
        return nanos.longValue();
    }

    /** Takes these words if they are the next ones. */
    private boolean accept(String words) {
        String[] all = words.split(" ");
        for (int i = 0; i < all.length; i++) {
            Token token = tokens.get(Math.min(next + i, tokens.size() - 1));
            if (token.kind() != Kind.WORD || !token.text().toLowerCase(Locale.ROOT).equals(all[i])) {
                expect(next + i, String.join(" ", List.of(all).subList(i, all.length)));
                return false;
            }
        }
        for (int i = 0; i < all.length; i++) {
            take();
        }
        return true;
    }

    private void expect(String words) throws ClaimSyntaxException {
        if (!accept(words)) {
            throw wrong();
        }
    }

    private Token token() {
        return tokens.get(next);
    }

    private String word() {
        return token().text().toLowerCase(Locale.ROOT);
    }

    private Token take() {
        return tokens.get(next++);
    }

    /** Keeps that this could stand at this word. */
    private void expect(int at, String words) {
        if (at > furthest) {
            furthest = at;
            expected.clear();
        }
        if (at == furthest) {
            expected.add(words);
        }
    }

    private ClaimSyntaxException wrong() {
        Token token = tokens.get(furthest);
        String all = String.join(", ", expected);
        return new ClaimSyntaxException(token.kind() == Kind.END
                ? Message.say("claim.syntax.more", all)
                : Message.say("claim.syntax.other", token.text(), all), token.at(), token.length(),
                List.copyOf(expected));
    }
}
