package dev.gantry.format.chrome;

import dev.gantry.format.DetailNumbers;
import dev.gantry.format.TraceUnderConstruction;

/** The details of events as texts, see {@link dev.gantry.format.Details}, and their numbers. */
final class DetailTexts {
    private final DetailNumbers numbers;
    private final StringBuilder made = new StringBuilder();
    private String category = "";
    private int ofCategory;

    DetailTexts(TraceUnderConstruction opening) {
        this.numbers = new DetailNumbers(opening);
    }

    /**
     * The number of these details, 0 for none; {@code arguments} are the inside of a JSON object. Where there is no
     * room for the arguments they are left out, see {@link #isFull}.
     */
    int number(String name, String category, CharSequence arguments) {
        boolean only = name.isEmpty() && arguments.isEmpty();
        if (only && category.equals(this.category)) {
            return ofCategory;
        }
        made.setLength(0);
        made.append('{');
        if (!name.isEmpty()) {
            ArgumentText.key(made, "name");
            ArgumentText.quote(made, name);
        }
        if (!category.isEmpty()) {
            ArgumentText.key(made, "cat");
            ArgumentText.quote(made, category);
        }
        if (!arguments.isEmpty() && !isFull()) {
            ArgumentText.key(made, "args");
            made.append('{').append(arguments).append('}');
        }
        int number = made.length() == 1 ? 0 : numbers.number(made.append('}'));
        if (only) {
            this.category = category;
            ofCategory = number;
        }
        return number;
    }

    boolean isFull() {
        return numbers.isFull();
    }
}
