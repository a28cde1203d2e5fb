package dev.gantry.insight.filter;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.gantry.trace.Snapshot;

/**
 * Whether an argument of a slice or a mark fits. Details are kept as the text of a JSON object, which is parsed where
 * it is asked for; those that come again and again are parsed once.
 */
final class ArgumentPart implements Part {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int PLACES = 1 << 10;
    private static final int LONGEST_NUMBER = 1_000;

    private final Snapshot recorded;
    private final String[] path;
    private final Comparison how;
    private final Predicate<String> fits;
    private final Optional<BigDecimal> wanted;
    private final int[] numbers = new int[PLACES];
    private final int[] known = new int[PLACES];

    /** Of what lies at this path, names with dots between them; {@code cat} is the category. */
    ArgumentPart(Snapshot recorded, String path, Comparison how, String wanted) {
        this.recorded = recorded;
        this.path = path.split("\\.", 2);
        this.how = how;
        this.fits = how.fitting(wanted);
        this.wanted = how == Comparison.MATCHES ? Optional.empty() : number(wanted);
    }

    @Override
    public int fits(Thing thing) {
        int details = thing.details();
        if (details == 0) {
            return NOT_ASKED;
        }
        int place = details & PLACES - 1;
        if (numbers[place] != details) {
            numbers[place] = details;
            known[place] = fits(recorded.name(details));
        }
        return known[place];
    }

    private int fits(String details) {
        try (JsonParser json = FACTORY.createParser(details)) {
            json.nextToken();
            return find(json, path[0]) ? value(json, path.length > 1 ? path[1] : "") : NOT_ASKED;
        } catch (IOException _) {
            return NOT_ASKED; // of a damaged file
        }
    }

    /** The value at this place, which may be one with a dot in its name, or within another. */
    private int value(JsonParser json, String rest) throws IOException {
        if (rest.isEmpty()) {
            JsonToken value = json.currentToken();
            return value.isScalarValue() ? compare(value, json.getText()) : NOT_ASKED;
        }
        int found = NOT_ASKED;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals(rest)) {
                    found = Math.max(found, value(json, ""));
                } else if (rest.startsWith(name + ".")) {
                    found = Math.max(found, value(json, rest.substring(name.length() + 1)));
                }
                json.skipChildren();
            }
        }
        return found;
    }

    /** Goes to the value of this field of the object that the parser is at. */
    private static boolean find(JsonParser json, String field) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals(field)) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private int compare(JsonToken value, String text) {
        Optional<BigDecimal> number = value.isNumeric() || how.isOrder() ? number(text) : Optional.empty();
        if (how != Comparison.HAS && number.isPresent() && wanted.isPresent()) {
            return Part.of(how.fits(number.get().compareTo(wanted.get())));
        }
        return how.isOrder() ? NOT_ASKED : Part.of(fits.test(text));
    }

    /** The number that a text is, exactly; one of too many digits is none. */
    static Optional<BigDecimal> number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
