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

    /** Whether a number fits so. */
    boolean fits(double number, double wanted) {
        return switch (this) {
            case HAS, IS -> number == wanted;
            case AT_MOST -> number <= wanted;
            case AT_LEAST -> number >= wanted;
            case LESS -> number < wanted;
            case MORE -> number > wanted;
            case MATCHES -> false;
        };
    }

    /** Tells which texts fit so; the text of a pattern was checked. */
    Predicate<String> fitting(String wanted) {
        return switch (this) {
            case HAS -> containing(wanted);
            case IS -> wanted::equals;
            case MATCHES -> Pattern.compile(wanted).asPredicate();
            case AT_MOST, AT_LEAST, LESS, MORE -> _ -> false;
        };
    }

    /** Tells which texts have this one in them, ignoring case. */
    static Predicate<String> containing(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        return text -> text.toLowerCase(Locale.ROOT).contains(lower);
    }
}
