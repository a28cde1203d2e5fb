package dev.gantry.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.gantry.trace.Snapshot;

/**
 * Details of a slice or mark: what a file says of it beyond the name that is shown. A trace holds them as a text, a
 * JSON object with the fields {@code name}, {@code cat} and {@code args}, each only where there is something.
 *
 * @param name the name of a mark whose shown text has its arguments in it; empty otherwise
 * @param category its category, or several between commas; empty for none
 * @param arguments its arguments as the text of a JSON object; empty for none
 */
public record Details(String name, String category, String arguments) {
    /** Nothing beyond the name. */
    public static final Details NONE = new Details("", "", "");

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Details in this text; {@link #NONE} if it is none, as in a damaged file. */
    public static Details of(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        String name = "";
        String category = "";
        String arguments = "";
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return NONE;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (field.equals("args") && value == JsonToken.START_OBJECT) {
                    int from = (int) json.currentTokenLocation().getCharOffset();
                    json.skipChildren();
                    String object = text.substring(from, (int) json.currentLocation().getCharOffset());
                    arguments = object.length() > 2 ? object : "";
                } else if (value == JsonToken.VALUE_STRING) {
                    name = field.equals("name") ? json.getText() : name;
                    category = field.equals("cat") ? json.getText() : category;
                } else {
                    json.skipChildren();
                }
            }
            return new Details(name, category, arguments);
        } catch (IOException _) {
            return NONE;
        }
    }

    /** An argument: its name, and its value as text; an object or a list as JSON. */
    public record Argument(String name, String value) {}

    /** The arguments one by one. */
    public List<Argument> list() {
        List<Argument> list = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(arguments)) {
            json.nextToken();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                int from = (int) json.currentTokenLocation().getCharOffset();
                String text = value.isScalarValue() ? json.getText() : "";
                json.skipChildren();
                list.add(new Argument(field, value.isScalarValue()
                        ? text
                        : arguments.substring(from, (int) json.currentLocation().getCharOffset())));
            }
        } catch (IOException _) {
            return list; // what came before the damage
        }
        return list;
    }

    /** The details of a snapshot by their numbers; those that come again and again are parsed once. */
    public static final class Table {
        private static final int PLACES = 1 << 10;

        private final Snapshot snapshot;
        private final int[] numbers = new int[PLACES];
        private final Details[] known = new Details[PLACES];

        public Table(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        public Details get(int number) {
            if (number == 0) {
                return NONE;
            }
            int place = number & PLACES - 1;
            if (numbers[place] != number) {
                numbers[place] = number;
                known[place] = of(snapshot.name(number));
            }
            return known[place];
        }
    }
}
