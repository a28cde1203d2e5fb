package dev.gantry.format.chrome;

import dev.gantry.format.DetailNumbers;
import dev.gantry.format.JsonText;
import dev.gantry.format.TraceUnderConstruction;

/** The details of events as texts, see {@link dev.gantry.format.Details}, and their numbers. */
final class DetailTexts {
    private final DetailNumbers numbers;
    private final JsonText made = new JsonText();

    /** The last category: what was made begins with it, up to this length; and the number of it alone. */
    private String category = "";
    private int begun;
    private boolean asked;
    private int alone;

    DetailTexts(TraceUnderConstruction opening) {
        this.numbers = new DetailNumbers(opening);
    }

    /**
     * The number of these details, 0 for none; {@code arguments} are the inside of a JSON object. Where there is no
     * room for the arguments they are left out, see {@link #isFull}.
     */
    int number(String name, String category, JsonText arguments) {
        begin(name, category);
        boolean only = name.isEmpty() && arguments.isEmpty();
        if (only && asked) {
            return alone;
        }
        if (!arguments.isEmpty() && !isFull()) {
            made.key("args");
            made.open('{');
            made.append(arguments);
            made.close('}');
        }
        int number = 0;
        if (made.length() > 1) {
            made.close('}');
            number = numbers.number(made.toString());
        }
        if (only) {
            asked = true;
            alone = number;
        }
        return number;
    }

    private void begin(String name, String category) {
        if (begun > 0 && name.isEmpty() && category.equals(this.category)) {
            made.truncate(begun);
            return;
        }
        made.clear();
        made.open('{');
        if (!name.isEmpty()) {
            made.key("name");
            made.string(name);
        }
        if (!category.isEmpty()) {
            made.key("cat");
            made.string(category);
        }
        this.category = category;
        begun = name.isEmpty() ? made.length() : 0;
        asked = false;
    }

    boolean isFull() {
        return numbers.isFull();
    }
}
