package dev.gantry.insight.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How a filter compares. */
enum Comparison {
    HAS(":"), IS("="), MATCHES("~"), AT_MOST("<="), AT_LEAST(">="), LESS("<"), MORE(">");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    static Optional<Comparison> of(String sign) {
        String plain = sign.replace("≤", "<=").replace("≥", ">=");
        return Arrays.stream(values()).filter(each -> each.sign.equals(plain)).findFirst();
    }

    /** Whether it asks which of two is greater. */
    boolean isOrder() {
        return ordinal() >= AT_MOST.ordinal();
    }

    /** Whether a number fits so that compares like this with the wanted one: negative if it is less. */
    boolean fits(int order) {
        return switch (this) {
            case HAS, IS -> order == 0;
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case LESS -> order < 0;
            case MORE -> order > 0;
            case MATCHES -> false;
        };
    }

    /**
     * Tells which texts fit so; the text of a pattern was checked.
     *
     * @see Matching what it throws
     */
    Predicate<String> fitting(String wanted) {
        return switch (this) {
            case HAS -> containing(wanted);
            case IS -> wanted::equals;
            case MATCHES -> new Matching(Pattern.compile(wanted));
            case AT_MOST, AT_LEAST, LESS, MORE -> _ -> false;
        };
    }

    /** Tells which texts have this one in them, ignoring case. */
    static Predicate<String> containing(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        return text -> text.toLowerCase(Locale.ROOT).contains(lower);
    }
}
